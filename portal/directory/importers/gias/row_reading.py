"""Turns one row of the file into a school, noting every cell it cannot trust.

A cell that cannot be read leaves its fact unknown and is told; only a row
without number, name or status, or of a type nobody knows, is not imported.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from portal.directory.importers.cells import (
    BadCell,
    read_code,
    read_date,
    read_phone,
    read_text,
    read_website,
    read_whole_number,
    without_shouting,
)
from portal.directory.importers.gias import columns as c
from portal.directory.importers.gias.ground import Ground
from portal.directory.importers.gias.phases import NO_UPPER_LIMIT, read_phases
from portal.directory.importers.gias.provision import Stated, read_provision
from portal.directory.importers.gias.school import ImportedSchool, OpenState
from portal.directory.importers.gias.types import GiasType, GiasTypes
from portal.directory.importers.report import RejectedCell
from portal.directory.importers.table import Row
from portal.send.needs import Need
from portal.send.postcodes import NotAPostcode, parse_postcode

Value = TypeVar("Value")
_STATES: dict[str, OpenState] = {
    "open": "open",
    "open, but proposed to close": "closing",
    "closed": "closed",
    "proposed to open": "proposed",
}
_STATE_CODES: dict[str, OpenState] = {"1": "open", "2": "closed", "3": "closing", "4": "proposed"}
_CODES = {need.value.casefold(): need for need in Need}
_COUNTIES = {"kent", "leicestershire", "leics", "england"}
_NOT_STATED = frozenset({999})


class RejectedRow(Exception):
    """The row cannot become a school; holds what to tell about it."""

    def __init__(self, cell: RejectedCell) -> None:
        super().__init__(cell.why)
        self.cell = cell


@dataclass(slots=True)
class RowReader:
    """Reads rows one after the other; `doubts` gathers the cells left out."""

    types: GiasTypes
    ground: Ground
    doubts: list[RejectedCell] = field(default_factory=list)

    def read(self, row: Row) -> ImportedSchool | None:
        """Return the school of `row`, None for a type that gets no record.

        Raises `RejectedRow` when number, name, status or type cannot be read.
        """
        urn = self._needed(row, c.URN, _read_urn)
        name = self._needed(row, c.NAME, read_text)
        state, kind = self._state(row), self._type(row)
        if not kind.imported:
            return None
        low = self._cell(row, c.LOW_AGE, _read_age)
        high = self._cell(row, c.HIGH_AGE, _read_age)
        spot = self.ground.place(row, self._postcode(row), self.doubts)
        return ImportedSchool(
            urn=urn,
            name=name,
            state=state,
            type=kind,
            opened_on=self._cell(row, c.OPENED, read_date),
            closed_on=self._cell(row, c.CLOSED, read_date),
            min_age=low,
            max_age=None if high == NO_UPPER_LIMIT else high,
            phases=read_phases(
                self._cell(row, c.PHASE, read_text),
                low,
                high,
                nursery=row[c.NURSERY].strip().casefold() == "has nursery classes",
                sixth_form=row[c.SIXTH_FORM].strip().casefold() == "has a sixth form",
            ),
            needs=self._needs(row),
            trust=without_shouting(self._cell(row, c.TRUST, read_text) or "") or None,
            ukprn=self._cell(row, c.UKPRN, lambda raw: read_code(raw, 8)),
            address=self._address(row),
            town=self._town(row),
            website=self._cell(row, c.WEBSITE, read_website),
            phone=self._cell(row, c.PHONE, read_phone),
            section_41=row[c.SECTION_41].strip().casefold() == "approved",
            postcode=spot.postcode,
            district=spot.district,
            outside_area=spot.outside_area,
            lat=spot.lat,
            lon=spot.lon,
            provisions=read_provision(self._stated(row)),
        )

    def _cell(self, row: Row, column: str, read: Callable[[str], Value | None]) -> Value | None:
        """Read a cell; one that cannot be read is told and left unknown."""
        try:
            return read(row[column])
        except BadCell as error:
            self.doubts.append(RejectedCell(row.line, column, row[column], str(error)))
            return None

    def _needed(self, row: Row, column: str, read: Callable[[str], Value | None]) -> Value:
        try:
            value = read(row[column])
        except BadCell as error:
            raise RejectedRow(RejectedCell(row.line, column, row[column], str(error))) from error
        if value is None:
            raise RejectedRow(RejectedCell(row.line, column, row[column], "this is missing"))
        return value

    def _state(self, row: Row) -> OpenState:
        status = self._cell(row, c.STATUS, read_text)
        code = self._cell(row, c.STATUS_CODE, read_text)
        state = _STATES.get((status or "").casefold()) or _STATE_CODES.get(code or "")
        if state is None:
            why = "this status is not one the DfE uses" if status else "this is missing"
            raise RejectedRow(RejectedCell(row.line, c.STATUS, row[c.STATUS], why))
        return state

    def _type(self, row: Row) -> GiasType:
        code = self._cell(row, c.TYPE_CODE, lambda raw: read_code(raw, 2))
        name = self._cell(row, c.TYPE_NAME, read_text)
        found = self.types.find(code, name)
        if found is None:
            why = "this type is not in content/england/gias_types.yaml: give it a line there"
            raise RejectedRow(RejectedCell(row.line, c.TYPE_NAME, name or code or "", why))
        return found

    def _needs(self, row: Row) -> tuple[Need, ...]:
        needs: dict[Need, None] = {}
        for column in c.NEEDS:
            text = self._cell(row, column, read_text)
            if text is None:
                continue
            need = _CODES.get(text.split(" - ")[0].strip().casefold())
            if need is None:
                self.doubts.append(RejectedCell(row.line, column, text, "an unknown type of need"))
            else:
                needs[need] = None
        return tuple(needs)

    def _address(self, row: Row) -> tuple[str, ...]:
        lines = (self._cell(row, name, read_text) for name in (c.STREET, c.LOCALITY, c.ADDRESS_3))
        return tuple(line for line in lines if line and not line.startswith("http"))

    def _town(self, row: Row) -> str | None:
        """Return the town; a county in its place says nothing, and capitals are not shouted."""
        town = self._cell(row, c.TOWN, read_text)
        if town is None or town.casefold() in _COUNTIES:
            return None
        return without_shouting(town)

    def _postcode(self, row: Row) -> str | None:
        text = self._cell(row, c.POSTCODE, read_text)
        if text is None:
            return None
        try:
            postcode = parse_postcode(text)
        except NotAPostcode as error:
            why = "this is not a postcode"
            if error.suggestions:
                why += f"; perhaps {error.suggestions[0]} is meant"
            self.doubts.append(RejectedCell(row.line, c.POSTCODE, text, why))
            return None
        if postcode.shape != "full":
            self.doubts.append(RejectedCell(row.line, c.POSTCODE, text, "only part of a postcode"))
            return None
        return str(postcode)

    def _stated(self, row: Row) -> Stated:
        def number(column: str) -> int | None:
            return self._cell(row, column, lambda raw: read_whole_number(raw, _NOT_STATED))

        return Stated(
            type_name=self._cell(row, c.PROVISION, read_text),
            resourced=(number(c.RESOURCED_ON_ROLL), number(c.RESOURCED_CAPACITY)),
            unit=(number(c.UNIT_ON_ROLL), number(c.UNIT_CAPACITY)),
            pupils=self._cell(row, c.PUPILS, read_whole_number),
            capacity=self._cell(row, c.CAPACITY, read_whole_number),
        )


def _read_urn(raw: str) -> str | None:
    number = read_whole_number(raw)
    if number is None:
        return None
    if not 10_000 <= number <= 999_999:
        raise BadCell("this is not a URN: they have five or six digits")
    return str(number)


def _read_age(raw: str) -> int | None:
    age = read_whole_number(raw, _NOT_STATED)
    if age is not None and age > NO_UPPER_LIMIT:
        raise BadCell("this is not an age")
    return age
