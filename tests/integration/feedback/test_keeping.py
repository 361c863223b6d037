"""What is kept goes in time: words within a year, single answers within three, counts stay."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from portal.commands.worker import forget_once
from portal.database import db, utc_now, write_unit
from portal.feedback.keeping import forget
from portal.feedback.responses.models import Response, ResponseText, ResponseTotal
from tests.factories.feedback import make_response, make_response_text
from tests.feedback_parts import issued


def at(year: int, month: int, day: int = 15) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


def run(moment: datetime) -> Counter[str]:
    with write_unit() as session:
        return forget(session, moment)


@pytest.mark.parametrize(
    ("moment", "kept"), [(at(2029, 10, 31), 1), (at(2029, 11, 1), 0), (at(2040, 1), 0)]
)
def test_single_answers_are_kept_for_three_years_at_most(
    portal: Flask, moment: datetime, kept: int
) -> None:
    with write_unit() as session:
        make_response(session, month="2026-11")
    assert run(moment)["answers"] == 1 - kept
    assert len(list(db.session.scalars(select(Response)))) == kept


@pytest.mark.parametrize(("moment", "kept"), [(at(2027, 9, 30), 1), (at(2027, 10, 1), 0)])
def test_words_are_kept_for_twelve_months_at_most(
    portal: Flask, moment: datetime, kept: int
) -> None:
    with write_unit() as session:
        make_response_text(session, quarter="2026-Q4")
    assert run(moment)["words"] == 1 - kept
    assert len(list(db.session.scalars(select(ResponseText)))) == kept


def test_what_is_counted_of_old_answers_stays_and_adds_up(portal: Flask) -> None:
    for number, answers in enumerate(({"C5": 4, "C1": "na"}, {"C5": 4}, {})):
        with write_unit() as session:
            make_response(
                session, id=f"r{number}", receipt_hash=f"{number}", form_key=f"{number}",
                month="2023-01", answers=answers,
            )  # fmt: skip
        run(at(2026, 6))  # one at a time: counts are added to those of before
    assert run(at(2026, 6))["answers"] == 0
    totals = {
        (one.question, one.value): one.number for one in db.session.scalars(select(ResponseTotal))
    }
    assert totals == {("", ""): 3, ("C5", "4"): 2, ("C1", "na"): 1}


def test_seven_years_leave_nothing_but_counts(portal: Flask) -> None:
    batch = issued()
    with write_unit() as session:
        make_response(session)
        make_response_text(session)
    for year in range(2026, 2034):
        for month in range(1, 13):
            run(at(year, month))
    assert list(db.session.scalars(select(Response))) == []
    assert list(db.session.scalars(select(ResponseText))) == []
    assert list(db.session.scalars(select(ResponseTotal))) != []
    assert batch.letters


def test_the_worker_forgets(portal: Flask) -> None:
    with write_unit() as session:
        make_response(session, month="2019-01")
        make_response(session, id="new", receipt_hash="n", form_key="n", month=f"{utc_now():%Y-%m}")
    forget_once()
    db.session.rollback()
    assert [one.id for one in db.session.scalars(select(Response))] == ["new"]
