"""Makes rows for tests: every required value has a default, and a session is always needed."""

from typing import Any, TypeVar

from sqlalchemy.orm import Session

from portal.directory.models.base import Model

Row = TypeVar("Row", bound=Model)


def add(session: Session, row: Row) -> Row:
    """Add `row` and send it to the database, so that its constraints are checked now."""
    session.add(row)
    session.flush()
    return row


def filled(defaults: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Return `defaults` overruled by what the test gave."""
    return {**defaults, **given}
