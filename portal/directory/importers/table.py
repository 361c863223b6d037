"""Streams the rows of an exported table whose columns are known by name, never by place.

Title lines may stand above the headings, headings may come twice, be in another
order or be missing: each is either read right or told, and a file that breaks
off is refused as a whole.
"""

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from portal.directory.importers.opening import TextFile, UnreadableFile

LINES_ABOVE = 20  # how far down the headings are looked for
_PERSONAL = re.compile(r"^head|^props?name|(first|last|fore|sur)name|e-?mail|principal|jobtitle")


class _Lines(Protocol):
    """The csv module's reader, whose type has no public name."""

    @property
    def line_num(self) -> int: ...
    def __next__(self) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line of the file it starts on, and the cells of the wanted columns."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a cell as it is written; empty when the file has no such column."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that cannot be read at all, and why."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Only:
    """Lets through the rows whose `column` holds one of `values` (compared without case)."""

    column: str
    values: frozenset[str]

    def lets_through(self, cell: str) -> bool:
        """Say whether a row with this cell is wanted."""
        return cell.strip().removesuffix(".0").casefold() in self.values


@dataclass(slots=True)
class Table:
    """A table being read: what its headings are, and what was noticed about it."""

    file: TextFile
    wanted: Collection[str]
    required: Collection[str]
    columns: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)

    def rows(self, only: Sequence[Only] = ()) -> Iterator[Row | BrokenRow]:
        """Yield the rows in file order, passing over those that are not wanted.

        Of `only`, the first whose column the file has decides.

        Cells of columns nobody asked for, people's names among them, are never
        kept. Raises `UnreadableFile` when there are no headings or the file
        breaks off.
        """
        with self.file.open() as text:
            lines = csv.reader(text, strict=True)
            places = self._find_headings(lines)
            usable = (one for one in only if one.column in places)
            yield from self._read(lines, places, next(usable, None))

    def has(self, column: str) -> bool:
        """Say whether the file has this column."""
        return _plain(column) in {_plain(name) for name in self.columns}

    def _find_headings(self, lines: _Lines) -> dict[str, int]:
        needed = {_plain(name) for name in self.required}
        for number, cells in enumerate(_safely(lines), start=1):
            if isinstance(cells, list) and needed <= {_plain(cell) for cell in cells}:
                if number > 1:
                    self.notes.append(f"{number - 1} line(s) above the headings were passed over.")
                return self._place(cells)
            if number == LINES_ABOVE:
                break
        names = ", ".join(sorted(self.required))
        raise UnreadableFile(f"No line with the headings was found. It must name: {names}.")

    def _place(self, cells: list[str]) -> dict[str, int]:
        self.columns = tuple(cell.strip() for cell in cells)
        self.personal = tuple(name for name in self.columns if _PERSONAL.search(name.casefold()))
        first: dict[str, int] = {}
        for place, name in enumerate(_plain(cell) for cell in cells):
            if name in first:
                self.notes.append(f"The column “{cells[place]}” is there twice: the first is used.")
            elif name:
                first[name] = place
        return {name: first[_plain(name)] for name in self.wanted if _plain(name) in first}

    def _read(
        self, lines: _Lines, places: dict[str, int], only: Only | None
    ) -> Iterator[Row | BrokenRow]:
        short, start, following = [], 0, lines.line_num + 1
        at = places[only.column] if only else 0
        for cells in _safely(lines):
            start, following = following, lines.line_num + 1
            if isinstance(cells, BrokenRow):
                yield cells
                continue
            if len(cells) < len(self.columns) and any(cells):
                short.append(start)
            if only and len(cells) > at and not only.lets_through(cells[at]):
                continue
            if any(cells) and (row := self._row(start, cells, places)):
                yield row
        self._refuse_a_cut(short, start)

    def _row(self, line: int, cells: list[str], places: dict[str, int]) -> Row | BrokenRow | None:
        width = len(self.columns)
        if self._is_heading(cells, places):
            self.notes.append(f"The headings come again on line {line}.")
            return None
        if len(cells) <= max(places.values()):
            return BrokenRow(line, f"it has {len(cells)} of {width} cells")
        if any(cell.strip() for cell in cells[width:]):
            return BrokenRow(line, f"it has more cells than the {width} headings")
        return Row(line, {name: cells[place] for name, place in places.items()})

    def _is_heading(self, cells: list[str], places: dict[str, int]) -> bool:
        return all(
            len(cells) > places[name] and _plain(cells[places[name]]) == _plain(name)
            for name in self.required
        )

    def _refuse_a_cut(self, short: list[int], last: int) -> None:
        """A last row that alone has too few cells is the end of a download that broke off."""
        if short == [last]:
            raise UnreadableFile(
                f"The file breaks off on line {last}. Download it again; nothing was imported."
            )
        if short:
            self.notes.append(f"{len(short)} row(s) have fewer cells than there are headings.")


def _safely(lines: _Lines) -> Iterator[list[str] | BrokenRow]:
    """Yield records; a record the csv module cannot read becomes a `BrokenRow`."""
    while True:
        start = lines.line_num + 1
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end of data" in str(error):
                raise UnreadableFile(
                    f"The file breaks off in the row that starts on line {start}. "
                    "Download it again; nothing was imported."
                ) from error
            yield BrokenRow(start, f"its quotation marks do not match ({error})")
            continue
        yield cells


def _plain(name: str) -> str:
    """Compare headings without case, blanks and the odd mark a spreadsheet adds."""
    return re.sub(r"[^a-z0-9]+", "", name.casefold())
