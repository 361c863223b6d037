"""Makes rows of `taxonomy` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import Taxonomy
from tests.factories.rows import add, filled


def make_taxonomy(session: Session, **given: Any) -> Taxonomy:
    defaults: dict[str, Any] = {"id": "need", "name": "Type of need"}
    return add(session, Taxonomy(**filled(defaults, given)))
