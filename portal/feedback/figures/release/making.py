"""Makes a release: the fixed tables of one quarter, what must be hidden hidden, frozen."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit import record
from portal.authorities import Authority
from portal.database import utc_now
from portal.feedback.figures.answers import Answers, answers_of
from portal.feedback.figures.dashboard import Tables
from portal.feedback.figures.periods import period_name, year_name
from portal.feedback.figures.release.models import FigureRelease
from portal.feedback.figures.release.watching import (
    DISTRICT,
    OUTCOME,
    QUARTER,
    STEP,
    names_to_hide,
    sizes_of,
)
from portal.feedback.figures.rows import COLUMNS, Row, Table
from portal.feedback.instruments import Instrument, list_instruments
from portal.feedback.protection.figures import Name


class AlreadyPublished(Exception):
    """The figures of this quarter are out; what is published is never changed."""


def make_release(session: Session, authority: Authority, period: str) -> FigureRelease:
    """Freeze and return the public figures of the year that ends with `period`.

    Must run inside `portal.database.write_unit`. Raises `AlreadyPublished`, or
    `CannotProtect` when earlier releases already give somebody away.
    """
    data = answers_of(session, authority.code)
    earlier = list_releases(session, authority.code, data.invented)
    if any(one.period == period for one in earlier):
        raise AlreadyPublished(period)
    surveys = list_instruments(authority.code)
    steps = [one.key for one in surveys if one.file.number is not None]
    before = {one.period: shown_names(one) for one in earlier}
    hidden = names_to_hide(period, sizes_of(data, steps), before)
    body = _written(public_tables(data, authority, surveys, period, hidden), data.invented)
    release = FigureRelease(
        id=str(uuid4()), authority=authority.code, period=period, made_at=utc_now(), body=body,
        digest=digest_of(body), demonstration=data.invented,
    )  # fmt: skip
    session.add(release)
    record("figures.published", period, hidden=len(hidden))
    return release


def list_releases(session: Session, authority: str, invented: bool) -> list[FigureRelease]:
    """Return the releases of a council, newest quarter first."""
    return list(
        session.scalars(
            select(FigureRelease)
            .where(FigureRelease.authority == authority, FigureRelease.demonstration.is_(invented))
            .order_by(FigureRelease.period.desc())
        )
    )


def public_tables(
    data: Answers, authority: Authority, surveys: Iterable[Instrument], period: str,
    hidden: frozenset[Name],
) -> list[tuple[Table, list[Name]]]:  # fmt: skip
    """Return the public tables, each with the names of its rows; hidden rows carry no number."""
    tables = Tables(data, authority, surveys, period, reader="public")
    steps = [one.key for one in tables.steps]
    ends = [(step.key, end.key) for step in tables.steps for end in step.outcomes]
    districts = [one.id for one in authority.districts]
    pairs: list[tuple[Table, list[Name]]] = [
        (
            tables.by_step(tables.year, "year", year_name(period)),
            [(STEP, period, one) for one in steps],
        ),
        (
            tables.by_step([period], "quarter", period_name(period)),
            [(QUARTER, period, one) for one in steps],
        ),
        (tables.by_outcome(), [(OUTCOME, period, step, end) for step, end in ends]),
        (tables.by_district(), [(DISTRICT, period, one) for one in districts]),
    ]
    found = [(table, _each(names, table)) for table, names in pairs]
    return [(_without(table, names, hidden), names) for table, names in found]


def _each(names: list[Name], table: Table) -> list[Name]:
    """Return the name of each row: every group has one row a measure."""
    measures = len(table.rows) // len(names) if names else 0
    return [name for name in names for _ in range(measures)]


def _without(table: Table, names: list[Name], hidden: frozenset[Name]) -> Table:
    rows = tuple(
        _secret(row) if name in hidden else row for row, name in zip(table.rows, names, strict=True)
    )
    return replace(table, rows=rows, funnels=(), lines=())


def _secret(row: Row) -> Row:
    return replace(row, shown=replace(row.shown, secret=True))


def _written(tables: list[tuple[Table, list[Name]]], invented: bool) -> str:
    written = [_table(table, names) for table, names in tables]
    body = {"columns": list(COLUMNS), "invented": invented, "tables": written}
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _table(table: Table, names: list[Name]) -> dict[str, Any]:
    rows = [
        {"name": list(name), "shown": row.shown.visible, "values": row.values(table.title)}
        for row, name in zip(table.rows, names, strict=True)
    ]
    return {"key": table.key, "title": table.title, "note": table.note, "rows": rows}


def read_body(release: FigureRelease) -> dict[str, Any]:
    """Return what a release shows; raises ValueError when it is no longer what was published."""
    if digest_of(release.body) != release.digest:
        raise ValueError("these figures are not those that were published")
    found: dict[str, Any] = json.loads(release.body)
    return found


def shown_names(release: FigureRelease) -> list[Name]:
    """Return the names of the figures a release showed."""
    body = read_body(release)
    return [tuple(row["name"]) for table in body["tables"] for row in table["rows"] if row["shown"]]


def digest_of(body: str) -> str:
    """Return the SHA-256 of a release's JSON."""
    return hashlib.sha256(body.encode("utf-8")).hexdigest()
