"""Makes rows of `organization` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import Organization
from tests.factories.rows import add, filled


def make_organization(session: Session, **given: Any) -> Organization:
    defaults: dict[str, Any] = {
        "id": "organization-1",
        "authority": "kent",
        "name": "Kent County Council",
    }
    return add(session, Organization(**filled(defaults, given)))
