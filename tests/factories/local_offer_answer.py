"""Makes rows of `local_offer_answer` for tests."""

from typing import Any

from sqlalchemy.orm import Session

from portal.directory.models import LocalOfferAnswer, Service
from tests.factories.rows import add, filled


def make_local_offer_answer(session: Session, service: Service, **given: Any) -> LocalOfferAnswer:
    defaults: dict[str, Any] = {
        "question_set": "paragraph_5",
        "question": "a",
        "answer": "We teach in small groups.",
    }
    return add(session, LocalOfferAnswer(**filled({"service_id": service.id, **defaults}, given)))
