"""A whole conversation on a phone: with scripts, without, and when something breaks."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.chatting import (
    CLEAR,
    CLUBS,
    DANGER,
    FAR_AWAY,
    HELPER,
    box_of,
    latest,
    send,
    send_plainly,
    send_until_unsure,
    tab_to,
)
from tests.browser.watching import Watched

FOCUS = "() => document.activeElement.id"
STILL_HERE = "() => window.stillHere === true"


def remember(page: Page) -> None:
    """Leave a mark that a page load would wipe."""
    page.evaluate("() => { window.stillHere = true }")


def test_with_the_keyboard_alone(phone: Watched) -> None:
    page = phone.open("/assistant")
    remember(page)
    tab_to(page, box_of(page))
    page.keyboard.type(CLEAR)
    page.keyboard.press("Enter")
    expect(box_of(page)).to_have_value("")
    log = page.get_by_role("log", name="The conversation")
    expect(log.get_by_text(CLEAR)).to_be_in_viewport()
    expect(log.locator(HELPER)).to_have_count(2)
    expect(page.locator("[data-status]")).to_have_text("")
    assert page.evaluate(FOCUS) == "text"

    choice = page.locator("[data-choices] button").first
    title = choice.inner_text()
    tab_to(page, choice, "Shift+Tab")
    page.keyboard.press("Enter")
    expect(log.locator(HELPER)).to_have_count(3)
    expect(log.locator(".app-chat__item--you").last).to_contain_text(title)
    assert page.evaluate(FOCUS) == "text"
    assert page.evaluate(STILL_HERE)

    tab_to(page, latest(page).get_by_role("button", name="Yes"), "Shift+Tab")
    page.keyboard.press("Enter")
    thanks = latest(page).get_by_text("Thank you for telling us.")
    expect(thanks).to_be_focused()
    assert page.evaluate(STILL_HERE)

    tab_to(page, page.get_by_role("button", name="Clear this chat"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("The chat is cleared.")).to_be_visible()
    assert CLEAR not in page.content()
    expect(page.locator(HELPER)).to_have_count(1)


def test_without_scripts(phone_without_scripts: Watched) -> None:
    page = phone_without_scripts.open("/assistant")
    answer = send_plainly(page, CLEAR)
    expect(page).to_have_url(re.compile(r"/assistant#latest$"))
    expect(answer).to_be_in_viewport()
    expect(page.get_by_text(CLEAR, exact=True)).to_be_attached()
    choice = page.locator("[data-choices] button").first
    title = choice.inner_text()
    choice.click()
    expect(page).to_have_url(re.compile(r"/assistant#latest$"))
    expect(page.locator(".app-chat__item--you").last).to_contain_text(title)
    expect(page.locator(HELPER)).to_have_count(3)
    latest(page).get_by_role("button", name="Yes").click()
    expect(page.get_by_text("Thank you for telling us.")).to_be_visible()
    expect(page.locator(HELPER)).to_have_count(3)
    page.get_by_role("button", name="Clear this chat").click()
    expect(page.get_by_text("The chat is cleared.")).to_be_visible()
    assert CLEAR not in page.content()


def test_no_leads_to_a_form_for_the_council(phone: Watched) -> None:
    page = phone.open("/assistant")
    send(page, CLEAR).get_by_role("button", name="No").click()
    page.wait_for_url("**/assistant/not-found**")
    expect(page.get_by_label("What were you looking for?")).to_have_value(CLEAR)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


def test_the_box_is_near(phone: Watched) -> None:
    """On a new chat the box is within the first two screens of a phone."""
    where = box_of(phone.open("/assistant")).bounding_box()
    assert where is not None
    assert where["y"] + where["height"] < 2 * 740


def test_an_answer_folds_its_sources_and_says_when_it_was_checked(phone: Watched) -> None:
    answer = send(phone.open("/assistant"), CLEAR)
    sources = answer.locator("details")
    assert sources.get_attribute("open") is None
    expect(sources.get_by_role("link").first).to_be_hidden()
    sources.locator("summary").click()
    expect(sources.get_by_role("link").first).to_be_visible()
    expect(answer.get_by_text(re.compile("Last checked on .+ 20.."))).to_be_visible()


def test_when_unsure_three_topics_are_offered(phone: Watched) -> None:
    page = phone.open("/assistant")
    send_until_unsure(page)
    choices = page.locator("[data-choices] button")
    titles = [one for one in choices.all_inner_texts() if one != "Talk to a person"]
    assert len(titles) == 3
    choices.first.click()
    expect(page.locator(".app-chat__item--you").last).to_contain_text(titles[0])
    expect(latest(page).get_by_role("link", name=titles[0])).to_be_visible()


def test_what_the_portal_knows_nothing_of(phone: Watched) -> None:
    page = phone.open("/assistant")
    answer = send(page, FAR_AWAY)
    expect(answer).to_contain_text("I can only help with special educational needs")
    expect(answer.get_by_role("link", name="Tell the council")).to_be_visible()
    expect(page.locator("[data-choices]").get_by_text("Talk to a person")).to_be_visible()


def test_services_are_shown_as_cards_with_the_way_to_all(phone: Watched) -> None:
    page = phone.open("/assistant")
    answer = send(page, CLUBS)
    cards = answer.locator(".app-chat__cards > li")
    assert 1 <= cards.count() <= 3
    assert "/services/" in str(cards.first.get_by_role("link").get_attribute("href"))
    answer.get_by_role("link", name="See all results").click()
    page.wait_for_url("**/services?**")
    expect(page.locator("#result-count")).to_be_visible()


def test_the_helper_says_that_it_is_writing(phone: Watched) -> None:
    page = phone.open("/assistant")
    held: list[Route] = []
    page.route("**/assistant", lambda route: held.append(route))
    box_of(page).fill(CLEAR)
    box_of(page).press("Enter")
    status = page.get_by_role("status")
    expect(status).to_have_text("The helper is writing")
    expect(page.get_by_role("button", name="Send")).to_have_attribute("aria-disabled", "true")
    box_of(page).press("Enter")  # an impatient second one is not sent
    assert len(held) == 1
    held[0].continue_()
    expect(page.locator(HELPER)).to_have_count(2)
    expect(status).to_have_text("")
    expect(page.get_by_role("button", name="Send")).not_to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_empty_message(scripts: bool, phone: Watched, phone_without_scripts: Watched) -> None:
    page = (phone if scripts else phone_without_scripts).open("/assistant")
    with page.expect_navigation() as came:
        box_of(page).press("Enter")
    assert came.value is not None
    assert came.value.status == 422
    expect(page).to_have_title(re.compile("^Error:"))
    box = box_of(page)
    expect(box).to_be_focused()
    described = str(box.get_attribute("aria-describedby")).split()
    said = " ".join(page.locator(f"#{one}").inner_text() for one in described)
    assert "Write a question, or pick one." in said


def crisis_shown(page: Page) -> Locator:
    """Hold the crisis answer to what it must be, and return it."""
    answer = latest(page)
    expect(answer).to_contain_text("Please talk to a person now")
    hrefs = [str(one.get_attribute("href")) for one in answer.locator(".app-chat__calls a").all()]
    assert hrefs[:2] == ["tel:999", "tel:111"]
    assert "sms:85258" in hrefs
    assert all(re.fullmatch(r"(tel|sms):\d+", one) for one in hrefs)
    assert "?" not in answer.inner_text()
    expect(page.locator("[data-choices], [data-helpful]")).to_have_count(0)
    assert DANGER not in page.content()
    expect(box_of(page)).to_have_value("")
    return answer


def test_a_crisis(phone: Watched) -> None:
    page = phone.open("/assistant")
    send(page, CLEAR)
    send(page, DANGER)
    answer = crisis_shown(page)
    assert answer.get_by_role("link").first.inner_text() == "Leave this page quickly"
    expect(answer.get_by_role("link", name="Life in danger")).to_be_in_viewport()
    assert CLEAR not in page.content()  # what was said before is forgotten too
    page.reload()
    crisis_shown(page)
    assert CLEAR not in page.content()
    first = page.get_by_role("main").get_by_role("link").first
    assert first.inner_text() == "Leave this page quickly"
    assert str(first.get_attribute("href")).endswith("/leave")
    page.go_back()
    assert DANGER not in page.content()


def test_a_crisis_without_scripts(phone_without_scripts: Watched) -> None:
    page = phone_without_scripts.open("/assistant")
    send_plainly(page, CLEAR)
    send_plainly(page, DANGER)
    crisis_shown(page)
    assert CLEAR not in page.content()
    first = page.get_by_role("main").get_by_role("link").first
    assert first.inner_text() == "Leave this page quickly"


def test_urgent_numbers_are_one_tap_away_from_the_start(phone: Watched) -> None:
    page = phone.open("/assistant")
    page.get_by_text("I need urgent help").click()
    call = page.get_by_role("link", name="Life in danger")
    expect(call).to_have_attribute("href", "tel:999")
    expect(call).to_be_in_viewport()


def test_a_lost_network_keeps_the_words(phone: Watched) -> None:
    page = phone.open("/assistant")
    remember(page)
    page.context.set_offline(True)
    box_of(page).fill(CLEAR)
    box_of(page).press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Your words are still in the box")
    expect(box_of(page)).to_have_value(CLEAR)
    page.context.set_offline(False)
    box_of(page).press("Enter")
    expect(page.locator(HELPER)).to_have_count(2)
    assert page.evaluate(STILL_HERE)


def broken(page: Page, how: str) -> None:
    """Break what the script asks for; what the browser asks for itself still works."""

    def answer(route: Route) -> None:
        if "x-partial" not in route.request.headers:
            route.continue_()
        elif how == "error":
            route.fulfill(status=500, body="")
        elif how == "nonsense":
            route.fulfill(status=200, body="<p>Sign in to the guest network</p>")
        else:
            route.abort()

    page.route("**/assistant", answer)


@pytest.mark.parametrize("how", ["error", "nonsense"])
def test_a_broken_answer_becomes_a_plain_page(phone: Watched, how: str) -> None:
    page = phone.open("/assistant")
    broken(page, how)
    with page.expect_navigation():
        box_of(page).fill(CLEAR)
        box_of(page).press("Enter")
    expect(page).to_have_url(re.compile(r"/assistant#latest$"))
    expect(page.locator(HELPER)).to_have_count(2)
    phone.faults[:] = [fault for fault in phone.faults if not fault.startswith("500 for")]


def test_a_quick_reply_survives_a_broken_answer(phone: Watched) -> None:
    page = phone.open("/assistant")
    broken(page, "nonsense")
    with page.expect_navigation():
        page.get_by_role("button", name="What should happen next?").click()
    expect(page.locator(".app-chat__item--you")).to_contain_text("What should happen next?")


def test_what_blocks_the_script_does_not_block_the_second_try(phone: Watched) -> None:
    page = phone.open("/assistant")
    broken(page, "blocked")
    box_of(page).fill(CLEAR)
    box_of(page).press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Your words are still in the box")
    with page.expect_navigation():
        box_of(page).press("Enter")
    expect(page.locator(HELPER)).to_have_count(2)


def test_a_young_person_is_answered_as_one(phone: Watched) -> None:
    page = phone.open("/assistant")
    page.get_by_role("button", name="A young person").click()
    chosen = page.get_by_role("button", name="A young person")
    expect(chosen).to_have_attribute("aria-pressed", "true")
    expect(page.locator(HELPER).first).to_contain_text("your rights")
    send(page, CLEAR)
    page.reload()
    expect(page.get_by_role("button", name="A young person")).to_have_attribute(
        "aria-pressed", "true"
    )
