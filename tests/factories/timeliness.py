"""Makes rows of `ehc_timeliness` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.feedback.timeliness.models import EhcTimeliness
from tests.factories.rows import add, filled


def make_timeliness(session: Session, **given: Any) -> EhcTimeliness:
    defaults: dict[str, Any] = {
        "source": "dfe",
        "area": "E10000016",
        "period": "2024",
        "name": "Kent",
        "la_code": "886",
        "plans": "300",
        "within": "90",
        "plans_ex": "280",
        "within_ex": "84",
        "read_at": utc_now(),
    }
    return add(session, EhcTimeliness(**filled(defaults, given)))
