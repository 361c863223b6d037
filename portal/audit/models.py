"""The table of the log, and the triggers that let nobody change or remove an entry."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import DDL, event
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import UtcDateTime, db

if TYPE_CHECKING:
    from portal.database import Base as Model
else:
    Model = db.Model


class AuditEntry(Model):
    """One deed. `facts` is canonical JSON, kept as text so that its hash can be made again.

    No family's words, names or codes are ever in here; officers are ids.
    """

    __tablename__ = "audit_entry"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    officer_id: Mapped[str] = mapped_column(index=True)
    authority: Mapped[str]
    action: Mapped[str] = mapped_column(index=True)
    subject: Mapped[str]
    facts: Mapped[str]
    previous_hash: Mapped[str]
    hash: Mapped[str] = mapped_column(unique=True)


# The same statements stand in migration 0003, which must not need newer code than itself.
APPEND_ONLY = {
    "sqlite": (
        "CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry "
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
        "CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry "
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$",
        "CREATE TRIGGER audit_entry_no_change BEFORE UPDATE OR DELETE ON audit_entry "
        "FOR EACH ROW EXECUTE FUNCTION audit_entry_refuse()",
        "CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse()",
    ),
}

for _dialect, _statements in APPEND_ONLY.items():
    for _statement in _statements:
        _guard: Any = DDL(_statement)  # type: ignore[no-untyped-call]  # SQLAlchemy forgot its type
        event.listen(AuditEntry.__table__, "after_create", _guard.execute_if(dialect=_dialect))
