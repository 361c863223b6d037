"""Puts a listing into the directory, or takes a source's word back.

One source at a time says what it says; what families see is merged from all of
them. Publishing the same listing twice changes nothing, so an import can be
repeated without fear.
"""

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.directory.changes import Change, OtherAuthority, What
from portal.directory.identity import service_id as identify
from portal.directory.listing import Listing
from portal.directory.models import Service, Statement
from portal.directory.refreshing import refresh
from portal.directory.statements import by_group, differences, stated_on, values_of


def publish(session: Session, listing: Listing, authority: str, source: str) -> Change:
    """Record what `source` states about one service and refresh what families see.

    Must run inside `portal.database.write_unit`. `source` is one of
    `portal.directory.statements.PRECEDENCE`. Raises `OtherAuthority`.
    """
    identity = identify(listing, authority)
    said = values_of(listing)
    on = stated_on(listing)
    before = _said_before(session, identity, source)
    was = {name: value for row in before for name, value in row.stated.items()}
    if before and was == said and all(row.stated_on == on for row in before):
        return Change(identity, listing.name, "unchanged")
    service = _ensure_service(session, identity, authority)
    _forget(session, identity, source)
    session.add_all(
        Statement(
            service_id=identity,
            source=source,
            authority=authority,
            field_group=group,
            stated_on=on,
            stated=values,
            received_at=utc_now(),
        )
        for group, values in by_group(said).items()
    )
    session.flush()
    seen = refresh(session, service)
    fields = differences(was, said)
    what: What = "added" if not before else ("changed" if fields else "unchanged")
    return Change(identity, listing.name, what, fields if before else {}, seen)


def withdraw(session: Session, service_id: str, source: str) -> Change:
    """Forget what `source` said; the record leaves the directory when nobody else speaks of it."""
    service = session.get(Service, service_id)
    if service is None or not _said_before(session, service_id, source):
        return Change(service_id, service.name if service else service_id, "unchanged")
    _forget(session, service_id, source)
    return Change(service_id, service.name, "withdrawn", {}, refresh(session, service))


def stated_ids(session: Session, authority: str, source: str) -> set[str]:
    """Return the ids of the records `source` speaks of, to see which it no longer does."""
    spoken_of = select(Statement.service_id).where(
        Statement.source == source, Statement.authority == authority
    )
    return set(session.scalars(spoken_of.distinct()))


def _ensure_service(session: Session, identity: str, authority: str) -> Service:
    service = session.get(Service, identity)
    if service is not None:
        if service.authority != authority:
            raise OtherAuthority(identity)
        return service
    now = utc_now()
    empty: dict[str, Any] = dict.fromkeys(("slug", "name", "kind", "status", "coverage"), "")
    service = Service(
        id=identity,
        authority=authority,
        record={},
        provenance={},
        created_at=now,
        updated_at=now,
        **empty,
    )
    session.add(service)
    session.flush()
    return service


def _said_before(session: Session, service_id: str, source: str) -> list[Statement]:
    said = select(Statement).where(Statement.service_id == service_id, Statement.source == source)
    return list(session.scalars(said.order_by(Statement.id)))


def _forget(session: Session, service_id: str, source: str) -> None:
    session.execute(
        delete(Statement).where(Statement.service_id == service_id, Statement.source == source)
    )
