"""Makes rows of `search_change` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.directory.models import SearchChange
from tests.factories.rows import add, filled


def make_search_change(session: Session, **given: Any) -> SearchChange:
    defaults: dict[str, Any] = {
        "authority": "kent",
        "sequence": 1,
        "service_id": "service-1",
        "kind": "changed",
        "made_at": utc_now(),
    }
    return add(session, SearchChange(**filled(defaults, given)))
