"""Makes batches, invitations, answers and words for tests."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from portal.feedback.invitations.models import (
    Invitation,
    InvitationBatch,
    InvitationCohort,
    InvitationGuess,
    Spent,
)
from portal.feedback.responses.models import Response, ResponseText, ResponseTotal
from tests.factories.rows import add, filled


def make_batch(session: Session, **given: Any) -> InvitationBatch:
    defaults: dict[str, Any] = {
        "id": "batch-1",
        "authority": "kent",
        "instrument": "tp1_request",
        "prefix": "AB",
        "salt": "00" * 16,
        "period": "2026-Q4",
        "issued": 20,
        "issued_on": date(2026, 10, 1),
        "issued_by": "officer-1",
        "closes_on": date(2026, 11, 1),
        "delivery": "letters",
        "withdrawn_on": None,
        "reminded_on": None,
        "demonstration": False,
    }
    return add(session, InvitationBatch(**filled(defaults, given)))


def make_cohort(session: Session, batch: InvitationBatch, **given: Any) -> InvitationCohort:
    defaults: dict[str, Any] = {
        "id": "cohort-1",
        "batch_id": batch.id,
        "outcome": "assessed",
        "area": "east-kent",
        "district": None,
        "audience": "parent",
        "issued": 20,
        "small": False,
    }
    return add(session, InvitationCohort(**filled(defaults, given)))


def make_invitation(session: Session, cohort: InvitationCohort, **given: Any) -> Invitation:
    defaults: dict[str, Any] = {"h1": "1" * 64, "cohort_id": cohort.id}
    return add(session, Invitation(**filled(defaults, given)))


def make_spent(session: Session, **given: Any) -> Spent:
    defaults: dict[str, Any] = {"h2": "2" * 64, "forget_month": "2027-01"}
    return add(session, Spent(**filled(defaults, given)))


def make_guess(session: Session, batch: InvitationBatch, **given: Any) -> InvitationGuess:
    defaults: dict[str, Any] = {"batch_id": batch.id, "hour": "2026-10-01T10", "wrong": 1}
    return add(session, InvitationGuess(**filled(defaults, given)))


def make_response(session: Session, **given: Any) -> Response:
    defaults: dict[str, Any] = {
        "id": "response-1",
        "authority": "kent",
        "instrument": "tp1_request",
        "version": 1,
        "channel": "invited",
        "entry": "web",
        "coded": True,
        "month": "2026-11",
        "period": "2026-Q4",
        "outcome": "assessed",
        "area": "east-kent",
        "district": None,
        "audience": "parent",
        "small": False,
        "subject": None,
        "scale": 5,
        "language": "en",
        "answers": {"C1": 4, "C5": 5},
        "receipt_hash": "3" * 64,
        "form_key": "4" * 64,
        "demonstration": False,
    }
    return add(session, Response(**filled(defaults, given)))


def make_response_text(session: Session, **given: Any) -> ResponseText:
    defaults: dict[str, Any] = {
        "id": "text-1",
        "authority": "kent",
        "instrument": "tp1_request",
        "quarter": "2026-Q4",
        "language": "en",
        "text": "The letter came late.",
        "receipt_hash": "5" * 64,
        "demonstration": False,
    }
    return add(session, ResponseText(**filled(defaults, given)))


def make_response_total(session: Session, **given: Any) -> ResponseTotal:
    defaults: dict[str, Any] = {
        "authority": "kent",
        "instrument": "tp1_request",
        "version": 1,
        "month": "2023-11",
        "channel": "invited",
        "scale": 5,
        "question": "C5",
        "value": "4",
        "number": 12,
    }
    return add(session, ResponseTotal(**filled(defaults, given)))


def make_feedback(session: Session) -> None:
    """Add one row to every table of invitations and responses."""
    batch = make_batch(session)
    make_invitation(session, make_cohort(session, batch))
    make_guess(session, batch)
    make_spent(session)
    make_response(session)
    make_response_text(session)
    make_response_total(session)
