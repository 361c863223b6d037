"""Which records nobody has checked, so that officers know where to begin.

Only a day on which somebody compared the facts with the provider counts; an
import or an edit does not (`portal.send.freshness`).
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from portal.directory.models import Service
from portal.send.freshness import MONTHS_FRESH, Freshness, add_months
from portal.send.offer import GONE_STATUSES

PER_PAGE = 50


@dataclass(frozen=True)
class Unchecked:
    """How many records of a council were never checked, and how many too long ago."""

    never: int
    old: int
    all: int


@dataclass(frozen=True)
class RecordAge:
    """A record as the list of unchecked ones shows it."""

    id: str
    slug: str
    name: str
    kind: str
    assured_on: date | None


def count_unchecked(session: Session, authority: str, today: date) -> Unchecked:
    """Return the counts over the records a family may see as running."""
    rows = session.execute(
        select(Service.assured_on, func.count())
        .where(*_running(authority))
        .group_by(Service.assured_on)
    ).all()
    never = sum(number for day, number in rows if day is None)
    old = sum(number for day, number in rows if day is not None and day < first_fresh_day(today))
    return Unchecked(never, old, sum(number for _, number in rows))


def list_unchecked(
    session: Session, authority: str, today: date, state: Freshness, page: int = 1
) -> list[RecordAge]:
    """Return one page of the records in `state` (old or never), the longest unchecked first."""
    found = select(Service.id, Service.slug, Service.name, Service.kind, Service.assured_on).where(
        *_running(authority), _in_state(state, today)
    )
    ordered = found.order_by(Service.assured_on, Service.name, Service.id)
    rows = session.execute(ordered.limit(PER_PAGE).offset((page - 1) * PER_PAGE))
    return [RecordAge(id, slug, name, kind, day) for id, slug, name, kind, day in rows]


def first_fresh_day(today: date) -> date:
    """Return the earliest day whose check still counts on `today`."""
    day = add_months(today, -MONTHS_FRESH)
    # 31 August lasts until 28 February, so on 1 March nothing of August counts any more.
    while add_months(day, MONTHS_FRESH) < today:
        day = date.fromordinal(day.toordinal() + 1)
    return day


def _running(authority: str) -> tuple[ColumnElement[bool], ...]:
    return (
        Service.authority == authority,
        Service.withdrawn_at.is_(None),
        Service.status.not_in(GONE_STATUSES),
    )


def _in_state(state: Freshness, today: date) -> ColumnElement[bool]:
    if state is Freshness.NEVER:
        return Service.assured_on.is_(None)
    return Service.assured_on < first_fresh_day(today)
