"""Makes rows of `place_table` for tests."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import PlaceTable
from tests.factories.rows import add, filled


def make_place_table(session: Session, **given: Any) -> PlaceTable:
    defaults: dict[str, Any] = {
        "authority": "kent",
        "key": "srp-primary",
        "title": "Primary places",
        "phase": "primary",
        "stated_on": date(2017, 1, 1),
        "source_title": "A strategy",
        "notes": [],
    }
    return add(session, PlaceTable(**filled(defaults, given)))
