"""Makes rows of `audit_entry` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.audit.chain import FIRST, hash_of
from portal.audit.models import AuditEntry
from portal.database import utc_now
from tests.factories.rows import add, filled


def make_audit_entry(session: Session, **given: Any) -> AuditEntry:
    defaults: dict[str, Any] = {
        "seq": 1,
        "at": utc_now(),
        "officer_id": "system",
        "authority": "kent",
        "action": "test.made",
        "subject": "",
        "facts": "{}",
        "previous_hash": FIRST,
    }
    entry = AuditEntry(**filled(defaults, given))
    entry.hash = given.get("hash") or hash_of(entry)
    return add(session, entry)
