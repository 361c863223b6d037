"""Makes rows of `assistant_rating` for tests."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal.assistant.models import AnswerRating
from tests.factories.rows import add, filled


def make_answer_rating(session: Session, **given: Any) -> AnswerRating:
    defaults: dict[str, Any] = {
        "authority": "kent",
        "topic": "srp",
        "on": date(2026, 11, 24),
        "helped": 1,
        "did_not_help": 0,
    }
    return add(session, AnswerRating(**filled(defaults, given)))
