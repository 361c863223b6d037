"""Makes rows of `correction` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.directory.models import Correction, Service
from tests.factories.rows import add, filled


def make_correction(session: Session, service: Service, **given: Any) -> Correction:
    defaults: dict[str, Any] = {
        "id": "correction-1",
        "what": "phone",
        "text": "The number rings out.",
        "language": "en",
        "form_key": "form-1",
        "received_at": utc_now(),
    }
    return add(session, Correction(**filled({"service_id": service.id, **defaults}, given)))
