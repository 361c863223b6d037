"""Keeps what visitors say is wrong with a record; who they are is not asked and not kept."""

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.directory.models import Correction, Service
from portal.errors import PageNotFound


@dataclass(frozen=True)
class Reported:
    """A report that waits, with the record it is about."""

    correction: Correction
    service_id: str
    slug: str
    name: str


def report_correction(
    session: Session, service_id: str, what: str, text: str, language: str, form_key: str
) -> bool:
    """Keep one report; return False when this very form was kept before.

    Must run inside `portal.database.write_unit`.
    """
    key = _plain(form_key)[:64] or str(uuid4())
    if session.scalar(select(Correction.id).where(Correction.form_key == key)):
        return False
    session.add(
        Correction(
            id=str(uuid4()),
            service_id=service_id,
            what=what,
            text=_plain(text) or None,
            language=language,
            form_key=key,
            received_at=utc_now(),
        )
    )
    session.flush()
    return True


def list_corrections(session: Session, authority: str) -> list[Reported]:
    """Return the reports about the council's records that wait, oldest first."""
    rows = session.execute(
        select(Correction, Service.id, Service.slug, Service.name)
        .join(Service, Service.id == Correction.service_id)
        .where(Service.authority == authority, Correction.settled_at.is_(None))
        .order_by(Correction.received_at, Correction.id)
    )
    return [Reported(*row) for row in rows]


def settle_correction(session: Session, authority: str, correction_id: str) -> Correction:
    """Mark a report as dealt with; raises `PageNotFound` where the council has none that waits.

    Must run inside `portal.database.write_unit`.
    """
    found = session.scalar(
        select(Correction)
        .join(Service, Service.id == Correction.service_id)
        .where(
            Correction.id == correction_id,
            Correction.settled_at.is_(None),
            Service.authority == authority,
        )
    )
    if found is None:
        raise PageNotFound(correction_id)
    found.settled_at = utc_now()
    return found


def _plain(text: str) -> str:
    """Return `text` without the null characters that some databases refuse."""
    return text.replace("\x00", "").strip()
