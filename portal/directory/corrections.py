"""Keeps what visitors say is wrong with a record; who they are is not asked and not kept."""

from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.directory.models import Correction


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


def _plain(text: str) -> str:
    """Return `text` without the null characters that some databases refuse."""
    return text.replace("\x00", "").strip()
