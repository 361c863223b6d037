"""Merges what all sources state about a record and writes what families see.

The rows, the whole record for its page and the word to search are written in
one go, in the caller's transaction: none can be without the others.
"""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.directory.change_log import note_change
from portal.directory.listing import Listing
from portal.directory.models import Override, Service, Statement
from portal.directory.rows import write_children, write_columns
from portal.directory.statements import Told, Values, differences, merge, origins, values_of


def refresh(session: Session, service: Service) -> bool:
    """Merge all statements about `service` again; return whether families see a difference.

    Raises pydantic's `ValidationError` when an officer's correction does not fit.
    """
    told = _told(session, service.id)
    if not told:
        return _leave(session, service)
    listing = Listing.model_validate(merge(told, _overrides(session, service.id)))
    old, new = service.record, values_of(listing)
    back = service.withdrawn_at is not None
    seen = back or not old or bool(differences(old, new))
    service.record, service.provenance, service.withdrawn_at = new, origins(told), None
    if seen or old.get("key") != new["key"]:
        write_columns(session, service, listing, utc_now())
        session.flush()
        write_children(session, service, listing, new=not old)
    if seen:
        note_change(session, service.authority, service.id, "changed")
    session.flush()
    return seen


def _leave(session: Session, service: Service) -> bool:
    """Take a record nobody speaks of out of the directory; its row and corrections stay."""
    if service.withdrawn_at is not None:
        return False
    service.withdrawn_at = utc_now()
    note_change(session, service.authority, service.id, "removed")
    session.flush()
    return True


def _told(session: Session, service_id: str) -> list[Told]:
    by_source: dict[str, list[Statement]] = {}
    said = select(Statement).where(Statement.service_id == service_id).order_by(Statement.id)
    for row in session.scalars(said):
        by_source.setdefault(row.source, []).append(row)
    return [
        Told(source, rows[0].stated_on, {k: v for row in rows for k, v in row.stated.items()})
        for source, rows in by_source.items()
    ]


def _overrides(session: Session, service_id: str) -> Values:
    rows = session.scalars(select(Override).where(Override.service_id == service_id))
    found: dict[str, Any] = {row.field: row.value for row in rows}
    return found
