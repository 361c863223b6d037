"""Officers invite families and key in a caller's answers; both auditors look at every state."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.auditors import axe, sideways, sniffer
from tests.browser.conftest import DESKTOP, PHONE, watched
from tests.browser.officers import signed_in_as
from tests.browser.surveying import Invited, invited_portal
from tests.browser.watching import Watched

pytestmark = pytest.mark.slow

NAME = "Asking for an assessment, and the decision"


@pytest.fixture(scope="module")
def invited(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Invited]:
    with invited_portal(tmp_path_factory.mktemp("survey-officers")) as running:
        yield running


@pytest.fixture(params=[PHONE, DESKTOP], ids=["360", "1280"])
def officer(
    browser: Browser, invited: Invited, request: pytest.FixtureRequest
) -> Iterator[Watched]:
    for screen in watched(browser, invited.address, viewport=request.param, accept_downloads=True):
        signed_in_as(screen, invited.address, invited.data, "feedback_officer")
        yield screen


def sound(page: Page) -> None:
    assert axe(page) == []
    assert sniffer(page) == []
    assert sideways(page) == 0


def test_a_batch_from_the_first_page_to_its_letters(officer: Watched, invited: Invited) -> None:
    page = officer.open("/officers/invitations")
    sound(page)
    page.get_by_role("link", name="Make invitations").click()
    sound(page)
    page.get_by_role("link", name=NAME, exact=True).click()
    sound(page)
    page.get_by_role("button", name="Make the letters").click()
    expect(page.get_by_role("alert")).to_contain_text("Write how many families you invite")
    sound(page)
    east = page.get_by_role("group", name="East Kent")
    east.get_by_label("The council said yes to an assessment: parents and carers").fill("3")
    page.wait_for_timeout(1600)
    with page.expect_download(timeout=120_000) as coming:
        page.get_by_role("button", name="Make the letters").click()
    with zipfile.ZipFile(io.BytesIO(Path(coming.value.path()).read_bytes())) as file:
        assert len(file.read("codes.csv").decode().splitlines()) == 4
        assert file.read("letters.pdf").startswith(b"%PDF")
    officer.open("/officers/invitations")
    expect(page.get_by_text("under 10: its figures are never shown").first).to_be_visible()
    sound(page)


def test_a_callers_answers_are_keyed_in(officer: Watched, invited: Invited) -> None:
    before = invited.number()
    letter = invited.letters.pop()
    page = officer.open("/officers/responses/new")
    sound(page)
    page.get_by_role("link", name=NAME, exact=True).click()
    sound(page)
    page.get_by_label("The code on the letter").fill("ZZ 1234 5678")
    first = page.get_by_role("group", name="1. I knew what would happen next and when.")
    first.get_by_label("Agree", exact=True).check()
    page.get_by_role("button", name="Keep these answers").click()
    expect(page.get_by_role("alert")).to_contain_text("We do not know this code")
    expect(first.get_by_label("Agree", exact=True)).to_be_checked()
    sound(page)
    page.get_by_label("The code on the letter").fill(letter.code.shown)
    page.locator("textarea").fill("My son Oliver waited.")
    page.wait_for_timeout(1600)
    page.get_by_role("button", name="Keep these answers").click()
    expect(page.get_by_text("My son [name] waited.")).to_be_visible()
    expect(page.get_by_label("Yes, take them out")).to_be_checked()
    sound(page)
    page.get_by_role("button", name="Keep these answers").click()
    expect(page.get_by_role("heading", name="The answers are kept")).to_be_visible()
    sound(page)
    assert invited.number() == before + 1
    assert {"channel": "assisted", "answers": {"C1": 4}} in invited.answers()


def test_a_family_code_is_refused_in_this_browser(officer: Watched, invited: Invited) -> None:
    page = officer.open(f"/feedback/{invited.letters[-1].token}")
    expect(page.get_by_role("heading", name="This browser is signed in for work")).to_be_visible()
    sound(page)
