"""Keeps the dated tables of specialist places, and adds them up.

The numbers are what one source printed on one day. They are shown with that
day and source, never as places that are free.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from portal.directory.models import PlaceCell, PlaceTable
from portal.directory.place_table_file import PlaceTableFile


@dataclass(frozen=True)
class AddedUp:
    """A table with its totals: `cells[district][need]`, None where the source left a blank."""

    table: PlaceTable
    districts: tuple[str, ...]
    needs: tuple[str, ...]
    cells: dict[str, dict[str, int | None]]

    def row_total(self, district: str) -> int:
        """Return the places of one district."""
        return sum(count or 0 for count in self.cells[district].values())

    def column_total(self, need: str) -> int:
        """Return the places for one need."""
        return sum(self.cells[district].get(need) or 0 for district in self.districts)

    @property
    def total(self) -> int:
        """All places of the table."""
        return sum(self.row_total(district) for district in self.districts)


def list_tables(session: Session, authority: str) -> list[AddedUp]:
    """Return the tables of an authority, newest first, then by title."""
    tables = (
        select(PlaceTable)
        .where(PlaceTable.authority == authority)
        .order_by(PlaceTable.stated_on.desc(), PlaceTable.title)
        .options(selectinload(PlaceTable.cells))
    )
    return [add_up(table) for table in session.scalars(tables)]


def add_up(table: PlaceTable) -> AddedUp:
    """Return the table's cells by district and need, in the order of its source."""
    cells: dict[str, dict[str, int | None]] = {}
    for cell in table.cells:
        cells.setdefault(cell.district, {})[cell.need] = cell.places
    needs = dict.fromkeys(cell.need for cell in table.cells)
    return AddedUp(table, tuple(cells), tuple(needs), cells)


def keep_tables(session: Session, authority: str, files: Iterable[PlaceTableFile]) -> int:
    """Make the tables of `authority` those of its files; return how many there are."""
    kept = {
        table.key: table
        for table in session.scalars(
            select(PlaceTable)
            .where(PlaceTable.authority == authority)
            .options(selectinload(PlaceTable.cells))
        )
    }
    wanted = {file.key: file for file in files}
    for key in sorted(kept.keys() - wanted.keys()):
        session.delete(kept[key])
    for key, file in wanted.items():
        table = kept.get(key) or PlaceTable(authority=authority, key=key)
        session.add(table)
        _fill(session, table, file)
    session.flush()
    return len(wanted)


def _fill(session: Session, table: PlaceTable, file: PlaceTableFile) -> None:
    table.title, table.phase = file.title, file.phase
    table.stated_on, table.stated_on_words = file.stated_on, file.stated_on_words
    table.source_title, table.source_url = file.source.title, file.source.url
    table.notes = list(file.notes)
    fresh = [
        (row.district, str(need), count, row.notes.get(need))
        for row in file.rows
        for need, count in zip(file.needs, row.places, strict=True)
    ]
    if fresh == [(cell.district, cell.need, cell.places, cell.note) for cell in table.cells]:
        return
    table.cells.clear()
    session.flush()  # the old cells go first: a district has one count for a need
    table.cells.extend(
        PlaceCell(district=district, need=need, places=count, note=note)
        for district, need, count, note in fresh
    )
