"""Makes rows of `location` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import Location
from tests.factories.rows import add, filled


def make_location(session: Session, **given: Any) -> Location:
    defaults: dict[str, Any] = {
        "id": "location-1",
        "name": "A hall",
        "town": "Ashford",
        "district": "ashford",
    }
    return add(session, Location(**filled(defaults, given)))
