"""Makes rows of `accessibility` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import Accessibility, Service
from tests.factories.rows import add, filled


def make_accessibility(session: Session, service: Service, **given: Any) -> Accessibility:
    defaults: dict[str, Any] = {"feature": "wheelchair", "answer": "partial"}
    return add(session, Accessibility(**filled({"service_id": service.id, **defaults}, given)))
