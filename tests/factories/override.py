"""Makes rows of `override` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.directory.models import Override, Service
from tests.factories.rows import add, filled


def make_override(session: Session, service: Service, **given: Any) -> Override:
    defaults: dict[str, Any] = {
        "field": "name",
        "value": "The right name",
        "reason": "They rang us.",
        "made_by": "editor",
        "made_at": utc_now(),
    }
    return add(session, Override(**filled({"service_id": service.id, **defaults}, given)))
