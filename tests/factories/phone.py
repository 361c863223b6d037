"""Makes rows of `phone` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import Contact, Phone
from tests.factories.rows import add, filled


def make_phone(session: Session, contact: Contact, **given: Any) -> Phone:
    defaults: dict[str, Any] = {"contact_id": contact.id, "number": "0300 000 0000"}
    return add(session, Phone(**filled(defaults, given)))
