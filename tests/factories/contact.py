"""Makes rows of `contact` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import Contact, Service
from tests.factories.rows import add, filled


def make_contact(session: Session, service: Service, **given: Any) -> Contact:
    defaults: dict[str, Any] = {"id": "contact-1", "title": "Front desk"}
    return add(session, Contact(**filled({"service_id": service.id, **defaults}, given)))
