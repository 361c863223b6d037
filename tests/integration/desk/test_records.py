"""Officers keep records true: what visitors say is wrong, and what nobody has checked."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.directory.freshness import PER_PAGE, first_fresh_day
from portal.directory.models import Correction
from portal.directory.views import today
from portal.send.freshness import Freshness, freshness
from tests.factories.correction import make_correction
from tests.factories.service import make_service
from tests.integration.desk.conftest import Logged, Put
from tests.officer_parts import add_officer, signed_in
from tests.page_contract import PageClient, words

CORRECTIONS, RECORDS = "/officers/corrections", "/officers/records"


def reported(session: Session, **given: Any) -> None:
    """A record of Kent's with a report, one of another council's, and a settled report."""
    club = make_service(session, id="s1", name="Example Club")
    make_correction(session, club, **given)
    make_correction(session, club, id="settled", form_key="f2", settled_at=_noon(), text="Settled.")
    theirs = make_service(session, id="s2", name="Theirs", authority="leicestershire")
    make_correction(session, theirs, id="theirs", form_key="f3", text="Not ours.")


def _noon() -> datetime:
    return utc_now()


def test_waiting_reports_are_read_and_the_log_says_so(
    put: Put, editor: PageClient, logged: Logged
) -> None:
    put(reported)
    page = editor.get_page(CORRECTIONS)
    assert "The number rings out." in page.text
    assert "The phone number, email or website" in page.text
    assert "Example Club" in page.links()
    assert "Settled." not in page.text
    assert "Not ours." not in page.text
    assert [one.facts for one in logged("corrections.read")] == ['{"number":1}']


def test_a_report_without_words_is_shown_too(put: Put, editor: PageClient) -> None:
    put(reported, text=None)
    assert "Nothing more was written." in editor.get_page(CORRECTIONS).text


def test_dealt_with_is_logged_and_listed_no_more(
    put: Put, editor: PageClient, logged: Logged, rows: Callable[..., Any]
) -> None:
    put(reported)
    done = editor.raw.post(f"{CORRECTIONS}/correction-1/done")
    assert done.headers["Location"] == f"{CORRECTIONS}?done=1"
    assert "The number rings out." not in editor.get_page(CORRECTIONS).text
    kept = rows(lambda session: session.get_one(Correction, "correction-1"))
    assert kept.settled_at is not None
    assert [one.subject for one in logged("correction.settled")] == ["correction-1"]


@pytest.mark.parametrize("id", ["theirs", "settled", "nothing"])
def test_nobody_elses_report_can_be_settled(put: Put, editor: PageClient, id: str) -> None:
    put(reported)
    assert editor.raw.post(f"{CORRECTIONS}/{id}/done").status_code == 404


@pytest.mark.parametrize("role", ["viewer", "approver", "administrator"])
def test_only_those_who_may_settle_read_reports(office: Flask, role: str) -> None:
    client = signed_in(office, add_officer(office, role))
    assert client.get(CORRECTIONS).status_code == 403
    assert client.post(f"{CORRECTIONS}/correction-1/done").status_code == 403


def aged(session: Session, **days: int | None) -> None:
    """Make a record for each name, checked so many days ago or never."""
    for at, (name, ago) in enumerate(days.items()):
        day = None if ago is None else today() - timedelta(days=ago)
        make_service(session, id=f"s{at}", slug=name.lower(), name=name, assured_on=day)


def listed(page: Any) -> list[str]:
    return [words(one) for one in page.select("tbody th")]


def test_never_checked_and_old_records_are_told_apart(put: Put, editor: PageClient) -> None:
    put(aged, New=10, Older=500, Old=300, Unknown=None)
    put(make_service, id="gone", name="Gone", status="closed", assured_on=None)
    put(make_service, id="out", name="Out", withdrawn_at=_noon(), assured_on=None)
    put(make_service, id="theirs", name="Theirs", authority="leicestershire", assured_on=None)
    never = editor.get_page(RECORDS)
    assert listed(never) == ["Unknown"]
    assert "Of 4 records that run, 1 were never checked and 2 more than" in never.text
    assert listed(editor.get_page(f"{RECORDS}?state=old")) == ["Older", "Old"]


def test_a_long_list_has_pages(put: Put, editor: PageClient) -> None:
    put(aged, **{f"Club{at:03}": None for at in range(PER_PAGE + 2)})
    first = editor.get_page(RECORDS)
    assert len(listed(first)) == PER_PAGE
    second = editor.get_page(first.links()["More records"])
    assert listed(second) == [f"Club{PER_PAGE:03}", f"Club{PER_PAGE + 1:03}"]
    assert editor.get_page(f"{RECORDS}?page=-1").links()["More records"]


def test_a_wrong_state_is_told_kindly(editor: PageClient) -> None:
    editor.get_page(f"{RECORDS}?state=checked", expect=400)


@pytest.mark.parametrize(
    "day", [date(2026, 2, 28), date(2026, 3, 1), date(2026, 8, 31), date(2028, 2, 29)]
)
def test_the_first_fresh_day_is_where_the_stamp_on_the_page_turns(day: date) -> None:
    first = first_fresh_day(day)
    assert freshness(first, day) is Freshness.CHECKED
    assert freshness(first - timedelta(days=1), day) is Freshness.OLD
