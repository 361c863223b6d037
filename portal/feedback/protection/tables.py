"""A table of counts as figures: its cells, and the totals anybody can see beside them."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from portal.feedback.protection.figures import Atom, Figure, Figures, Name

TOTAL = "Total"
HIDDEN = "c"  # confidential, the symbol of official statistics
TOTALS = frozenset({"total", "all", "sum", "grand total"})
ROW_OR_COLUMN, EVERYTHING = 20.0, 200.0  # what hiding a total costs, in cells
COLUMNS = ("row", "column", "count")


class TableProblem(ValueError):
    """A table cannot be read: the line, what is wrong and what to do about it."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"line {line}: {problem}")


@dataclass(frozen=True)
class Cell:
    """One count of a table: people in this row and column."""

    row: str
    column: str
    count: int

    @property
    def is_total(self) -> bool:
        """Say whether this line is a total somebody wrote into the table."""
        return self.row.lower() in TOTALS or self.column.lower() in TOTALS


def read_table(file: TextIO) -> list[Cell]:
    """Read a CSV of row, column, count.

    Raises `TableProblem` for other columns, a count that is no whole number of
    people, a cell given twice, or a total that its cells do not add up to.
    """
    reader = csv.DictReader(file)
    if tuple(name.strip().lower() for name in reader.fieldnames or ()) != COLUMNS:
        raise TableProblem(1, "the columns must be row,column,count")
    cells = [_cell(number, list(one.values())) for number, one in enumerate(reader, start=2)]
    seen: set[tuple[str, str]] = set()
    for number, cell in enumerate(cells, start=2):
        if (cell.row, cell.column) in seen:
            raise TableProblem(number, f"{cell.row}, {cell.column} stands here a second time")
        seen.add((cell.row, cell.column))
    _check_totals(cells)
    return cells


def _cell(number: int, values: list[str | None]) -> Cell:
    if len(values) != len(COLUMNS) or None in values:
        raise TableProblem(number, "a line needs a row, a column and a count")
    row, column, count = (str(value).strip() for value in values)
    if not count.isascii() or not count.isdigit():
        raise TableProblem(number, f"the count “{count}” is not a whole number of people")
    return Cell(row, column, int(count))


def _check_totals(cells: list[Cell]) -> None:
    inner = [one for one in cells if not one.is_total]
    for number, cell in enumerate(cells, start=2):
        if cell.is_total and cell.count != sum(one.count for one in inner if _within(one, cell)):
            raise TableProblem(number, "this total is not the sum of its cells")


def _within(cell: Cell, total: Cell) -> bool:
    """Say whether `cell` is counted in the line `total`."""
    rows = total.row.lower() in TOTALS or total.row == cell.row
    return rows and (total.column.lower() in TOTALS or total.column == cell.column)


def figures_of(cells: Iterable[Cell]) -> Figures:
    """Return the cells, the total of each row and column and of everything, as figures.

    Totals count as published even when the table does not hold them: somebody
    always prints them elsewhere. A row or column of one cell has no total apart.
    """
    inner = [one for one in cells if not one.is_total]
    names = [(one.row, one.column) for one in inner]
    sizes: dict[Atom, int] = {(one.row, one.column): one.count for one in inner}
    found = {frozenset[Atom]({name}): Figure(name, frozenset({name})) for name in names}
    for name, cost in _totals(inner):
        whole = Cell(*name, 0)
        atoms = frozenset[Atom]((one.row, one.column) for one in inner if _within(one, whole))
        found.setdefault(atoms, Figure(name, atoms, cost=cost))
    return Figures(found.values(), sizes)


def _totals(cells: list[Cell]) -> list[tuple[tuple[str, str], float]]:
    rows = list(dict.fromkeys(one.row for one in cells))
    columns = list(dict.fromkeys(one.column for one in cells))
    return [
        *(((row, TOTAL), ROW_OR_COLUMN) for row in rows),
        *(((TOTAL, column), ROW_OR_COLUMN) for column in columns),
        ((TOTAL, TOTAL), EVERYTHING),
    ]


def name_of(cell: Cell) -> Name:
    """Return the name under which `figures_of` holds a cell, or a total given in the table."""
    row = TOTAL if cell.row.lower() in TOTALS else cell.row
    return row, TOTAL if cell.column.lower() in TOTALS else cell.column
