"""Makes rows of `schedule` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import Schedule, Service
from tests.factories.rows import add, filled


def make_schedule(session: Session, service: Service, **given: Any) -> Schedule:
    defaults: dict[str, Any] = {
        "weekday": "sat",
        "opens_at": "10:00",
        "closes_at": "12:00",
        "pattern": "weekly",
        "part_of_year": "term",
    }
    return add(session, Schedule(**filled({"service_id": service.id, **defaults}, given)))
