"""Decides what to hide, at the least loss, until nothing small can be worked out.

For each small number a linear program looks for two other worlds that look the
same from outside and in which the number differs by 3; what would have to
change for them is hidden too (the heuristic of Kelly, Golden and Assad 1992).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from portal.feedback.protection.audit import NOISE, audit
from portal.feedback.protection.figures import WIDTH, Figure, Figures

ALMOST_FREE = 1e-4  # hiding again what is hidden already


class CannotProtect(ValueError):
    """What was released before tells a small number whatever is hidden now."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(
            "What was published before already tells these numbers: " + "; ".join(names)
        )
        self.names = names


def protect(figures: Figures) -> frozenset[Figure]:
    """Return the figures to hide; the audit finds no leak in what is left.

    Raises `CannotProtect` when earlier releases alone give a small number away.
    """
    program = _Program(figures)
    small = [one for one in figures.all if figures.small(one) and one.published != "released"]
    hidden = {one for one in small if one.published == "open"}
    needs: dict[Figure, frozenset[Figure]] = {}
    told = []
    for figure in sorted(small, key=figures.value, reverse=True):
        moved = program.cheapest(figure, hidden)
        if moved is None:
            told.append(", ".join(figure.name))
        else:
            needs[figure] = moved
            hidden |= moved
    if told:
        raise CannotProtect(told)
    _show_again(figures, program, hidden, needs)
    if leaks := audit(figures, frozenset(hidden)):
        raise CannotProtect([", ".join(one.figure.name) for one in leaks])
    return frozenset(hidden)


def _show_again(
    figures: Figures,
    program: "_Program",
    hidden: set[Figure],
    needs: dict[Figure, frozenset[Figure]],
) -> None:
    """Show again, the most useful first, what later finds have made needless."""
    extra = [one for one in hidden if not figures.small(one)]
    for figure in sorted(extra, key=lambda one: (-program.cost(one), one.name)):
        less = hidden - {figure}
        users = [one for one, moved in needs.items() if figure in moved]
        others = {one: program.within(one, less) for one in users}
        if all(moved is not None for moved in others.values()):
            hidden.discard(figure)
            needs.update({one: moved for one, moved in others.items() if moved is not None})


class _Program:
    """The linear program behind every question, its matrices made once.

    Unknowns: by how much each group changes in a first and in a second world,
    and by how much each open figure changes at most. Released figures may not.
    """

    def __init__(self, figures: Figures) -> None:
        from scipy.sparse import csr_array, eye_array, hstack, vstack  # only publishing needs it

        self._figures = figures
        self._free = [one for one in figures.all if one.published == "open"]
        fixed = [one for one in figures.all if one.published == "released"]
        atoms, free = len(figures.atoms), len(self._free)
        sums, still = figures.matrix(self._free), eye_array(free, format="csr")
        none = csr_array((free, atoms))
        self._sums = sums
        self._upper = vstack(
            [hstack([sign * sums, none, -still]) for sign in (1, -1)]
            + [hstack([none, sign * sums, -still]) for sign in (1, -1)],
            format="csr",
        )
        kept, nothing = figures.matrix(fixed), csr_array((len(fixed), atoms))
        self._equal = vstack(
            [
                hstack([kept, nothing, csr_array((len(fixed), free))]),
                hstack([nothing, kept, csr_array((len(fixed), free))]),
            ],
            format="csr",
        )
        self._falls = [(-float(size), None) for size in figures.sizes.values()] * 2

    def cost(self, figure: Figure) -> float:
        """Return the loss by hiding `figure`: one number more, and a little for its size."""
        return figure.cost * (1.0 + 0.1 * float(np.log1p(self._figures.value(figure))))

    def cheapest(self, figure: Figure, hidden: set[Figure]) -> frozenset[Figure] | None:
        """Return what must be hidden for `figure`; None when nothing would be enough."""
        costs = [ALMOST_FREE if one in hidden else self.cost(one) for one in self._free]
        return self._moved(figure, costs, [(0.0, None)] * len(self._free))

    def within(self, figure: Figure, hidden: set[Figure]) -> frozenset[Figure] | None:
        """Return what of `hidden` protects `figure`; None when it does not."""
        room = [(0.0, None) if one in hidden else (0.0, 0.0) for one in self._free]
        return self._moved(figure, [1.0] * len(self._free), room)

    def _moved(
        self, figure: Figure, costs: Sequence[float], room: Sequence[tuple[float, float | None]]
    ) -> frozenset[Figure] | None:
        from scipy.optimize import linprog
        from scipy.sparse import csr_array, hstack, vstack

        count = len(self._figures.atoms)
        apart = self._figures.matrix([figure])
        last = hstack([apart, -apart, csr_array((1, len(self._free)))])
        answer = linprog(
            [*([0.0] * (2 * count)), *costs],
            A_ub=self._upper,
            b_ub=np.zeros(self._upper.shape[0]),
            A_eq=vstack([self._equal, last], format="csr"),
            b_eq=[0.0] * self._equal.shape[0] + [float(WIDTH)],
            bounds=[*self._falls, *room],
            method="highs",
        )
        return self._changed(answer.x[:count], answer.x[count:][:count]) if answer.success else None

    def _changed(
        self, first: NDArray[np.float64], second: NDArray[np.float64]
    ) -> frozenset[Figure]:
        by = np.maximum(np.abs(self._sums @ first), np.abs(self._sums @ second))
        return frozenset(one for one, much in zip(self._free, by, strict=True) if much > NOISE)
