"""Makes rows of `assistant_gap` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.assistant.models import Gap
from portal.database import utc_now
from tests.factories.rows import add, filled


def make_gap(session: Session, **given: Any) -> Gap:
    defaults: dict[str, Any] = {
        "id": "gap-1",
        "authority": "kent",
        "text": "A swimming club that takes a child with a hoist.",
        "topic": None,
        "language": "en",
        "form_key": "form-1",
        "received_at": utc_now(),
        "settled_as": None,
        "settled_at": None,
    }
    return add(session, Gap(**filled(defaults, given)))
