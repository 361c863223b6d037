"""Makes rows of `assistant_call_back` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.assistant.models import CallBack
from portal.database import utc_now
from tests.factories.rows import add, filled


def make_call_back(session: Session, **given: Any) -> CallBack:
    defaults: dict[str, Any] = {
        "id": "call-1",
        "authority": "kent",
        "name": "Sam",
        "phone": "01632 960123",
        "best_time": "any",
        "form_key": "form-1",
        "received_at": utc_now(),
        "done_at": None,
    }
    return add(session, CallBack(**filled(defaults, given)))
