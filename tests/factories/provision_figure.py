"""Makes rows of `provision_figure` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import ProvisionFigure, Service
from tests.factories.rows import add, filled


def make_provision_figure(session: Session, service: Service, **given: Any) -> ProvisionFigure:
    defaults: dict[str, Any] = {"measure": "sen_unit", "on_roll": 8, "capacity": 12, "doubts": []}
    return add(session, ProvisionFigure(**filled({"service_id": service.id, **defaults}, given)))
