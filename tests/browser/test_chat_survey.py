"""A family answers a survey in the chat on a phone: by keyboard alone, with and without scripts,
with the network lost at the worst moment, and in danger in the middle of it."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from portal.feedback.responses.receipts import read_receipt
from tests.browser.auditors import axe, sideways, sniffer
from tests.browser.chatting import DANGER, box_of, latest, tab_to
from tests.browser.conftest import PHONE, watched
from tests.browser.surveying import Invited, invited_portal, scrolls
from tests.browser.watching import Watched

pytestmark = pytest.mark.slow

ANSWERS = ("Agree", "Disagree", "Does not apply to us", "Strongly agree", "Satisfied", "Agree")
STORED = {"C1": 4, "C2": 2, "C3": "na", "C4": 5, "C5": 4, "S": 4}
WORDS = "Ring before you write."
RECEIPT = re.compile(r"Your receipt:\s+([0-9A-Z ]+)")
LAST_BUTTON = "[data-choices] button >> nth=-1"


@pytest.fixture(scope="module")
def invited(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Invited]:
    with invited_portal(tmp_path_factory.mktemp("chat-survey")) as running:
        yield running


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def either(browser: Browser, invited: Invited, request: pytest.FixtureRequest) -> Iterator[Watched]:
    """A phone with scripts, then one without."""
    scripts = bool(request.param)
    yield from watched(browser, invited.address, viewport=PHONE, java_script_enabled=scripts)


@pytest.fixture
def mobile(browser: Browser, invited: Invited) -> Iterator[Watched]:
    yield from watched(browser, invited.address, viewport=PHONE, has_touch=True)


def sound(page: Page) -> None:
    """Hold what is shown now to both auditors and to the screen."""
    assert axe(page) == []
    assert sniffer(page) == []
    assert sideways(page) == 0


def choice(page: Page, title: str) -> Locator:
    return page.locator("[data-choices]").get_by_role("button", name=title, exact=True)


def says(page: Page, words: str) -> None:
    expect(latest(page)).to_contain_text(words)


def type_in(page: Page, words: str) -> None:
    """Write in the box, with the keyboard alone."""
    tab_to(page, box_of(page))
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def press(page: Page, title: str) -> None:
    """Reach a button with Tab from wherever the focus is, backwards first, and press it."""
    button = choice(page, title)
    expect(button).to_be_visible()
    inside = page.evaluate("() => document.activeElement.id === 'text'")
    tab_to(page, button, "Shift+Tab" if inside else "Tab")
    page.keyboard.press("Enter")


def to_the_questions(page: Page, code: str) -> None:
    type_in(page, "I have a code")
    says(page, "10 letters and numbers")
    type_in(page, code)
    says(page, "Question 1 of 7")


def answer_all(page: Page) -> int:
    """Answer everything; return the swipes that were needed to see every button."""
    swipes = 0
    for number, answer in enumerate(ANSWERS, start=1):
        says(page, f"Question {number} of 7")
        swipes += scrolls(page, LAST_BUTTON)
        press(page, answer)
    says(page, "Question 7 of 7")
    type_in(page, WORDS)
    says(page, "Nothing has been sent yet")
    return swipes + scrolls(page, LAST_BUTTON)


def test_a_whole_survey_with_the_keyboard(invited: Invited, either: Watched) -> None:
    letter = invited.letters.pop()
    started = time.monotonic()
    page = either.open("/assistant")
    to_the_questions(page, letter.code.shown.lower())
    swipes = answer_all(page)
    says(page, WORDS)
    assert letter.code.secret[:4] not in page.content().upper()
    press(page, "Send my answers")
    says(page, "Thank you. We have your answers")
    assert time.monotonic() - started < 120
    assert swipes <= 6
    found = RECEIPT.search(latest(page).inner_text())
    assert found is not None
    assert read_receipt(found[1])
    assert "tel:999" in page.content()
    assert {"channel": "invited", "answers": STORED} in invited.answers()
    # Gone from the page as from the chat.
    expect(page.get_by_text("Strongly agree")).to_have_count(0)
    assert WORDS not in page.content()
    type_in(page, "hello")
    expect(page.locator(".app-chat__item--you").last).to_contain_text("hello")
    page.reload()
    assert "receipt" not in page.content()


def test_every_state_is_accessible(invited: Invited, mobile: Watched) -> None:
    page = mobile.open("/assistant")
    type_in(page, "I have a code")
    says(page, "10 letters and numbers")
    sound(page)
    type_in(page, "7K 2Q9F H3T1")
    says(page, "We do not know this code")
    sound(page)
    press(page, "I have no code")
    says(page, "What is it about?")
    sound(page)
    press(page, "A hub or a short break")
    says(page, "Question 1 of 6")
    sound(page)
    for words in ("bananas", "bananas"):
        type_in(page, words)
        expect(page.locator(".app-chat__item--you").last).to_contain_text(words)
        sound(page)
    expect(page.locator("[data-choices] button").first).to_have_text("Stop")
    press(page, "Strongly agree")
    for number in range(2, 6):
        says(page, f"Question {number} of 6")
        press(page, "Skip this question")
    says(page, "Question 6 of 6")
    sound(page)
    type_in(page, "my son Tom liked it")
    says(page, "I covered something")
    says(page, "my son [name] liked it")
    sound(page)
    press(page, "Change an answer")
    says(page, "Which answer")
    sound(page)
    press(page, "1. We felt welcome.")
    says(page, "Question 1 of 6")
    press(page, "Agree")
    says(page, "Nothing has been sent yet")
    press(page, "Send my answers")
    says(page, "Your receipt")
    sound(page)
    assert {"channel": "open", "answers": {"H1": 4}} in invited.answers()


def test_a_young_person_answers_in_their_words(invited: Invited, mobile: Watched) -> None:
    page = mobile.open("/assistant")
    to_the_questions(page, invited.young[0].code.shown)
    says(page, "Are you that young person?")
    sound(page)
    choice(page, "I am a young person").tap()
    says(page, "I knew what was going to happen next.")
    expect(page.locator("[data-choices] button.app-chat__answer")).to_have_text(
        ["No", "A bit", "Yes", "This does not fit me"]
    )
    sound(page)
    assert scrolls(page, LAST_BUTTON) == 0


def test_stop_takes_everything_from_the_page(invited: Invited, either: Watched) -> None:
    before = invited.number()
    page = either.open("/assistant")
    to_the_questions(page, invited.letters[0].code.shown)
    press(page, "Strongly disagree")
    says(page, "Question 2 of 7")
    press(page, "Stop")
    says(page, "Nothing was sent")
    assert "Strongly disagree" not in page.content()
    assert "Code received" not in page.content()
    assert invited.number() == before


def test_danger_leaves_the_survey(invited: Invited, either: Watched) -> None:
    before = invited.number()
    page = either.open("/assistant")
    to_the_questions(page, invited.letters[0].code.shown)
    press(page, "Strongly disagree")
    says(page, "Question 2 of 7")
    type_in(page, DANGER)
    says(page, "Please talk to a person now")
    expect(page.locator("[data-choices]")).to_have_count(0)
    page.reload()
    assert "Strongly disagree" not in page.content()
    assert "I was listened to." not in page.content()
    assert invited.number() == before


def lose_the_reply(page: Page) -> None:
    """Let the next message reach the portal, and its reply get lost."""

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/assistant", lose, times=1)


def failed(page: Page) -> None:
    expect(page.get_by_role("status")).to_contain_text("That did not work")


def test_a_lost_reply_answers_no_question_twice(invited: Invited, mobile: Watched) -> None:
    page = mobile.open("/assistant")
    to_the_questions(page, invited.letters[0].code.shown)
    lose_the_reply(page)
    choice(page, "Disagree").tap()
    failed(page)
    choice(page, "Disagree").tap()
    says(page, "Question 2 of 7")
    for _ in range(6):
        number = re.search(r"Question (\d)", latest(page).inner_text())
        assert number is not None
        choice(page, "Skip this question").tap()
        expect(latest(page)).not_to_contain_text(f"Question {number[1]} of")
    says(page, "I knew what would happen next and when.\nAnswer: Disagree")
    says(page, "I was listened to.\nAnswer: none")


@pytest.mark.parametrize("how", ["offline", "reply lost"])
def test_the_network_is_lost_at_send(invited: Invited, mobile: Watched, how: str) -> None:
    before = invited.number()
    page = mobile.open("/assistant")
    to_the_questions(page, invited.letters.pop().code.shown)
    answer_all(page)
    if how == "offline":
        page.context.set_offline(True)
    else:
        lose_the_reply(page)
    choice(page, "Send my answers").tap()
    failed(page)
    says(page, WORDS)  # nothing is lost
    page.context.set_offline(False)
    choice(page, "Send my answers").tap()
    says(page, "Your receipt")
    assert invited.number() == before + 1
