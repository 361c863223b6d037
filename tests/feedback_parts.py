"""Batches and submissions for tests, with paper codes that are quick to make."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest

from portal.feedback.instruments import get_instrument
from portal.feedback.invitations import codes
from portal.feedback.invitations.coarsening import Cell
from portal.feedback.invitations.issuing import Issued, Order, issue
from portal.feedback.periods import today
from portal.feedback.responses.submitting import Submission

QUICK_KIB = 8  # argon2's least: what is slow is tested once, with the real figures


@contextmanager
def quick_codes() -> Iterator[None]:
    """Make paper codes in no time while this lasts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(codes, "MEMORY_KIB", QUICK_KIB)
        patch.setattr(codes, "PASSES", 1)
        yield


def issued(
    number: int = 12,
    instrument: str = "tp1_request",
    counts: Mapping[Cell, int] | None = None,
    closes_on: date | None = None,
    authority: str = "kent",
) -> Issued:
    """Make a batch and return it with its letters."""
    return issue(
        Order(
            instrument=get_instrument(instrument, authority),
            period="2026-Q4",
            counts=counts
            or {Cell(outcome="assessed", area="east-kent", audience="parent"): number},
            authority=authority,
            officer_id="officer-1",
            closes_on=closes_on or today() + timedelta(days=21),
        )
    )


def submission(instrument: str = "tp1_request", **given: Any) -> Submission:
    """Return answers ready to be sent."""
    survey = get_instrument(instrument)
    defaults: dict[str, Any] = {
        "instrument": survey,
        "version": survey.version,
        "answers": {"C1": 4, "C2": "na", "C5": 5},
        "form_key": "form-1",
    }
    return Submission(**{**defaults, **given})
