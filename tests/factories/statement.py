"""Makes rows of `statement` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.directory.models import Service, Statement
from tests.factories.rows import add, filled


def make_statement(session: Session, service: Service, **given: Any) -> Statement:
    defaults: dict[str, Any] = {
        "source": "content",
        "authority": "kent",
        "field_group": "identity",
        "stated": {"name": "A school"},
        "received_at": utc_now(),
    }
    return add(session, Statement(**filled({"service_id": service.id, **defaults}, given)))
