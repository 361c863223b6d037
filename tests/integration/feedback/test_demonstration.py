"""The invented year: loaded once, labelled everywhere, gone when asked, and read rightly."""

import time
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import func, select

from portal.audit.models import AuditEntry
from portal.authorities import get_authority
from portal.commands.demo import demo
from portal.database import db, utc_now, write_unit
from portal.feedback.comments.agreement import theme_agreement
from portal.feedback.comments.models import (
    Comment,
    CommentAction,
    CommentReport,
    CommentStep,
    CommentTheme,
)
from portal.feedback.comments.registering import comment_content
from portal.feedback.comments.report.alarm import report_standing
from portal.feedback.comments.report.snapshot import freeze_report
from portal.feedback.demonstration import (
    clear_demonstration_feedback,
    load_demonstration_feedback,
)
from portal.feedback.figures.answers import Answers, answers_of
from portal.feedback.figures.release.models import FigureRelease
from portal.feedback.instruments import list_instruments
from portal.feedback.invitations.models import (
    Invitation,
    InvitationBatch,
    InvitationCohort,
    Spent,
)
from portal.feedback.keeping import forget
from portal.feedback.responses.models import Response, ResponseText, ResponseTotal
from tests.factories.comment import make_comment
from tests.factories.feedback import (
    make_batch,
    make_cohort,
    make_response,
    make_response_text,
)
from tests.feedback_flags import FIVE, findings
from tests.officer_parts import add_officer, signed_in_pages
from tests.page_contract import PageClient

DAY = date(2026, 11, 25)
PLANTED = {
    # Satisfaction with the draft falls from the sixth month on: month by month, and so by quarter.
    ("month by month", "tp4_draft", "C5"),
    ("quarter by quarter", "tp4_draft", "C5"),
    # One district works together with families far more often.
    ("by district", FIVE, "C4", "ashford"),
    # Families who are refused are much less satisfied.
    ("by outcome", "tp1_request", "C5"),
    # More and more know what happens next after the first meeting.
    ("quarter by quarter", "tp2_first_meeting", "C1"),
}
KEPT = (
    InvitationBatch, InvitationCohort, Response, ResponseText, Comment, CommentStep,
    CommentTheme, CommentAction, CommentReport, FigureRelease,
)  # fmt: skip


@pytest.fixture
def loaded(portal: Flask) -> Flask:
    load_demonstration_feedback(DAY)
    return portal


@pytest.fixture
def officer(loaded: Flask) -> PageClient:
    olu = add_officer(loaded, "feedback_officer", "approver")
    return signed_in_pages(loaded, olu)


def data_of(authority: str) -> Answers:
    return answers_of(db.session(), authority)


