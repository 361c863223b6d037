"""The first page: what waits, when it is due, and nothing an officer has no business with."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.directory.views import today
from portal.feedback.invitations.models import InvitationBatch
from portal.overview.task import Task, most_urgent_first
from tests.factories.call_back import make_call_back
from tests.factories.comment import make_action, make_comment, make_published
from tests.factories.correction import make_correction
from tests.factories.gap import make_gap
from tests.factories.service import make_service
from tests.integration.desk.conftest import Put
from tests.integration.figures.conftest import add_answers, add_asked
from tests.officer_parts import add_officer, signed_in_pages
from tests.page_contract import Page, PageClient, words

LONG_AGO = timedelta(days=60)
ALL = ("feedback_officer", "approver", "content_editor", "analyst", "administrator", "auditor")


def pages(office: Flask, *roles: str) -> PageClient:
    return signed_in_pages(office, add_officer(office, *roles))


def tasks(page: Page) -> list[str]:
    """Return what stands in the list of work, above the first section."""
    return [words(one).replace(" :", ":") for one in page.select("main > ul > li")]


def busy(session: Session) -> None:
    """Something of everything, and the same of another council."""
    make_comment(session, id="new", form_key="new")
    make_comment(session, id="late", form_key="late", received_at=utc_now() - LONG_AGO)
    answered = make_published(session, id="answered", form_key="answered", state="action")
    make_action(session, answered, due_on=today() - timedelta(days=1))
    make_action(session, answered, id="a2", due_on=today() + timedelta(days=9))
    make_action(session, answered, id="a3", state="done", due_on=today() - LONG_AGO)
    make_published(session, id="waits", form_key="waits")
    make_published(session, id="done", form_key="done", state="action")  # nothing left to do
    make_gap(session)
    make_call_back(session)
    make_correction(session, make_service(session, id="s1"))
    make_comment(session, id="theirs", form_key="theirs", authority="leicestershire")
    make_gap(session, id="theirs", form_key="theirs", authority="leicestershire")
    make_call_back(session, id="theirs", form_key="theirs", authority="leicestershire")
    theirs = make_service(session, id="s2", authority="leicestershire")
    make_correction(session, theirs, id="theirs", form_key="theirs")


def test_everything_that_waits_is_there_the_late_first(put: Put, office: Flask) -> None:
    put(busy)
    found = tasks(pages(office, *ALL).get_page("/officers"))
    assert found[0].startswith("Comments: New: 2 1 late")
    assert found[1].startswith("Actions promised in replies: 2 1 late First due on")
    rest = "\n".join(found[2:])
    assert "Comments: Published, waits for a reply: 1 First due on" in rest
    assert "Comments: Action under way: 1" in rest
    assert "Reports of what families could not find: 1" in rest
    assert "People who asked to be called: 1" in rest
    assert "Reports that a record is wrong: 1" in rest
    assert len([one for one in found if one.startswith("Comments:")]) == 3


def test_every_task_leads_to_where_it_is_done(put: Put, office: Flask) -> None:
    put(busy)
    client = pages(office, *ALL)
    page = client.get_page("/officers")
    addresses = {str(link["href"]) for link in page.select("main a[href]")}
    assert len(addresses) > 12
    for address in addresses:
        client.get_page(address)


@pytest.mark.parametrize(
    ("role", "sees", "hidden"),
    [
        ("content_editor", ("could not find", "record is wrong"), ("Comments", "called")),
        ("approver", ("Comments: New",), ("could not find", "called", "record is wrong")),
        ("viewer", (), ("Comments", "could not find", "called", "record is wrong")),
        ("feedback_officer", ("Comments: New", "could not find", "called"), ()),
    ],
)
def test_an_officer_sees_only_what_their_roles_allow(
    put: Put, office: Flask, role: str, sees: tuple[str, ...], hidden: tuple[str, ...]
) -> None:
    put(busy)
    page = pages(office, role).get_page("/officers")
    found = "\n".join(tasks(page))
    assert all(one in found for one in sees)
    assert not any(one in found for one in hidden)
    if not sees:
        assert "Nothing waits for you." in page.text


def test_an_officer_without_a_role_is_told_whom_to_ask(office: Flask) -> None:
    page = pages(office).get_page("/officers")
    assert "You have no role yet." in page.text


def test_words_of_families_are_not_on_it(put: Put, office: Flask) -> None:
    put(busy)
    text = pages(office, *ALL).get_page("/officers").text
    for said in ("hard to find", "swimming", "Sam", "01632", "rings out"):
        assert said not in text


def test_the_yearly_report_rings_a_month_before_it_is_due(put: Put, office: Flask) -> None:
    put(make_comment, received_at=utc_now() - timedelta(days=345), state="spam")
    found = tasks(pages(office, "approver").get_page("/officers"))
    assert len(found) == 1
    assert found[0].startswith("The yearly report on comments: 1 First due on")
    assert found[0].endswith("There has been no report yet.")


def test_batches_that_close_soon_are_named_until_reminded(put: Put, office: Flask) -> None:
    put(add_asked, 30)  # closed long ago
    put(_closing, id="soon", closes_on=today() + timedelta(days=3))
    put(_closing, id="reminded", closes_on=today() + timedelta(days=3), reminded_on=today())
    put(_closing, id="later", closes_on=today() + timedelta(days=30))
    (found,) = tasks(pages(office, "feedback_officer").get_page("/officers"))
    assert found.startswith("Batches of invitations that close soon, not reminded of yet: 1 First")


def _closing(session: Session, **given: Any) -> None:
    defaults = {
        "authority": "kent", "instrument": "tp4_draft", "period": "2026-Q4", "prefix": None,
        "salt": "", "issued": 30, "issued_on": date(2026, 11, 1), "issued_by": "test",
        "delivery": "letters", "withdrawn_on": None, "reminded_on": None, "demonstration": False,
    }  # fmt: skip
    session.add(InvitationBatch(**{**defaults, **given}))


def test_a_late_promise_is_found_where_the_first_page_leads(put: Put, office: Flask) -> None:
    def promised(session: Session) -> None:
        closed = make_published(session, id="closed", form_key="closed", state="closed")
        make_action(session, closed, due_on=today() - timedelta(days=1))
        kept = make_published(session, id="kept", form_key="kept", state="closed")
        make_action(session, kept, id="a2", state="done", due_on=today() - LONG_AGO)

    put(promised)
    client = pages(office, *ALL)
    assert any(one.startswith("Actions promised in replies: 1 1 late") for one in tasks(
        client.get_page("/officers")))  # fmt: skip
    listed = client.get_page("/officers/comments?state=action").select("tbody a")
    assert [str(one["href"]) for one in listed] == ["/officers/comments/closed"]


def test_a_call_is_due_on_the_next_working_day(put: Put, office: Flask) -> None:
    put(make_call_back, received_at=utc_now() - timedelta(days=6))
    found = tasks(pages(office, *ALL).get_page("/officers"))
    assert found[0].startswith("People who asked to be called: 1 1 late")


def test_satisfaction_is_said_in_sentences_with_how_many(put: Put, office: Flask) -> None:
    put(add_asked, 100)
    put(add_answers, *[5] * 30, *[1] * 10)
    text = words(pages(office, "viewer").get_page("/officers").select_one(
        "section[aria-labelledby=satisfaction]"))  # fmt: skip
    assert "Of 40 who answered, 75% were satisfied." in text
    assert "For 4 steps too few have answered" in text
    other = pages(office, "content_editor").get_page("/officers")
    assert other.select_one("section[aria-labelledby=satisfaction]") is None


def test_unchecked_records_and_red_items_are_for_every_officer(put: Put, office: Flask) -> None:
    put(make_service, assured_on=None)
    text = words(pages(office, "auditor").get_page("/officers").select_one(
        "section[aria-labelledby=standing]"))  # fmt: skip
    assert "Records nobody has ever checked : 1" in text


def test_schedule_2_is_green_where_a_page_or_a_record_answers(put: Put, office: Flask) -> None:
    client = pages(office, "viewer")
    before = _law(client)
    assert {one["state"] for one in before.values()} <= {"Red", "Green"}
    red = next((key for key, one in before.items() if one["state"] == "Red"), None)
    key = red or next(iter(before))
    put(make_service, record={"schedule2": [key]}, status="active")
    put(make_service, id="closed", record={"schedule2": [key]}, status="closed")
    put(make_service, id="theirs", record={"schedule2": [key]}, authority="leicestershire")
    after = _law(client)
    assert after[key]["state"] == "Green"
    assert int(after[key]["records"]) == int(before[key]["records"]) + 1


def _law(client: PageClient) -> dict[str, dict[str, str]]:
    found = {}
    for row in client.get_page("/officers/schedule-2").select("tbody tr"):
        item, state, _pages, _overdue, records = (words(cell) for cell in row.select("th, td"))
        found[item.partition(":")[0]] = {"state": state, "records": records}
    return found


def test_what_has_no_date_comes_last_and_what_is_nothing_not_at_all() -> None:
    soon = Task("soon", 1, "/", due=date(2026, 1, 2))
    late = Task("late", 1, "/", due=date(2026, 1, 1), late=1)
    undated, nothing = Task("undated", 1, "/"), Task("nothing", 0, "/")
    assert most_urgent_first([undated, nothing, soon, late]) == [late, soon, undated]
