"""Random tables of counts, and an attacker who knows nothing of how we hide."""

import itertools
import random
from collections.abc import Iterator, Sequence

from portal.feedback.protection import Cell

Line = tuple[int, ...]


def random_table(seed: int, rows: int, columns: int) -> list[Cell]:
    """A table as a county's feedback gives it: many cells under 10, some large."""
    source = random.Random(seed)
    middle = source.choice([2.5, 3.0, 3.5])
    return [
        Cell(f"row {row}", f"column {column}", int(source.lognormvariate(middle, 0.9)))
        for row in range(rows)
        for column in range(columns)
    ]


Shown = Sequence[int | None]  # None is a hidden number


def worlds(shown: Sequence[Shown], rows: Sequence[int], columns: Shown) -> Iterator[list[Line]]:
    """Every table of whole numbers that fits what is shown; tries all, so for a few cells."""
    lines = [list(_lines(line, total)) for line, total in zip(shown, rows, strict=True)]
    for table in itertools.product(*lines):
        sums = [sum(column) for column in zip(*table, strict=True)]
        if all(total is None or total == found for total, found in zip(columns, sums, strict=True)):
            yield list(table)


def _lines(shown: Shown, total: int) -> Iterator[Line]:
    ranges = (range(total + 1) if one is None else (one,) for one in shown)
    return (line for line in itertools.product(*ranges) if sum(line) == total)
