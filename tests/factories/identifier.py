"""Makes rows of `identifier` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import Identifier, Service
from tests.factories.rows import add, filled


def make_identifier(session: Session, service: Service, **given: Any) -> Identifier:
    defaults: dict[str, Any] = {"scheme": "urn", "value": "118000"}
    return add(session, Identifier(**filled({"service_id": service.id, **defaults}, given)))
