"""Makes rows of `cost_option` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import CostOption, Service
from tests.factories.rows import add, filled


def make_cost_option(session: Session, service: Service, **given: Any) -> CostOption:
    defaults: dict[str, Any] = {"amount_description": "£4 a session", "free": False}
    return add(session, CostOption(**filled({"service_id": service.id, **defaults}, given)))
