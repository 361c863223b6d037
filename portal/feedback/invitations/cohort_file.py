"""Reads whom to invite from a CSV file: groups or single families, never a name.

Columns: `outcome` (as the survey lists them), `district` or `area`, `audience`
(parent or young_person), `how_many` (1 when left out) and, for sending by
email only, `email`. A wrong row is told with its line and reason, and then
nothing at all is made.
"""

import csv
import io
from collections import Counter
from dataclasses import dataclass, field

from portal.authorities import Authority
from portal.feedback.instruments import Instrument
from portal.feedback.invitations.coarsening import Cell
from portal.language import gettext

COLUMNS = ("outcome", "district", "area", "audience", "how_many", "email")
MOST_ROWS = 5000
AUDIENCES = {"parent": "parent", "young_person": "young_person"}


@dataclass(frozen=True)
class BadRow:
    """A row that cannot be used: its line in the file and why."""

    line: int
    reason: str


@dataclass
class CohortFile:
    """What a file says: how many of each group, the addresses row by row, what is wrong."""

    counts: Counter[Cell] = field(default_factory=Counter)
    emails: list[tuple[Cell, str]] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)


class _RowRefused(Exception):
    """Why one row cannot be used."""


def read_cohorts(content: bytes, instrument: Instrument, authority: Authority) -> CohortFile:
    """Return what the file says; whoever calls makes nothing when `bad` is not empty."""
    read = CohortFile()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _only(gettext("The file is not UTF-8 text. Save it as “CSV UTF-8”."))
    rows = csv.DictReader(io.StringIO(text), delimiter=_delimiter(text), strict=True)
    try:
        unknown = [name for name in rows.fieldnames or [] if _plain(name) not in COLUMNS]
        if not rows.fieldnames or unknown:
            return _only(
                gettext("The first line has to name the columns: %(names)s.",
                        names=", ".join(COLUMNS))
            )  # fmt: skip
        for row in rows:
            _take(read, row, rows.line_num, instrument, authority)
            if rows.line_num > MOST_ROWS:
                return _only(gettext("The file has more than 5,000 lines. Make several batches."))
    except csv.Error:
        read.bad.append(BadRow(rows.line_num, gettext("The quotation marks do not match.")))
    if not read.counts and not read.bad:
        return _only(gettext("The file has no rows."))
    return read


def _only(reason: str) -> CohortFile:
    return CohortFile(bad=[BadRow(1, reason)])


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max((",", ";", "\t"), key=first.count)


def _plain(name: str | None) -> str:
    return (name or "").strip().lower().replace(" ", "_")


def _take(
    read: CohortFile,
    row: dict[str, str | None],
    line: int,
    instrument: Instrument,
    authority: Authority,
) -> None:
    if None in row:
        read.bad.append(BadRow(line, gettext("The row has more cells than the first line.")))
        return
    values = {_plain(name): (value or "").strip() for name, value in row.items()}
    if not any(values.values()):
        return
    try:
        cell = _cell(values, instrument, authority)
        number = _how_many(values.get("how_many", ""))
        email = _email(values.get("email", ""), number)
    except _RowRefused as refused:
        read.bad.append(BadRow(line, str(refused)))
        return
    read.counts[cell] += number
    if email:
        read.emails.append((cell, email))


def _cell(values: dict[str, str], instrument: Instrument, authority: Authority) -> Cell:
    district = _district(values.get("district", ""), authority)
    area = _area(values.get("area", ""), authority)
    if district is not None:
        found = authority.find_district(district)
        area = found.area if found else area
    return Cell(
        outcome=_outcome(values.get("outcome", ""), instrument),
        area=area,
        district=district,
        audience=_audience(values.get("audience", "")),
    )


def _outcome(given: str, instrument: Instrument) -> str | None:
    known = {one.key: one.key for one in instrument.outcomes}
    known |= {one.label.lower(): one.key for one in instrument.outcomes}
    if not known and not given:
        return None
    if given.lower() not in known:
        allowed = ", ".join(one.key for one in instrument.outcomes) or "(empty)"
        raise _RowRefused(gettext("The outcome has to be one of: %(names)s.", names=allowed))
    return known[given.lower()]


def _district(given: str, authority: Authority) -> str | None:
    if not given:
        return None
    for one in authority.districts:
        if given.lower() in {name.lower() for name in (one.id, one.name, *one.aliases)}:
            return one.id
    raise _RowRefused(gettext("This is not a district of %(council)s.", council=authority.council))


def _area(given: str, authority: Authority) -> str | None:
    if not given:
        return None
    for one in authority.areas:
        if given.lower() in {one.id, one.name.lower()}:
            return one.id
    raise _RowRefused(gettext("This is not an area of %(council)s.", council=authority.council))


def _audience(given: str) -> str:
    found = AUDIENCES.get(_plain(given) or "parent")
    if found is None:
        raise _RowRefused(gettext("The audience has to be parent or young_person."))
    return found


def _how_many(given: str) -> int:
    if not given:
        return 1
    if not (given.isascii() and given.isdigit() and len(given) < 5 and int(given) > 0):
        raise _RowRefused(gettext("“how_many” has to be a whole number from 1 to 9999."))
    return int(given)


def _email(given: str, number: int) -> str | None:
    if not given:
        return None
    local, _, domain = given.partition("@")
    if number != 1 or not local or "." not in domain or any(sign.isspace() for sign in given):
        raise _RowRefused(gettext("“email” has to be one email address, for one family."))
    if len(given) > 254 or given.count("@") != 1:
        raise _RowRefused(gettext("“email” has to be one email address, for one family."))
    return given
