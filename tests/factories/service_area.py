"""Makes rows of `service_area` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import Service, ServiceArea
from tests.factories.rows import add, filled


def make_service_area(session: Session, service: Service, **given: Any) -> ServiceArea:
    defaults: dict[str, Any] = {"extent": "district", "district": "dover"}
    return add(session, ServiceArea(**filled({"service_id": service.id, **defaults}, given)))
