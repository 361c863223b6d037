"""What the small script adds: no reload, a few letters less, a button to print."""

import re

from playwright.sync_api import expect

from tests.browser.watching import Watched


def test_a_filter_refreshes_the_results_in_place(phone: Watched) -> None:
    page = phone.open("/services")
    page.evaluate("() => { window.stillHere = true }")
    before = page.locator("#result-count").inner_text()
    page.get_by_text("Filter these results").click()
    group = page.locator(".app-filters__group").first
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    box = group.get_by_role("checkbox").first
    name = box.get_attribute("id")
    box.check()
    expect(page.locator("#result-count")).not_to_have_text(before)
    assert page.evaluate("() => window.stillHere") is True
    assert re.search(rf"[?&]{box.get_attribute('name')}=", page.url)
    assert page.evaluate("() => document.activeElement.id") == name
    assert page.locator("#filters-all").get_attribute("open") is not None


def test_a_chip_takes_its_filter_away_in_place(phone: Watched) -> None:
    page = phone.open("/services?kind=special_school")
    page.evaluate("() => { window.stillHere = true }")
    page.locator("a[data-chip]").first.click()
    expect(page.locator("a[data-chip]")).to_have_count(0)
    assert page.evaluate("() => window.stillHere") is True
    assert "special_school" not in page.url


def test_a_broken_refresh_becomes_a_plain_page(phone: Watched) -> None:
    page = phone.open("/services?kind=special_school")
    page.route(
        "**/services*",
        lambda route: route.abort() if "x-partial" in route.request.headers else route.continue_(),
    )
    page.locator("a[data-chip]").first.click()
    page.wait_for_url(lambda address: "special_school" not in address)
    expect(page.locator("#result-count")).to_be_visible()


def test_suggestions_with_the_keyboard_alone(phone: Watched) -> None:
    page = phone.open("/")
    box = page.get_by_role("combobox", name="What do you need help with?")
    box.press_sequentially("sp")
    page.get_by_role("option").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    chosen = page.locator("[aria-selected=true]").inner_text()
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    expect(box).to_have_value("sp")
    box.press("Backspace")
    box.press_sequentially("p")
    page.get_by_role("option").first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/services?**")
    expect(page.get_by_label("What do you need help with?")).to_have_value(chosen)


def test_typing_without_choosing_searches_what_was_typed(phone: Watched) -> None:
    page = phone.open("/")
    box = page.get_by_role("combobox", name="What do you need help with?")
    box.press_sequentially("speech")
    page.get_by_role("option").first.wait_for()
    box.press("Enter")
    page.wait_for_url("**/services?**")
    expect(page.get_by_label("What do you need help with?")).to_have_value("speech")


def test_the_error_summary_takes_focus_and_leads_to_the_box(
    phone: Watched, record_states: dict[str, str]
) -> None:
    page = phone.open(record_states["full"] + "/something-wrong")
    page.get_by_role("button", name="Send").click()
    page.wait_for_load_state("networkidle")
    assert "govuk-error-summary" in page.evaluate("() => document.activeElement.className")
    link = page.locator(".govuk-error-summary__list a").first
    target = str(link.get_attribute("href")).removeprefix("#")
    link.click()
    assert page.evaluate("() => document.activeElement.id") == target


def test_the_print_button_prints(phone: Watched) -> None:
    page = phone.open("/guidance/ehc-20-week-timeline")
    page.evaluate("() => { window.print = () => { window.printed = true } }")
    page.get_by_role("button", name="Print this page").click()
    assert page.evaluate("() => window.printed") is True
