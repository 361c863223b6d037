"""Answers and invitations put straight into the tables, and an analyst who looks at them."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from portal.database import write_unit
from portal.feedback.invitations.models import InvitationBatch, InvitationCohort
from portal.feedback.responses.models import Response
from tests.integration.officers.conftest import (  # the same portal on each database
    office,
    office_app,
)
from tests.officer_parts import add_officer, signed_in_pages
from tests.page_contract import PageClient

__all__ = ["office", "office_app"]

Put = Callable[..., None]


def add_answers(session: Session, *values: int, **given: object) -> None:
    """Keep one response for each of `values`, the answer to C5 and C4."""
    held = {
        "authority": "kent", "instrument": "tp4_draft", "version": 1, "channel": "invited",
        "entry": "web", "coded": True, "month": "2026-08", "period": "2026-Q3", "outcome": "plan",
        "area": "east-kent", "district": "thanet", "audience": "parent", "subject": None,
        "scale": 5, "language": "en",
    } | given  # fmt: skip
    for value in values:
        session.add(
            Response(
                id=str(uuid4()),
                receipt_hash=str(uuid4()),
                form_key=str(uuid4()),
                answers={"C5": value, "C4": value},
                **held,
            )
        )


def add_asked(session: Session, issued: int, **given: object) -> None:
    """Keep one batch with one cohort of `issued` invitations."""
    cohort = {"outcome": "plan", "area": "east-kent", "district": "thanet", "audience": "parent"}
    batch = {
        "authority": "kent", "instrument": "tp4_draft", "period": "2026-Q3", "demonstration": False,
    }  # fmt: skip
    cohort |= {name: given[name] for name in given if name in cohort}
    batch |= {name: given[name] for name in given if name in batch}
    one = InvitationBatch(
        id=str(uuid4()), prefix=None, salt="", issued=issued, issued_on=date(2026, 7, 1),
        issued_by="test", closes_on=date(2026, 8, 1), delivery="letters", withdrawn_on=None,
        reminded_on=None, **batch,
    )  # fmt: skip
    session.add(one)
    session.flush()
    session.add(InvitationCohort(id=str(uuid4()), batch_id=one.id, issued=issued, **cohort))


@pytest.fixture
def put(office: Flask) -> Put:
    """A function that keeps answers or invitations in the office's tables."""

    def keep(add: Callable[..., None], *values: int, **given: object) -> None:
        with office.app_context(), write_unit() as session:
            add(session, *values, **given)

    return keep


@pytest.fixture
def analyst(office: Flask) -> PageClient:
    """A browser of an officer who may see and take figures."""
    return signed_in_pages(office, add_officer(office, "analyst"))
