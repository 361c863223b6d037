"""Every number that is or was published, as a sum of the same smallest groups of people.

Tables, totals, earlier releases and other breakdowns all count the same people;
written as sums of the same groups ("atoms"), one system of equations holds
everything somebody outside could know.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Atom: TypeAlias = Hashable
Name: TypeAlias = tuple[str, ...]
# open: may be shown; hidden: is not; released: was shown before and cannot be taken back.
Published = Literal["open", "hidden", "released"]
THRESHOLD = 10  # numbers under this are hidden from the public (send_facts: ONS, Sport England)
WIDTH = 3  # how far apart the possible values of a hidden number must at least lie


@dataclass(frozen=True)
class Figure:
    """One number: its name, the groups it counts, and whether it may be shown.

    `cost` says how much would be lost by hiding it: totals cost more than cells.
    """

    name: Name
    atoms: frozenset[Atom]
    published: Published = "open"
    cost: float = 1.0


class Figures:
    """All figures over the same atoms, and the true size of each atom (people, at least 0).

    Raises ValueError when two figures share a name or an atom has no size.
    """

    def __init__(self, figures: Iterable[Figure], sizes: Mapping[Atom, int]) -> None:
        self.all = tuple(figures)
        self.sizes = dict(sizes)
        self.atoms = tuple(sizes)
        if len({one.name for one in self.all}) != len(self.all):
            raise ValueError("two figures have the same name")
        if any(size < 0 for size in self.sizes.values()):
            raise ValueError("no group can have fewer than 0 people")
        if unknown := [one.name for one in self.all if not one.atoms <= set(self.sizes)]:
            raise ValueError(f"nobody knows how many people {unknown[0]} counts")

    def value(self, figure: Figure) -> int:
        """Return the true number of `figure`."""
        return sum(self.sizes[atom] for atom in figure.atoms)

    def small(self, figure: Figure) -> bool:
        """Say whether `figure` counts too few people to be shown, none included."""
        return self.value(figure) < THRESHOLD

    def matrix(self, figures: Iterable[Figure]) -> "csr_array":
        """Return the sums of `figures` as rows over the atoms as columns."""
        from scipy.sparse import csr_array  # half a second and 40 MB that only publishing needs

        place = {atom: at for at, atom in enumerate(self.atoms)}
        held = list(figures)
        rows = [row for row, one in enumerate(held) for _ in one.atoms]
        columns = [place[atom] for one in held for atom in one.atoms]
        ones = np.ones(len(rows))
        return csr_array((ones, (rows, columns)), shape=(len(held), len(self.atoms)))
