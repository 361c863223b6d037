"""Streams the DfE's file and gathers one council's schools with all there is to tell about it.

The national file has 52,000 rows; only those of the council are looked at, so
memory grows with the council, not with England.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from portal.database import utc_now
from portal.directory.importers.cells import BadCell, read_date
from portal.directory.importers.gias import columns as c
from portal.directory.importers.gias.ground import Ground
from portal.directory.importers.gias.row_reading import RejectedRow, RowReader
from portal.directory.importers.gias.school import ImportedSchool
from portal.directory.importers.gias.types import GiasTypes
from portal.directory.importers.opening import UnreadableFile, examine
from portal.directory.importers.report import RejectedCell
from portal.directory.importers.table import BrokenRow, Only, Row, Table
from portal.places import Places

_DAY_IN_NAME = re.compile(r"(20\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])")


class DistrictLike(Protocol):
    """A district: our id and its ONS code."""

    @property
    def id(self) -> str: ...  # noqa: D102 - the class says it
    @property
    def ons_code(self) -> str: ...  # noqa: D102 - the class says it


@dataclass(slots=True)
class GiasFile:
    """What a file says of one council.

    `stated_on` is the day the file tells of: the one in its name, else the last
    day any of the council's rows was changed. `seen` holds the numbers of
    rejected rows too: such a school has not vanished.
    """

    name: str
    encoding: str
    schools: dict[str, ImportedSchool] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    rejected: list[RejectedCell] = field(default_factory=list)
    doubts: list[RejectedCell] = field(default_factory=list)
    personal_columns: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    stated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Council:
    """What reading needs to know of the council whose schools are wanted."""

    name: str
    la_code: str
    districts: dict[str, str]


def read_gias(path: Path, council: Council, types: GiasTypes, places: Places | None) -> GiasFile:
    """Read the schools of `council` from `path`; raises `UnreadableFile`.

    Without compiled `places`, postcodes are not compared with grid references.
    """
    text = examine(path)
    found = GiasFile(path.name, "UTF-8" if text.encoding.startswith("utf") else "cp1252")
    table = Table(text, wanted=c.WANTED, required=c.REQUIRED)
    reader = RowReader(types, Ground(council.districts, places))
    changed: date | None = None
    for row in _rows_of(table, council):
        if isinstance(row, BrokenRow):
            found.rejected.append(RejectedCell(row.line, "", "", row.why))
            continue
        _add(found, reader, row)
        changed = max(filter(None, (changed, _changed_on(row))), default=None)
    found.personal_columns, found.notes = table.personal, table.notes + found.notes
    found.stated_on = _day_in_name(path.name) or changed
    _tell(found, table, council, places)
    return found


def _rows_of(table: Table, council: Council) -> Iterator[Row | BrokenRow]:
    """Pass on the council's rows, told by the first column the file has that can tell."""
    return table.rows(
        (
            Only(c.LA_CODE, frozenset({council.la_code.casefold()})),
            Only(c.LA_NAME, frozenset({council.name.casefold()})),
            Only(c.DISTRICT_CODE, frozenset(code.casefold() for code in council.districts)),
        )
    )


def _add(found: GiasFile, reader: RowReader, row: Row) -> None:
    reader.doubts = []
    try:
        school = reader.read(row)
    except RejectedRow as error:
        found.rejected.append(error.cell)
        found.seen.add(row[c.URN].strip().removesuffix(".0"))
        return
    if school is None:
        return
    if school.is_open:
        found.doubts.extend(reader.doubts)
    if school.urn in found.schools:
        why = "this number comes twice in the file: the first row is used"
        found.rejected.append(RejectedCell(row.line, c.URN, school.urn, why))
        return
    found.schools[school.urn] = school
    found.seen.add(school.urn)


def _changed_on(row: Row) -> date | None:
    try:
        return _past(read_date(row[c.CHANGED]))
    except BadCell:
        return None


def _day_in_name(name: str) -> date | None:
    match = _DAY_IN_NAME.search(name)
    try:
        return _past(date(int(match[1]), int(match[2]), int(match[3]))) if match else None
    except ValueError:
        return None


def _past(day: date | None) -> date | None:
    """A day still to come is a slip; believed, it would make every later file an older one."""
    return day if day is None or day <= utc_now().date() else None


def _tell(found: GiasFile, table: Table, council: Council, places: Places | None) -> None:
    if not any(table.has(name) for name in (c.LA_CODE, c.LA_NAME, c.DISTRICT_CODE)):
        found.notes.append(
            f"The file does not say which council a school belongs to: all of it was taken to be "
            f"{council.name}'s."
        )
    if places is None:
        found.notes.append("Places are not compiled: postcodes were not checked.")
    if not found.schools and not found.rejected:
        raise UnreadableFile(
            f"{found.name} has no school of {council.name} (LA code {council.la_code})."
        )
