"""Makes rows of `search_sequence` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import SearchSequence
from tests.factories.rows import add, filled


def make_search_sequence(session: Session, **given: Any) -> SearchSequence:
    defaults: dict[str, Any] = {"authority": "kent", "last": 1}
    return add(session, SearchSequence(**filled(defaults, given)))
