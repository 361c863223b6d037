"""Makes cohorts so large that belonging to one says nothing about a family.

A cohort travels with every answer; with three families in it, it would be a
name. So what is too small is merged before anything is issued: district into
area, area into the whole county, then outcome, then audience.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

LEAST = 10  # trust.md A3; the Friends and Family Test learned it the hard way


@dataclass(frozen=True)
class Cell:
    """What families of a cohort share; None means “any”."""

    outcome: str | None = None
    area: str | None = None
    district: str | None = None
    audience: str | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """A stable order, so that the same counts always make the same cohorts."""
        return (self.outcome or "", self.area or "", self.district or "", self.audience or "")


@dataclass(frozen=True)
class Cohort:
    """A cell as it is issued. `parts` says how many came from each finer cell.

    `small`: the whole batch has under 10, so nothing could be done; its figures
    are never shown.
    """

    cell: Cell
    parts: tuple[tuple[Cell, int], ...]
    small: bool = False

    @property
    def issued(self) -> int:
        """How many invitations the cohort has."""
        return sum(number for _, number in self.parts)


LEVELS: tuple[Callable[[Cell], Cell], ...] = (
    lambda cell: replace(cell, district=None),
    lambda cell: replace(cell, district=None, area=None),
    lambda cell: replace(cell, district=None, area=None, outcome=None),
    lambda cell: Cell(),
)


def coarsen(counts: Mapping[Cell, int], least: int = LEAST) -> list[Cohort]:
    """Return cohorts of at least `least` each, unless all of them together have fewer."""
    groups = {cell: {cell: number} for cell, number in counts.items() if number > 0}
    for coarser in LEVELS:
        for cell in _small(groups, least):
            if cell in groups and _size(groups[cell]) < least:
                _merge(groups, cell, coarser, least)
    return [
        Cohort(cell, tuple(sorted(parts.items(), key=_cell_order)), _size(parts) < least)
        for cell, parts in sorted(groups.items(), key=_group_order)
    ]


Groups = dict[Cell, dict[Cell, int]]


def _merge(groups: Groups, cell: Cell, coarser: Callable[[Cell], Cell], least: int) -> None:
    """Move `cell` up; while that is still too small, the smallest of its siblings comes too."""
    target = coarser(cell)
    gathered = {**groups.pop(target, {}), **groups.pop(cell, {})}
    siblings = [other for other in groups if coarser(other) == target]
    siblings.sort(key=lambda other: (_size(groups[other]), other.order))
    for sibling in siblings:
        if _size(gathered) >= least:
            break
        gathered |= groups.pop(sibling)
    groups[target] = gathered


def _small(groups: Groups, least: int) -> list[Cell]:
    small = [cell for cell, parts in groups.items() if _size(parts) < least]
    return sorted(small, key=lambda cell: (_size(groups[cell]), cell.order))


def _size(parts: Mapping[Cell, int]) -> int:
    return sum(parts.values())


def _cell_order(item: tuple[Cell, int]) -> tuple[str, ...]:
    return item[0].order


def _group_order(item: tuple[Cell, dict[Cell, int]]) -> tuple[str, ...]:
    return item[0].order
