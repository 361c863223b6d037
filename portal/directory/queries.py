"""Reads records for pages: one row for a record, one more question where it has ended.

Nothing here writes, and nothing here knows how a page looks.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Row, and_, bindparam, select
from sqlalchemy.orm import Session

from portal.directory.listing import Listing
from portal.directory.models import Identifier, Service, Succession
from portal.errors import PageNotFound
from portal.send.offer import GONE_STATUSES

MOST_STEPS = 8  # of successors of successors; the register holds circles


class ServiceNotFound(PageNotFound):
    """No record has this id in this authority's offer."""

    code = "service_not_found"
    title = _l("We cannot find this service")
    what_happened = _l("It may have moved, or the address may be mistyped.")
    what_next = _l("Use the search box to look for it by name.")


class ServiceWithdrawn(PageNotFound):
    """The record was here once; nobody lists the service any more."""

    status, code = 410, "service_withdrawn"
    title = _l("This service is no longer in the directory")
    what_happened = _l("Nobody who tells us about services lists this one any more.")
    what_next = _l("Use the search box to look for other help.")


@dataclass(frozen=True)
class Record:
    """One record as its page needs it: `provenance` says which source each group is from."""

    id: str
    authority: str
    slug: str
    listing: Listing
    provenance: dict[str, dict[str, Any]]
    updated_at: datetime


@dataclass(frozen=True)
class Successor:
    """A record that took over from another and still runs."""

    id: str
    slug: str
    name: str


# Built once: putting the question together costs more than answering it.
_ONE = select(
    Service.id,
    Service.authority,
    Service.slug,
    Service.record,
    Service.provenance,
    Service.updated_at,
    Service.withdrawn_at,
).where(Service.id == bindparam("service_id"), Service.authority == bindparam("authority"))


def get_record(session: Session, authority: str, service_id: str) -> Record:
    """Return the record; raises `ServiceNotFound` or `ServiceWithdrawn`."""
    row = _row(session, authority, service_id)
    if row is None:
        raise ServiceNotFound
    if row.withdrawn_at is not None:
        raise ServiceWithdrawn
    return _record(row)


def find_record(session: Session, authority: str, service_id: str) -> Record | None:
    """Return the record, or None when there is none or it was withdrawn."""
    row = _row(session, authority, service_id)
    return _record(row) if row is not None and row.withdrawn_at is None else None


def list_successors(session: Session, authority: str, service_id: str) -> list[Successor]:
    """Return the records that took over and still run, by name.

    Follows successors that have ended themselves, at most `MOST_STEPS` deep and
    no record twice: the national register knows circles.
    """
    visited, wave, found = {service_id}, {service_id}, list[Successor]()
    for _step in range(MOST_STEPS):
        rows = [row for row in _next(session, authority, wave) if row.id not in visited]
        visited |= {row.id for row in rows}
        wave = {row.id for row in rows if row.status in GONE_STATUSES}
        found += [
            Successor(row.id, row.slug, row.name) for row in rows if row.status not in GONE_STATUSES
        ]
        if not wave:
            break
    return sorted(dict.fromkeys(found), key=lambda one: (one.name.casefold(), one.id))


def _row(session: Session, authority: str, service_id: str) -> Row[Any] | None:
    if not service_id.isprintable():  # some databases refuse a null character: nobody has that id
        return None
    return session.execute(_ONE, {"service_id": service_id, "authority": authority}).first()


def _record(row: Row[Any]) -> Record:
    return Record(
        id=row.id,
        authority=row.authority,
        slug=row.slug,
        listing=Listing.model_validate(row.record),
        provenance=row.provenance,
        updated_at=row.updated_at,
    )


def _next(session: Session, authority: str, service_ids: set[str]) -> list[Row[Any]]:
    known_by = and_(Identifier.scheme == Succession.scheme, Identifier.value == Succession.value)
    after = (
        select(Service.id, Service.slug, Service.name, Service.status)
        .join(Identifier, Identifier.service_id == Service.id)
        .join(Succession, known_by)
        .where(
            Succession.service_id.in_(service_ids),
            Service.authority == authority,
            Service.withdrawn_at.is_(None),
        )
        .distinct()
    )
    return list(session.execute(after))
