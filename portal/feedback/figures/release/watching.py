"""Which published figures count which people, so that nothing can be worked out of several.

The groups are step × quarter × district × outcome. Every table and every
release so far is a sum of them; what the audit cannot clear is hidden.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from portal.feedback.figures.answers import Answers
from portal.feedback.figures.counting import INVITED
from portal.feedback.figures.periods import year_to
from portal.feedback.protection import CannotProtect, Figure, Figures, Published, protect
from portal.feedback.protection.figures import Atom, Name

Group: TypeAlias = tuple[str, str, str | None, str | None]
Released: TypeAlias = Mapping[str, Iterable[Name]]  # quarter → names of what its release showed
STEP, QUARTER, DISTRICT, OUTCOME = "step", "quarter", "district", "outcome"
COSTS = {STEP: 8.0, QUARTER: 1.0, DISTRICT: 1.0, OUTCOME: 4.0}
UNKNOWN = "unknown"  # merged when the letters were made; watched, though no table shows it


def sizes_of(data: Answers, steps: Iterable[str]) -> dict[Group, int]:
    """Return how many invited answers to the overall question each group gave."""
    known = set(steps)
    sizes: dict[Group, int] = {}
    for one in data.answers:
        if one.channel == INVITED and one.instrument in known and "C5" in one.values:
            group = (one.instrument, one.period, one.district, one.outcome)
            sizes[group] = sizes.get(group, 0) + 1
    return sizes


def figures_to(period: str, sizes: Mapping[Group, int]) -> list[Figure]:
    """Return every figure a release that ends with `period` would show, named by kind and key."""
    year = set(year_to(period))
    found: dict[Name, set[Atom]] = {}
    for group in sizes:
        if group[1] in year:
            for name in _names(period, group):
                found.setdefault(name, set()).add(group)
    return [
        Figure(name, frozenset(atoms), "hidden" if name[-1] == UNKNOWN else "open", COSTS[name[0]])
        for name, atoms in found.items()
    ]


def _names(period: str, group: Group) -> Iterable[Name]:
    step, quarter, district, outcome = group
    yield (STEP, period, step)
    yield (OUTCOME, period, step, outcome or UNKNOWN)
    if quarter == period:
        yield (QUARTER, period, step)
    if district is not None:
        yield (DISTRICT, period, district)


def names_to_hide(period: str, sizes: Mapping[Group, int], before: Released) -> frozenset[Name]:
    """Return which figures of a new release must stay hidden, earlier releases being known.

    Raises `CannotProtect` when an earlier release alone gives a small number away.
    """
    held = _earlier(period, sizes, before)
    new = [one for one in figures_to(period, sizes) if one.name not in held]
    atoms: dict[Atom, int] = {group: size for group, size in sizes.items()}  # noqa: C416  # a Mapping of wider keys
    figures = Figures([*held.values(), *new], atoms)
    return frozenset(one.name for one in protect(figures))


def _earlier(period: str, sizes: Mapping[Group, int], before: Released) -> dict[Name, Figure]:
    """Return the figures of earlier releases: shown ones are known, the others were hidden."""
    found: dict[Name, Figure] = {}
    for quarter, names in before.items():
        shown = set(names)
        if quarter == period:
            continue
        for one in figures_to(quarter, sizes):
            state: Published = "released" if one.name in shown else "hidden"
            found[one.name] = replace(one, published=state)
    return found


__all__ = ["CannotProtect", "figures_to", "names_to_hide", "sizes_of"]
