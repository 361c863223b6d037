"""Makes rows of `figure_release` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.feedback.figures.release.making import digest_of
from portal.feedback.figures.release.models import FigureRelease
from tests.factories.rows import add, filled

BODY = '{"columns":[],"invented":false,"tables":[]}'


def make_figure_release(session: Session, **given: Any) -> FigureRelease:
    defaults: dict[str, Any] = {
        "id": "00000000-0000-4000-8000-0000000000e1",
        "authority": "kent",
        "period": "2026-Q3",
        "made_at": utc_now(),
        "body": BODY,
        "digest": digest_of(BODY),
        "demonstration": False,
    }
    return add(session, FigureRelease(**filled(defaults, given)))