def rows_of(model: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def every_row() -> dict[str, list[str]]:
    found = {}
    for model in KEPT:
        key = list(model.__table__.primary_key)
        found[model.__tablename__] = sorted(map(str, db.session.execute(select(*key)).all()))
    return found


def test_each_planted_effect_is_found_and_nothing_else(loaded: Flask) -> None:
    assert findings(data_of("kent"), list_instruments("kent")) == PLANTED


def test_nothing_is_found_where_nothing_was_planted(loaded: Flask) -> None:
    assert findings(data_of("leicestershire"), list_instruments("leicestershire")) == set()


def test_the_findings_do_not_depend_on_the_day(portal: Flask) -> None:
    load_demonstration_feedback(date(2031, 2, 3))
    assert data_of("kent").periods == ["2030-Q4", "2030-Q3", "2030-Q2", "2030-Q1"]
    assert findings(data_of("kent"), list_instruments("kent")) == PLANTED


def test_the_figures_know_that_they_are_invented(loaded: Flask) -> None:
    assert data_of("kent").invented
    assert data_of("leicestershire").invented


def test_every_row_is_marked_and_no_code_exists(loaded: Flask) -> None:
    for model in (InvitationBatch, Response, ResponseText, Comment):
        assert rows_of(model) > 0
        assert set(db.session.scalars(select(model.demonstration))) == {True}
    assert rows_of(Invitation) == rows_of(Spent) == 0


def test_loading_again_changes_nothing(loaded: Flask) -> None:
    before = every_row()
    assert load_demonstration_feedback(DAY) == "invented feedback kept"
    assert load_demonstration_feedback(date(2026, 12, 31)) == "invented feedback kept"
    assert every_row() == before


def test_a_new_quarter_replaces_it(loaded: Flask) -> None:
    answers, comments = rows_of(Response), rows_of(Comment)
    load_demonstration_feedback(date(2027, 1, 1))
    assert data_of("kent").periods[0] == "2026-Q4"
    assert (rows_of(Response), rows_of(Comment)) == (answers, comments)


def test_clearing_leaves_nothing_of_it(loaded: Flask) -> None:
    assert clear_demonstration_feedback() > 4000
    assert {name for name, rows in every_row().items() if rows} == set()


def test_what_is_real_is_never_touched(loaded: Flask) -> None:
    with write_unit() as session:
        make_cohort(session, make_batch(session))
        make_response(session)
        make_response_text(session)
        make_comment(session)
    load_demonstration_feedback(date(2027, 1, 1))
    clear_demonstration_feedback()
    left = {name: len(rows) for name, rows in every_row().items() if rows}
    assert left == {
        "invitation_batch": 1, "invitation_cohort": 1, "response": 1, "response_text": 1,
        "comment": 1,
    }  # fmt: skip


def test_invented_answers_count_no_more_once_somebody_answered(loaded: Flask) -> None:
    with write_unit() as session:
        make_response(session)
    assert not data_of("kent").invented
    assert len(data_of("kent").answers) == 1


def test_comments_are_in_every_state_and_published_ones_passed_two_people(loaded: Flask) -> None:
    kept = db.session.scalars(select(Comment)).all()
    assert len({one.state for one in kept}) == 11
    for one in kept:
        steps = db.session.scalars(
            select(CommentStep).where(CommentStep.comment_id == one.id).order_by(CommentStep.number)
        ).all()
        assert steps[-1].to_state == one.state
        assert [step.at for step in steps] == sorted(step.at for step in steps)
        assert max(one.received_at, one.moved_at).date() <= DAY
        if one.published_at:
            assert one.approved_by not in (None, one.redacted_by)


def test_the_words_name_nobody(loaded: Flask) -> None:
    flagged = [
        one.text
        for one in db.session.scalars(select(Comment))
        if {"danger", "private_details"} & set(one.flags.split())
    ]
    assert flagged == []


@pytest.mark.parametrize(
    "address", ["/comments", "/comments/you-said-we-did", "/guidance/travel-to-school"]
)
def test_families_are_told(loaded: Flask, address: str) -> None:
    page = PageClient(loaded).get_page(address)
    shown = page.text.count("Invented example")
    assert shown >= 1
    if address == "/comments":
        assert shown == len(page.select("article.app-comment"))


def test_the_feed_tells_in_every_title(loaded: Flask) -> None:
    feed = loaded.test_client().get("/comments/feed.xml").get_data(as_text=True)
    assert feed.count("<item>") == feed.count("<title>Invented example: ") > 5


def test_officers_are_told(officer: PageClient) -> None:
    queue = officer.get_page("/officers/comments")
    assert queue.text.count("Invented example") == len(queue.select("tbody tr")) > 10
    link = queue.select_one("tbody a")
    assert link is not None
    assert "Invented example" in officer.get_page(str(link["href"])).text
    assert "Invented example:" in officer.get_page("/officers/comments/publish").text
    assert "comments are invented" in officer.get_page("/officers/comments/themes").text


def test_a_yearly_report_says_so_and_goes_with_the_rest(loaded: Flask) -> None:
    with write_unit() as session:
        report = freeze_report(session, get_authority("kent"), DAY.year)
    assert report.body["invented"]
    assert len(report.body["comments"]) > 5
    page = PageClient(loaded).get_page(f"/comments/report/{DAY.year}")
    assert "These comments are invented" in page.text
    assert report_standing(db.session(), "kent", DAY, 11).last_on is None
    clear_demonstration_feedback()
    assert rows_of(CommentReport) == 0


def test_published_figures_of_invented_answers_go_with_them_and_real_ones_stay(
    loaded: Flask,
) -> None:
    with write_unit() as session:
        session.add(
            FigureRelease(
                id="real", authority="kent", period="2026-Q3", made_at=utc_now(), body="{}",
                digest="x", demonstration=False,
            )
        )  # fmt: skip
    clear_demonstration_feedback()
    assert list(db.session.scalars(select(FigureRelease.id))) == ["real"]


def test_the_public_page_shows_invented_figures_and_says_so(loaded: Flask) -> None:
    page = PageClient(loaded).get_page("/feedback/results")
    assert "These figures are invented" in page.text
    assert "%" in page.text


def test_real_answers_are_never_published_on_the_way(portal: Flask) -> None:
    with write_unit() as session:
        make_response(session)
    load_demonstration_feedback(DAY)
    published = db.session.scalars(select(FigureRelease)).all()
    assert [one.authority for one in published] == ["leicestershire"]


def test_one_real_comment_and_no_invented_one_is_counted(loaded: Flask) -> None:
    book = comment_content("kent").themes
    assert theme_agreement(db.session(), "kent", book).coded > 10
    with write_unit() as session:
        make_comment(session, received_at=utc_now())
    figures = theme_agreement(db.session(), "kent", book)
    assert (figures.coded, figures.uncoded, figures.invented) == (0, 1, False)


def test_what_is_forgotten_is_not_counted_as_real(loaded: Flask) -> None:
    with write_unit() as session:
        gone = forget(session, utc_now().replace(year=DAY.year + 9))
    assert gone["answers"] > 4000
    assert rows_of(ResponseTotal) == 0


def test_five_years_load_within_a_minute(portal: Flask) -> None:
    started = time.monotonic()
    load_demonstration_feedback(DAY, years=5)
    assert time.monotonic() - started < 60
    kent = data_of("kent")
    assert sum(one.issued for one in kent.asked) >= 60_000
    assert len(kent.answers) >= 12_000
    assert len(kent.periods) == 20


def test_the_command_loads_and_clears(portal: Flask) -> None:
    said = CliRunner().invoke(demo, ["load"])
    assert "example records, invented feedback: " in said.output, said.output
    again = CliRunner().invoke(demo, ["load"])
    assert "invented feedback kept" in again.output
    cleared = CliRunner().invoke(demo, ["clear"])
    assert "invented answers removed" in cleared.output
    assert rows_of(Response) == rows_of(Comment) == 0
    done = set(db.session.scalars(select(AuditEntry.action)))
    assert {"demonstration.loaded", "demonstration.cleared"} <= done
