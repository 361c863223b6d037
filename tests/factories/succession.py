"""Makes rows of `succession` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import Service, Succession
from tests.factories.rows import add, filled


def make_succession(session: Session, service: Service, **given: Any) -> Succession:
    defaults: dict[str, Any] = {"scheme": "urn", "value": "118001"}
    return add(session, Succession(**filled({"service_id": service.id, **defaults}, given)))
