"""Every state of the chat and of what it leads to, before both auditors and on every screen."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.addresses import PAGES
from tests.browser.auditors import axe, sideways, sniffer
from tests.browser.chatting import (
    CLEAR,
    CLUBS,
    DANGER,
    FAR_AWAY,
    HELPER,
    box_of,
    send,
    send_until_unsure,
)
from tests.browser.conftest import PHONE, watched
from tests.browser.test_every_screen_and_setting import NARROW, WIDE_LETTERS
from tests.browser.watching import Watched

LONG_TALK = (
    CLEAR, "how long does it take", "what does SENCO mean", "school transport", CLUBS,
    "can I appeal", "my child is out of school", "short breaks near Maidstone",
    "help with money", "what is an annual review", FAR_AWAY, "what happens at 16",
)  # fmt: skip
# Whatever a thumb must hit. Links inside a sentence are as tall as their line.
SMALL_TARGETS = """() => [...document.querySelectorAll(
    "main button, main summary, main .govuk-input, main a.govuk-button, .app-chat__ways a")]
  .filter(one => one.checkVisibility())
  .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44)
  .map(([what, box]) => `${what}: ${box.width} x ${box.height}`)"""
# The words of a button stay inside it, and it stays on the screen.
OVERFLOWING = """() => [...document.querySelectorAll("main .govuk-button, main a")]
  .filter(one => one.checkVisibility() && getComputedStyle(one).display !== "inline")
  .filter(one => {
    const words = document.createRange();
    words.selectNodeContents(one);
    const [inside, box] = [words.getBoundingClientRect(), one.getBoundingClientRect()];
    return box.right > innerWidth || inside.right > box.right + 1 || inside.left < box.left - 1;
  })
  .map(one => one.outerHTML.slice(0, 80))"""


def start(page: Page) -> None:
    page.goto("/assistant")


def start_with_urgent_numbers(page: Page) -> None:
    page.goto("/assistant")
    page.get_by_text("I need urgent help").click()


def start_from_a_page(page: Page) -> None:
    page.goto("/assistant?about=ehc-20-week-timeline")


def polish(page: Page) -> None:
    page.goto("/pl/assistant")
    page.locator("#text").fill("jak poprosić o ocenę potrzeb?")
    page.locator("#text").press("Enter")
    expect(page.locator(HELPER)).to_have_count(2)


def long_talk(page: Page) -> None:
    page.goto("/assistant")
    for words in LONG_TALK:
        send(page, words)
    expect(page.locator(HELPER)).to_have_count(1 + len(LONG_TALK))


def long_talk_as_a_page(page: Page) -> None:
    long_talk(page)
    page.reload()
    page.evaluate("() => document.querySelectorAll('details').forEach(part => part.open = true)")


def quick_replies(page: Page) -> None:
    page.goto("/assistant")
    send_until_unsure(page)


def cards(page: Page) -> None:
    page.goto("/assistant")
    expect(send(page, CLUBS).locator(".app-chat__cards")).to_be_visible()


def thanked(page: Page) -> None:
    page.goto("/assistant")
    send(page, CLEAR).get_by_role("button", name="Yes").click()
    expect(page.get_by_text("Thank you for telling us.")).to_be_focused()


def nothing_written(page: Page) -> None:
    page.goto("/assistant")
    with page.expect_navigation():
        box_of(page).press("Enter")


def crisis(page: Page) -> None:
    page.goto("/assistant")
    send(page, DANGER)


def crisis_as_a_page(page: Page) -> None:
    crisis(page)
    page.reload()


def gap_form(page: Page) -> None:
    page.goto("/assistant/not-found")


def gap_form_wrong(page: Page) -> None:
    gap_form(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Send").click()
    expect(page).to_have_title(re.compile("^Error:"))


def gap_form_sent(page: Page) -> None:
    gap_form(page)
    page.get_by_label("What were you looking for?").fill("a chess club")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("We have your message")).to_be_visible()


def call_back_form(page: Page) -> None:
    page.goto("/assistant/call-back")


def call_back_form_wrong(page: Page) -> None:
    call_back_form(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Send").click()
    expect(page).to_have_title(re.compile("^Error:"))


def call_back_form_sent(page: Page) -> None:
    call_back_form(page)
    page.get_by_label("What shall we call you?").fill("Sam")
    page.get_by_label("Your phone number").fill("01622 000 000")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("We have your request")).to_be_visible()


def dates(page: Page) -> None:
    page.goto(PAGES["date calculator, answered"])


def explorer(page: Page) -> None:
    page.goto(PAGES["explorer"])


def explorer_stage(page: Page) -> None:
    page.goto(PAGES["stage"])


TALK = (
    start, start_with_urgent_numbers, start_from_a_page, polish, long_talk, long_talk_as_a_page,
    quick_replies, cards, thanked, nothing_written, crisis, crisis_as_a_page,
)  # fmt: skip
FORMS = (
    gap_form, gap_form_wrong, gap_form_sent,
    call_back_form, call_back_form_wrong, call_back_form_sent,
)  # fmt: skip
STATES = (*TALK, *FORMS, dates, explorer, explorer_stage)

State = Callable[[Page], None]


@pytest.mark.parametrize("state", STATES)
def test_two_auditors(screen: Watched, state: State) -> None:
    state(screen.page)
    assert axe(screen.page) == []
    assert sniffer(screen.page) == []
    assert sideways(screen.page) == 0
    expect(screen.page.get_by_role("heading", level=1)).to_have_count(1)


@pytest.mark.parametrize("state", STATES)
def test_own_colours_less_movement_wide_letters_and_a_narrow_screen(
    browser: Browser, portal: str, state: State
) -> None:
    options = {"viewport": NARROW, "forced_colors": "active", "reduced_motion": "reduce"}
    for screen in watched(browser, portal, **options):
        state(screen.page)
        assert axe(screen.page) == []
        assert sideways(screen.page) == 0
        assert screen.page.evaluate("() => document.getAnimations().length") == 0
        screen.page.evaluate(WIDE_LETTERS)
        assert sideways(screen.page) == 0


@pytest.mark.parametrize("state", TALK)
def test_a_thumb_hits_what_it_aims_at(browser: Browser, portal: str, state: State) -> None:
    for screen in watched(browser, portal, viewport=PHONE):
        state(screen.page)
        assert screen.page.evaluate(SMALL_TARGETS) == []
        assert screen.page.evaluate(OVERFLOWING) == []


@pytest.mark.parametrize("state", TALK)
def test_the_conversation_is_a_named_log(phone: Watched, state: State) -> None:
    state(phone.page)
    log = phone.page.get_by_role("log")
    expect(log).to_have_count(1)
    assert log.get_attribute("aria-labelledby") == "chat-title"
    assert phone.page.locator("#chat-title").inner_text().strip()
    assert log.locator("> ol > li").count() >= 1
    expect(log.locator("> ol > :not(li)")).to_have_count(0)
    for bubble in log.locator(".app-chat__item").all():
        speaker = bubble.locator("> .govuk-visually-hidden").first
        assert speaker.inner_text().strip().endswith(":")


def test_bubbles_keep_their_edges_in_own_colours(browser: Browser, portal: str) -> None:
    for screen in watched(browser, portal, viewport=PHONE, forced_colors="active"):
        start(screen.page)
        send(screen.page, CLEAR)
        widths = screen.page.locator(".app-chat__item").evaluate_all(
            "all => all.map(one => getComputedStyle(one).borderTopWidth)"
        )
        assert set(widths) == {"1px"}


def test_what_belongs_to_the_reader_can_be_filled_in_by_the_browser(phone: Watched) -> None:
    """WCAG 1.3.5: name and number say what they are."""
    call_back_form(phone.page)
    assert phone.page.locator("#name").get_attribute("autocomplete") == "given-name"
    assert phone.page.locator("#phone").get_attribute("autocomplete") == "tel"
