"""Writes entries. Who acts is told once a request, so that no caller can get it wrong."""

from flask import current_app, g
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from portal.audit.chain import FIRST, canonical, hash_of
from portal.audit.models import AuditEntry
from portal.database import db, utc_now

SYSTEM = "system"  # a command, a timer, or somebody who is not signed in
LONGEST = 200
INSERT = insert(AuditEntry)
NEWEST = select(AuditEntry.seq, AuditEntry.hash).order_by(AuditEntry.seq.desc()).limit(1)


def acting_as(officer_id: str, authority: str) -> None:
    """Say for the rest of this request (or command) who acts, and for which council."""
    g.audit_actor = (officer_id, authority)


def record(action: str, subject: str = "", **facts: str | int) -> None:
    """Add an entry to the log: `action` as “noun.verb”, `subject` the id of what it was done to.

    Must be called inside `portal.database.write_unit`; the entry is kept when
    the unit is. Never give it anything a family wrote or that names one.
    """
    session: Session = db.session()
    last = session.execute(NEWEST).first()
    officer_id, authority = g.get("audit_actor") or (SYSTEM, _own_authority())
    fields = {
        "seq": last.seq + 1 if last else 1,
        "at": utc_now(),
        "officer_id": officer_id,
        "authority": authority,
        "action": action[:LONGEST],
        "subject": subject[:LONGEST],
        "facts": canonical(facts),
        "previous_hash": last.hash if last else FIRST,
    }
    sealed = hash_of(AuditEntry(**fields))
    # Not through the session's memory, where a thousand entries would slow each next one.
    session.execute(INSERT, {**fields, "hash": sealed})


def _own_authority() -> str:
    return str(current_app.extensions.get("portal_default_authority", ""))
