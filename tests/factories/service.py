"""Makes services for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.directory.models import Service
from tests.factories.rows import add, filled


def make_service(session: Session, **given: Any) -> Service:
    """Add a service that is there for families to find."""
    defaults = {
        "id": "service-1",
        "authority": "kent",
        "slug": "a-school",
        "name": "A School",
        "kind": "special_school",
        "status": "active",
        "coverage": "place",
        "record": {},
        "provenance": {},
        "created_at": utc_now(),
        "updated_at": utc_now(),
    }
    return add(session, Service(**filled(defaults, given)))
