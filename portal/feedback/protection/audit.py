"""The attacker's best guess: the lowest and highest value each hidden number can have.

What is published are equations, that nobody is fewer than none are bounds; the
range of a hidden number under both is what a linear program finds.
"""

from dataclasses import dataclass

import numpy as np

from portal.feedback.protection.figures import WIDTH, Figure, Figures

NOISE = 1e-6  # the solver's own inexactness


@dataclass(frozen=True)
class Leak:
    """A hidden figure that can be told too exactly: between `low` and `high`."""

    figure: Figure
    low: float
    high: float


def audit(figures: Figures, hidden: frozenset[Figure]) -> list[Leak]:
    """Return every small figure whose value everything not `hidden` tells within less than 3.

    A small figure that is shown outright is a leak of width 0, unless it was
    released before and cannot be taken back.
    """
    shown = [one for one in figures.all if one.published != "hidden" and one not in hidden]
    known = figures.matrix(shown)
    values = np.array([figures.value(one) for one in shown], dtype=float)
    leaks = []
    for figure in figures.all:
        if not figures.small(figure) or figure.published == "released":
            continue
        if figure in shown:
            exact = float(figures.value(figure))
            leaks.append(Leak(figure, exact, exact))
            continue
        row = figures.matrix([figure]).toarray()[0]
        low, high = possible(row, known, values)
        if high - low < WIDTH - NOISE:
            leaks.append(Leak(figure, low, high))
    return leaks


def possible(row: np.ndarray, known: object, values: np.ndarray) -> tuple[float, float]:
    """Return the lowest and highest value of the sum `row` that fits what is known."""
    from scipy.optimize import linprog  # only publishing needs it

    given = {"A_eq": known, "b_eq": values} if len(values) else {}
    lowest = linprog(row, bounds=(0, None), method="highs", **given)
    highest = linprog(-row, bounds=(0, None), method="highs", **given)
    low = float(lowest.fun) if lowest.success else 0.0
    return low, float(-highest.fun) if highest.success else float("inf")
