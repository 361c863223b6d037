"""Makes rows of `access` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import Access, Service
from tests.factories.rows import add, filled


def make_access(session: Session, service: Service, **given: Any) -> Access:
    defaults: dict[str, Any] = {
        "plan_needed": "no",
        "diagnosis_needed": "no",
        "self_referral": "not_stated",
    }
    return add(session, Access(**filled({"service_id": service.id, **defaults}, given)))
