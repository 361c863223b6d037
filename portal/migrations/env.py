"""How migrations run: in one transaction, on whichever database the portal uses.

A migration that loses rows of a table it keeps is undone: rebuilding a table
must never cost a family's words or an officer's work.
"""

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import Connection, func, inspect, select, table

from portal.assistant import models as assistant_models
from portal.audit import models as audit_models
from portal.database import UtcDateTime, db, schema_change
from portal.directory import models
from portal.feedback.comments import models as comment_models
from portal.feedback.figures.release import models as release_models
from portal.feedback.invitations import models as invitation_models
from portal.feedback.responses import models as response_models
from portal.feedback.timeliness import models as timeliness_models
from portal.officers import models as officer_models

# importing them makes their tables known to the metadata
_ = (
    models,
    assistant_models,
    audit_models,
    officer_models,
    timeliness_models,
    invitation_models,
    response_models,
    comment_models,
    release_models,
)


class LostRows(RuntimeError):
    """A migration left a table with fewer rows than it had; it was rolled back."""


def count_rows(connection: Connection) -> dict[str, int]:
    """Return the number of rows of every table there is now."""
    return {
        name: connection.scalar(select(func.count()).select_from(table(name))) or 0
        for name in inspect(connection).get_table_names()
    }


def run() -> None:
    """Run the migrations asked for; `-x may-shrink=TABLE` allows one table to lose rows."""
    with schema_change(db.engine) as connection:
        before = count_rows(connection)
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            transactional_ddl=True,
            **options(),
        )
        context.run_migrations()
        after = count_rows(connection)
        allowed = {"alembic_version", context.get_x_argument(as_dictionary=True).get("may-shrink")}
        lost = {name for name in after if after[name] < before.get(name, 0)} - allowed
        if lost:
            raise LostRows(
                f"rows would be lost from {', '.join(sorted(lost))}; nothing was changed"
            )


def options() -> dict[str, Any]:
    """Return what Flask-Migrate was told when the app was made, and how types are written."""
    known: dict[str, Any] = dict(current_app.extensions["migrate"].configure_args)
    return {**known, "render_item": render_item}


def render_item(kind: str, item: Any, _autogenerate: Any) -> str | bool:
    """Write our own types as the plain ones they are: an old migration must not need new code."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


run()
