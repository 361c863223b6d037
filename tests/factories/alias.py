"""Makes rows of `alias` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import Alias, Service
from tests.factories.rows import add, filled


def make_alias(session: Session, service: Service, **given: Any) -> Alias:
    defaults: dict[str, Any] = {"name": "Another name", "former": False}
    return add(session, Alias(**filled({"service_id": service.id, **defaults}, given)))
