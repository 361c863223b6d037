"""Makes rows of `empty_search` for tests."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import EmptySearch
from tests.factories.rows import add, filled


def make_empty_search(session: Session, **given: Any) -> EmptySearch:
    defaults: dict[str, Any] = {
        "authority": "kent",
        "on": date(2026, 11, 25),
        "need": "ASD",
        "kind": "leisure",
        "district": "dover",
        "words": "",
        "number": 1,
    }
    return add(session, EmptySearch(**filled(defaults, given)))
