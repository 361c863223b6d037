"""Takes the guard off the append-only log and puts it back: for emptying, and for tampering."""

from sqlalchemy import Connection, text

from portal.audit.models import APPEND_ONLY

GUARDS = {
    "sqlite": ("audit_entry_no_update", "audit_entry_no_delete"),
    "postgresql": ("audit_entry_no_change", "audit_entry_no_truncate"),
}


def let_go_of_the_log(connection: Connection) -> None:
    """Let entries be changed and removed, as only the owner of the database can."""
    name = connection.dialect.name
    for guard in GUARDS[name]:
        on = " ON audit_entry" if name == "postgresql" else ""
        connection.execute(text(f"DROP TRIGGER IF EXISTS {guard}{on}"))


def guard_the_log(connection: Connection) -> None:
    """Put the guard back."""
    for statement in APPEND_ONLY[connection.dialect.name]:
        connection.execute(text(statement))
