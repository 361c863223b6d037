"""A family answers a survey on a phone: by link, by paper code, without a code, with scripts off,
with a keyboard, and with the network lost at the worst moment."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.auditors import axe, sideways, sniffer
from tests.browser.chatting import tab_to
from tests.browser.conftest import PHONE, watched
from tests.browser.surveying import Invited, invited_portal, next_of, scrolls, tap_answer
from tests.browser.watching import Watched

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def invited(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Invited]:
    with invited_portal(tmp_path_factory.mktemp("survey")) as running:
        yield running


@pytest.fixture
def mobile(browser: Browser, invited: Invited) -> Iterator[Watched]:
    yield from watched(browser, invited.address, viewport=PHONE, has_touch=True)


@pytest.fixture
def plain_mobile(browser: Browser, invited: Invited) -> Iterator[Watched]:
    yield from watched(
        browser, invited.address, viewport=PHONE, has_touch=True, java_script_enabled=False
    )


def sound(page: Page) -> None:
    """Hold what is shown now to both auditors and to the screen."""
    assert axe(page) == []
    assert sniffer(page) == []
    assert sideways(page) == 0


def answer_all(page: Page, check: bool = False) -> int:
    """Answer every question but the third; return the swipes that were needed."""
    swipes = scrolls(page, "#begin .app-survey__next")
    page.get_by_role("link", name="Start").tap()
    for step in range(1, 7):
        expect(page.locator(f"#q{step}")).to_be_visible()
        swipes += scrolls(page, f"#q{step} .app-survey__go")
        if check:
            sound(page)
        if step == 3:
            page.locator("#q3 .app-survey__skip").tap()
            continue
        tap_answer(page, step, "Satisfied" if step == 5 else "Agree")
        next_of(page, step)
    if check:
        sound(page)
    page.get_by_role("textbox").fill("Ring before you write.")
    next_of(page, 7)
    expect(page.locator(".app-survey__send")).to_be_visible()
    swipes += scrolls(page, ".app-survey__send")
    if check:
        sound(page)
    return swipes


def send(page: Page) -> None:
    page.get_by_role("button", name="Send").tap()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


def test_by_link_in_under_two_minutes_and_six_swipes(invited: Invited, mobile: Watched) -> None:
    before, started = invited.number(), time.monotonic()
    page = mobile.open(f"/feedback/{invited.letters[0].token}")
    expect(page).to_have_url(re.compile(r"/feedback/survey$"))
    sound(page)
    swipes = answer_all(page, check=True)
    send(page)
    sound(page)
    assert time.monotonic() - started < 120
    assert swipes <= 6
    assert invited.number() == before + 1
    newest = [one for one in invited.answers() if one["channel"] == "invited"]
    assert {"C1": 4, "C2": 4, "C4": 4, "C5": 4, "S": 4} in [one["answers"] for one in newest]


def test_every_question_fits_on_the_screen(invited: Invited, mobile: Watched) -> None:
    page = mobile.open(f"/feedback/{invited.letters[1].token}")
    for step in range(1, 7):
        page.goto(f"/feedback/survey#q{step}")
        assert scrolls(page, f"#q{step} .app-survey__go") == 0
        expect(page.locator("section:visible")).to_have_count(1)


def test_by_paper_code(invited: Invited, mobile: Watched) -> None:
    before = invited.number()
    page = mobile.open("/feedback")
    sound(page)
    page.get_by_label("Your code").fill(invited.letters[2].code.shown.lower())
    page.get_by_role("button", name="Continue").tap()
    answer_all(page)
    send(page)
    assert invited.number() == before + 1


def test_without_a_code_with_faces(invited: Invited, mobile: Watched) -> None:
    page = mobile.open("/feedback")
    page.get_by_label("The annual review of the plan").check()
    page.get_by_label("A young person").check()
    page.get_by_role("button", name="Go on without a code").tap()
    page.get_by_role("link", name="Start").tap()
    expect(page.locator("#q1 .app-survey__face")).to_have_count(3)
    sound(page)
    tap_answer(page, 1, "Yes")
    page.goto("/feedback/open?about=ar_review&voice=young_person#q1")
    expect(page.locator("#q1 input:checked")).to_have_count(1)
    page.goto(page.url.split("#")[0] + "#check")
    sound(page)
    send(page)
    assert {"channel": "open", "answers": {"C1": 5}} in invited.answers()


def test_a_young_person_gets_words_about_no_plan(invited: Invited, mobile: Watched) -> None:
    page = mobile.open(f"/feedback/{invited.young[0].token}")
    page.goto("/feedback/survey#q6")
    expect(page.locator("#q6")).to_contain_text("I know what help I will get without a plan.")
    sound(page)


def test_with_scripts_off_and_back(invited: Invited, plain_mobile: Watched) -> None:
    before = invited.number()
    page = plain_mobile.open(f"/feedback/{invited.letters[3].token}")
    page.get_by_role("link", name="Start").tap()
    tap_answer(page, 1, "Disagree")
    next_of(page, 1)
    expect(page.locator("#q2")).to_be_visible()
    page.go_back()
    expect(page.locator("#q1")).to_be_visible()
    expect(page.locator("#q1 input:checked")).to_have_value("2")
    page.locator("#q1 .app-survey__back").tap()
    answer_all(page)
    expect(page.locator("#q3")).to_contain_text("You skipped this.")
    page.locator("#q1 .app-survey__leave").tap()
    expect(page.locator(".app-survey__send")).to_be_visible()
    expect(page.locator("#q1 input:checked")).to_have_count(0)
    expect(page.locator("#q2 input:checked")).to_have_count(1)
    page.locator("#q2 .app-survey__review a").tap()
    tap_answer(page, 2, "Strongly agree")
    page.locator("#q2 .app-survey__next").tap()
    page.goto(page.url.split("#")[0] + "#check")
    send(page)
    assert invited.number() == before + 1
    assert {"C2": 5, "C4": 4, "C5": 4, "S": 4} in [one["answers"] for one in invited.answers()]


def test_with_a_keyboard(invited: Invited, mobile: Watched) -> None:
    before = invited.number()
    page = mobile.open(f"/feedback/{invited.letters[4].token}")
    tab_to(page, page.get_by_role("link", name="Start"))
    page.keyboard.press("Enter")
    for step in range(1, 7):
        expect(page.locator(f"#q{step}")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    expect(page.locator("#q7")).to_be_focused()
    tab_to(page, page.locator("#q7 .app-survey__next"))
    page.keyboard.press("Enter")
    expect(page.locator("#check")).to_be_focused()
    tab_to(page, page.get_by_role("button", name="Send"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert invited.number() == before + 1


def test_the_network_is_lost_at_send(invited: Invited, mobile: Watched) -> None:
    before = invited.number()
    page = mobile.open(f"/feedback/{invited.letters[5].token}")
    answer_all(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Send").tap()
    expect(page.get_by_text("Not sent yet: there is no connection.")).to_be_visible()
    sound(page)
    expect(page.get_by_role("textbox")).to_have_value("Ring before you write.")
    expect(page.locator("input[type=radio]:checked")).to_have_count(5)
    assert invited.number() == before
    page.context.set_offline(False)
    page.wait_for_timeout(1600)  # a tap within 1.5 s is taken for the same tap
    send(page)
    assert invited.number() == before + 1


def test_the_reply_is_lost_and_it_counts_once(invited: Invited, mobile: Watched) -> None:
    before = invited.number()
    page = mobile.open(f"/feedback/{invited.letters[6].token}")
    answer_all(page)

    def swallow(route: Route) -> None:
        route.fetch(max_redirects=0)  # it arrives and is kept; the answer never comes
        route.abort()

    page.route("**/feedback/survey", swallow)
    page.get_by_role("button", name="Send").tap()
    expect(page.get_by_text("Not sent yet: there is no connection.")).to_be_visible()
    assert invited.number() == before + 1
    page.unroute("**/feedback/survey")
    page.wait_for_timeout(1600)
    send(page)
    assert invited.number() == before + 1


def test_the_network_is_lost_at_send_without_scripts(
    invited: Invited, plain_mobile: Watched
) -> None:
    before = invited.number()
    page = plain_mobile.open(f"/feedback/{invited.letters[7].token}")
    answer_all(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Send").tap(no_wait_after=True)
    page.wait_for_timeout(1500)
    page.context.set_offline(False)
    page.go_back()
    expect(page.locator(".app-survey__send")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_value("Ring before you write.")
    expect(page.locator("input[type=radio]:checked")).to_have_count(5)
    send(page)
    assert invited.number() == before + 1


def test_private_words_are_offered_for_removal(invited: Invited, mobile: Watched) -> None:
    page = mobile.open(f"/feedback/{invited.letters[8].token}")
    page.goto("/feedback/survey#q7")
    page.get_by_role("textbox").fill("My son Tom was not asked. Ring 01622 123 456.")
    next_of(page, 7)
    page.get_by_role("button", name="Send").tap()
    expect(page.get_by_text("Shall we take the private words out?")).to_be_visible()
    expect(page.locator("blockquote")).to_have_text(
        "My son [name] was not asked. Ring [phone number]."
    )
    sound(page)
    next_of(page, 7)
    sound(page)
    send(page)
    mobile.faults.clear()  # the first try was answered with 422, which is what it should be


def test_wrong_used_and_ended_codes(invited: Invited, mobile: Watched) -> None:
    page = mobile.open("/feedback")
    page.get_by_label("Your code").fill("ZZ 1234 5678")
    page.get_by_role("button", name="Continue").tap()
    expect(page.get_by_role("alert")).to_contain_text("We do not know this code")
    expect(page.get_by_label("Your code")).to_have_value("ZZ 1234 5678")
    sound(page)
    page.get_by_label("Your code").fill(invited.over[0].code.shown)
    page.wait_for_timeout(1600)
    page.get_by_role("button", name="Continue").tap()
    expect(page.get_by_role("heading", name="This code has ended")).to_be_visible()
    sound(page)
    token = invited.letters[9].token
    page.goto(f"/feedback/{token}#")
    page.goto("/feedback/survey#q1")
    tap_answer(page, 1, "Agree")
    page.goto("/feedback/survey#check")
    send(page)
    page.goto(f"/feedback/{token}")
    expect(page.get_by_role("heading", name="This code has been used")).to_be_visible()
    sound(page)


def test_answers_are_deleted_with_the_receipt(invited: Invited, mobile: Watched) -> None:
    page = mobile.open(f"/feedback/{invited.letters[10].token}")
    page.goto("/feedback/survey#q1")
    tap_answer(page, 1, "Agree")
    page.goto("/feedback/survey#check")
    send(page)
    before = invited.number()
    receipt = page.locator(".app-survey__receipt").inner_text()
    page.get_by_role("link", name="Delete my answers").tap()
    expect(page.get_by_label("Your receipt")).to_be_visible()
    sound(page)
    page.get_by_label("Your receipt").fill("wrong")
    page.get_by_role("button", name="Delete").tap()
    expect(page.get_by_role("alert")).to_contain_text("We cannot find anything")
    sound(page)
    page.wait_for_timeout(1600)
    page.get_by_label("Your receipt").fill(receipt)
    page.get_by_role("button", name="Delete").tap()
    expect(page.get_by_role("heading", name="Your answers are deleted")).to_be_visible()
    sound(page)
    assert invited.number() == before - 1
