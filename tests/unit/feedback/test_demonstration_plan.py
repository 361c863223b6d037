"""What is planted holds where it is said to and nowhere else; the rows are real in form."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from flask import Flask

from portal.authorities import Authority, get_authority
from portal.feedback.demonstration.inviting import shared_out
from portal.feedback.demonstration.making import Made, make_feedback
from portal.feedback.demonstration.plan import (
    FALL,
    MONTHS,
    PLAN,
    REFUSED,
    RISE,
    STEP_FROM,
    TOGETHER,
    USUAL,
)
from portal.feedback.demonstration.words import read_invented_comments, read_invented_words
from portal.feedback.instruments import Voice, find_instrument, list_instruments
from portal.feedback.invitations.coarsening import LEAST, Cell
from portal.feedback.responses.checking import checked_answers, checked_text
from portal.settings import CHECKOUT

KENT = PLAN["kent"]
BEFORE = date(2026, 10, 1)


@pytest.fixture(scope="module")
def councils(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def made(code: str = "kent", before: date = BEFORE, years: int = 1) -> Made:
    authority: Authority = get_authority(code)
    surveys = {one.key: one for one in list_instruments(code)}
    return make_feedback(authority, PLAN[code], surveys, before, years, "mark")


def test_there_are_four_effects_in_kent_and_none_elsewhere() -> None:
    assert KENT.effects == (FALL, TOGETHER, REFUSED, RISE)
    assert PLAN["leicestershire"].effects == ()
    assert all(len(one.shares) == MONTHS for one in KENT.effects)


def test_an_effect_holds_in_its_place_only() -> None:
    assert KENT.share("C5", "tp4_draft", "dover", "draft", STEP_FROM) == FALL.shares[-1]
    assert KENT.share("C5", "tp4_draft", "dover", "draft", STEP_FROM - 1) == FALL.shares[0]
    assert KENT.share("C5", "tp5_outcome", "dover", "plan", STEP_FROM) == USUAL["C5"]
    assert KENT.share("C4", "tp3_advice", "ashford", None, 0) == TOGETHER.shares[0]
    assert KENT.share("C4", "tp3_advice", "dover", None, 0) == USUAL["C4"]
    assert KENT.share("C5", "tp1_request", "dover", "refused", 0) == REFUSED.shares[0]
    assert KENT.share("C5", "tp1_request", "dover", "assessed", 0) == USUAL["C5"]
    assert KENT.share("C1", "tp2_first_meeting", None, "held", 11) == RISE.shares[-1]


def test_the_years_before_are_as_the_last_began() -> None:
    assert KENT.share("C5", "tp4_draft", "dover", "draft", -7) == FALL.shares[0]


def test_sharing_out_loses_nobody() -> None:
    weights = {Cell(district=name): weight for name, weight in zip("abc", (1, 1, 5), strict=True)}
    given = {cell.district: number for cell, number in shared_out(10, weights).items()}
    assert given == {"a": 2, "b": 1, "c": 7}


def test_the_last_year_is_the_same_whatever_the_day_and_the_length(councils: None) -> None:
    def said(rows: list[dict[str, Any]]) -> list[Any]:
        return [(one["instrument"], one["district"], one["answers"]) for one in rows]

    one, later, long = made(), made(before=date(2029, 4, 1)), made(years=3)
    assert said(one.responses) == said(later.responses)
    last = [row for row in long.responses if row["period"] >= "2025-Q4"]
    assert said(one.responses) == said(last)
    assert [row["id"] for row in one.responses] == [row["id"] for row in made().responses]


@pytest.mark.parametrize("code", sorted(PLAN))
def test_no_cohort_is_small(councils: None, code: str) -> None:
    cohorts = made(code).cohorts
    assert len(cohorts) > 100
    assert all(row["issued"] >= LEAST and not row["small"] for row in cohorts)


@pytest.mark.parametrize("code", sorted(PLAN))
def test_every_answer_could_have_been_sent(councils: None, code: str) -> None:
    seen = set()
    for row in made(code).responses:
        instrument = find_instrument(row["instrument"], code)
        assert instrument is not None
        voice: Voice = "young_person" if row["scale"] == 3 else "parent"
        assert checked_answers(instrument, voice, row["answers"]) == row["answers"]
        seen |= {str(value) for value in row["answers"].values()}
        seen |= {"skipped"} if len(row["answers"]) < len(instrument.questions) else set()
    assert seen == {"1", "2", "3", "4", "5", "na", "skipped"}


def test_about_one_in_five_answers_and_every_channel_is_there(councils: None) -> None:
    rows = made()
    coded = sum(row["coded"] for row in rows.responses)
    assert 0.18 < coded / sum(row["issued"] for row in rows.batches) < 0.22
    assert {row["channel"] for row in rows.responses} == {"invited", "open", "assisted"}
    assert {row["entry"] for row in rows.responses} == {"web", "chat", "paper", "phone"}
    assert {row["language"] for row in rows.responses} == {"en", "pl"}


def test_an_open_answer_was_never_coded(councils: None) -> None:
    assert not [row for row in made().responses if row["channel"] == "open" and row["coded"]]


def test_twelve_whole_months_and_four_whole_quarters(councils: None) -> None:
    rows = made()
    months = {row["month"] for row in rows.responses}
    assert (min(months), max(months), len(months)) == ("2025-10", "2026-09", MONTHS)
    assert {row["period"] for row in rows.batches} == {"2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"}


@pytest.mark.parametrize("code", sorted(PLAN))
def test_the_words_belong_to_surveys_that_ask_for_some(councils: None, code: str) -> None:
    words = read_invented_words(CHECKOUT / "content", code)
    assert words
    for one in words:
        instrument = find_instrument(one.survey, code)
        assert instrument is not None
        assert checked_text(instrument, one.text) == one.text
    assert len({one.text for one in words}) == len(words)


def test_the_invented_comments_name_no_officer_and_end_in_every_way() -> None:
    comments = read_invented_comments(CHECKOUT / "content", "kent")
    states = {str(one.state) for one in comments}
    assert len(comments) >= 25
    assert states >= {"screened", "redacted", "approved", "published", "action", "withheld"}
    assert all(one.reply for one in comments if one.state in ("reply_published", "closed"))
