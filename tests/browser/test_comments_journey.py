"""From a family's comment to a published reply and action, with two officers' accounts."""

import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from portal.database import db
from portal.feedback.comments.models import Comment
from tests.browser.comment_people import a_browser, app_on, objections, signed_in_cookie
from tests.browser.conftest import DESKTOP, PHONE


@pytest.fixture(params=[PHONE, DESKTOP], ids=["360", "1280"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    """The screen of everybody in the test."""
    return dict(request.param)


def press(page: Page, name: str) -> None:
    """Send a form and hold the page it leads to to account."""
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state("load")
    assert objections(page) == []


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_load_state("load")
    assert objections(page) == []


def test_from_a_new_comment_to_a_published_reply_and_action(
    browser: Browser, portal: str, portal_data: Path, size: dict[str, Any]
) -> None:
    app = app_on(portal_data)
    olu = signed_in_cookie(app, "feedback_officer", name="Olu Example")
    ama = signed_in_cookie(app, "approver", name="Ama Example")
    words = f"could not find the page about hoists, screen {size['width']}"
    with a_browser(browser, portal, viewport=size, java_script_enabled=False) as family:
        number = send_a_comment(family.page, family.open("/guidance/complaints"), words)
        assert number == 0, "nothing is published before two people have seen it"
    with a_browser(browser, portal, olu, viewport=size) as desk:
        comment = number_of(app, words)
        address = make_ready(desk.page, desk.open("/officers/comments"), comment, words)
    with a_browser(browser, portal, ama, viewport=size) as desk:
        approve(desk.open(address), comment)
    with a_browser(browser, portal, olu, viewport=size) as desk:
        reply_and_act(desk.open(address))
    with a_browser(browser, portal, viewport=size) as family:
        read_it(family.open("/comments"), words)


def send_a_comment(page: Page, _opened: Page, words: str) -> int:
    page.get_by_role("link", name="Comment on this page").click()
    page.get_by_label("What the Local Offer says, or leaves out").check()
    page.get_by_label("Your comment").fill(f"My son Kai {words}.")
    page.get_by_role("button", name="Send").click()
    assert page.get_by_role("heading", level=1).inner_text() == "This may show who somebody is"
    page.get_by_role("button", name="Change my words").click()
    expect(page.get_by_label("Your comment")).to_have_value(f"My son Kai {words}.")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="Send it as I wrote it").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Thank you"
    expect(page.get_by_text("03000 41 11 11")).to_be_visible()
    page.goto("/comments")
    return page.get_by_text(words).count()


def number_of(app: Flask, words: str) -> str:
    """Return the id of the comment with these words; the list of comments shows none."""
    with app.app_context():
        found = db.session.scalar(select(Comment.id).where(Comment.text.contains(words)))
    assert found
    return found


def make_ready(page: Page, _opened: Page, comment: str, words: str) -> str:
    assert objections(page) == []
    page.get_by_label("Which comments?").select_option("screened")
    press(page, "Show")
    page.locator(f"tbody a[href$='{comment}']").click()
    page.wait_for_load_state("load")
    assert objections(page) == []
    assert page.locator("mark").inner_text().endswith("Kai")
    address = page.url
    follow(page, "Sort it")
    press(page, "Sort it")
    follow(page, "Make it ready to publish")
    box = page.get_by_label("The words to be published")
    assert "Kai" not in box.input_value()
    box.fill("")
    press(page, "Make it ready to publish")
    expect(page).to_have_title(re.compile("^Error:"))
    page.get_by_label("The words to be published").fill(f"My son {words}.")
    press(page, "Make it ready to publish")
    assert page.url == address
    expect(page.get_by_text("Approve it")).to_have_count(0)
    return address


def approve(page: Page, comment: str) -> None:
    assert objections(page) == []
    expect(page.locator("del")).to_have_count(1)
    follow(page, "Approve it")
    press(page, "Approve it")
    follow(page, "All comments")
    follow(page, "Publish comments and replies together")
    for box in page.get_by_role("checkbox").all():
        box.set_checked(box.get_attribute("value") == comment)
    press(page, "Publish the chosen comments")
    expect(page.get_by_text("1 published.")).to_be_visible()


def reply_and_act(page: Page) -> None:
    follow(page, "Write the reply")
    reply = page.get_by_role("textbox", name="The reply")
    reply.fill("We put a link to it on the page about equipment.")
    press(page, "Write the reply")
    follow(page, "Publish the reply")
    press(page, "Publish the reply")
    follow(page, "Add what will be done")
    press(page, "Add what will be done")
    expect(page).to_have_title(re.compile("^Error:"))
    page.get_by_label("What will be done?").fill("Check every page about equipment.")
    page.get_by_label("Which team does it?").fill("Local Offer team")
    for part, value in (("Day", "1"), ("Month", "3"), ("Year", "2097")):
        page.get_by_label(part, exact=True).fill(value)
    page.get_by_label("Planned").check()
    press(page, "Add what will be done")
    expect(page.get_by_text("Action under way").first).to_be_visible()


def read_it(page: Page, words: str) -> None:
    assert objections(page) == []
    said = page.locator("article").filter(has_text=words)
    assert "Kai" not in said.inner_text()
    assert "We put a link to it" in said.inner_text()
    assert "Check every page about equipment." in said.inner_text()
    assert "By 1 March 2097." in said.inner_text()
    page.goto("/guidance/complaints")
    expect(page.locator("main article").filter(has_text=words)).to_have_count(1)
    assert objections(page) == []
