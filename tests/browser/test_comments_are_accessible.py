"""Every page about comments in its real states, for families and for officers."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from portal.authorities import get_authority
from portal.database import utc_now, write_unit
from portal.feedback.comments.report.snapshot import freeze_report
from tests.browser.comment_people import a_browser, app_on, objections, signed_in_cookie
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.watching import Watched
from tests.factories.comment import make_action, make_comment, make_published

NEW = "00000000-0000-4000-8000-0000000000f1"
ANSWERED = "00000000-0000-4000-8000-0000000000f2"
APPROVED = "00000000-0000-4000-8000-0000000000f3"
READY = "00000000-0000-4000-8000-0000000000f4"
ASIDE = "00000000-0000-4000-8000-0000000000f5"
PUBLIC = {
    "list": "/comments",
    "list, nothing found": "/comments?kind=making&quarter=1999-Q1",
    "list in Polish": "/pl/comments",
    "one": f"/comments/{ANSWERED}",
    "you said, we did": "/comments/you-said-we-did",
    "you said, by page": "/comments/you-said-we-did?by=page",
    "you said, by quarter": "/comments/you-said-we-did?by=quarter",
    "promises": "/comments/promises",
    "consultation": "/comments/consultation",
    "reports": "/comments/reports",
    "report": "/comments/report/2026",
    "no such report": "/comments/report/1999",
    "form": "/comments/new",
    "form, about a page": "/comments/new?about=/guidance/complaints",
    "form, a gap, in Polish": "/pl/comments/new?kind=gap",
    "sent": "/comments/new?sent=1",
}
OFFICERS = (
    "",
    "?state=screened",
    "?state=closed",
    "/publish",
    "/publish?done=2&refused=1",
    "/themes",
    *(f"/{one}" for one in (NEW, ANSWERED, APPROVED, READY, ASIDE)),
    *(f"/{NEW}/{act}" for act in ("sort", "withhold", "pass-on", "duplicate", "spam")),
    f"/{READY}/approve",
    f"/{READY}/send-back",
    f"/{ANSWERED}/themes",
    f"/{ANSWERED}/take-down",
    f"/{ANSWERED}/action",
    f"/{ASIDE}/reopen",
    f"/{NEW}/approve",  # refused
    "/00000000-0000-4000-8000-000000000000",  # not there
)


@pytest.fixture(scope="module")
def cookie(portal: str, portal_data: Path) -> str:
    """An officer who may do everything, on a portal with a comment in each sort of state."""
    app = app_on(portal_data)
    with app.app_context(), write_unit() as session:
        make_comment(
            session, id=NEW, flags="danger private_details", who="parent", district="dover",
            text="My daughter Zofia waits for a hoist.\nRing me on 01622 000 000.",
            about="/guidance/complaints", about_key="/nowhere", about_name="Complaining",
        )  # fmt: skip
        answered = make_published(
            session, id=ANSWERED, state="action", reply="We moved it.", language="pl",
            replied_at=utc_now(), public_diff="--- original\n+++ public\n-Old words\n+New words",
        )  # fmt: skip
        make_action(session, answered, id="00000000-0000-4000-8000-0000000000fa")
        make_published(session, id=APPROVED, state="approved", published_at=None)
        make_published(session, id=READY, state="redacted", approved_by=None, published_at=None)
        make_comment(session, id=ASIDE, state="withheld", withheld_reason="one_person")
        freeze_report(session, get_authority("kent"), 2026)
    return signed_in_cookie(app, "feedback_officer", "approver", name="Bo Example")


@pytest.mark.usefixtures("cookie")
def test_public_pages(screen: Watched) -> None:
    found = []
    for address in PUBLIC.values():
        found += objections(screen.open(address))
    assert found == []


@pytest.mark.usefixtures("cookie")
def test_the_form_and_what_stands_between(screen: Watched) -> None:
    page = screen.open("/comments/new?about=/guidance/complaints")
    page.get_by_role("button", name="Send").click()
    page.wait_for_load_state("load")
    expect(page).to_have_title(re.compile("^Error:"))
    assert objections(page) == []
    page.get_by_label("Your comment").fill("My son Kai waits.")
    for kind in ("A complaint about", "I am worried"):
        page.get_by_label(kind).check()
        page.get_by_role("button", name="Send").click()
        page.wait_for_load_state("load")
        assert objections(page) == []
        page.get_by_role("button", name="Back to my comment").click()
        expect(page.get_by_label("Your comment")).to_have_value("My son Kai waits.")
    page.get_by_label("How easy it is").check()
    page.get_by_role("button", name="Send").click()
    page.wait_for_load_state("load")
    expect(page.locator("mark")).to_have_count(1)
    assert objections(page) == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["360", "1280"])
def test_officers_pages(browser: Browser, portal: str, cookie: str, size: dict[str, int]) -> None:
    found = []
    with a_browser(browser, portal, cookie, viewport=size) as desk:
        for way in OFFICERS:
            found += objections(desk.open(f"/officers/comments{way}"))
        for act in ("withhold", "pass-on", "duplicate"):
            page = desk.open(f"/officers/comments/{NEW}/{act}")
            page.locator("form button").last.click()
            page.wait_for_load_state("load")
            expect(page).to_have_title(re.compile("^Error:"))
            found += objections(page)
    assert found == []


def test_a_machines_trap_is_nowhere_for_people(phone: Watched) -> None:
    page = phone.open("/comments/new")
    box = page.locator("div:has(> #website)")
    assert box.bounding_box()["width"] <= 1  # type: ignore[index]  # it is there, one pixel small
    expect(page.get_by_label("Leave this box empty")).to_have_count(1)
    expect(page.get_by_role("textbox", name="Leave this box empty")).to_have_count(0)
    page.get_by_label("Where do you live?").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Send"
