"""What a family takes to a meeting: the words, no menus, nothing cut off."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watching import Watched

SHOWN = "selector => [...document.querySelectorAll(selector)].some(one => one.checkVisibility())"
NOT_ON_PAPER = [
    ".app-navigation",
    ".govuk-skip-link",
    ".app-search",
    ".app-filters",
    "[data-print]",
    ".app-chat__form",
    ".app-chat__choices",
]


def on_paper(page: Page) -> Page:
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/services?q=autism",
        "/guidance/ehc-20-week-timeline",
        "/services/places",
        "/assistant",
    ],
)
def test_paper_holds_the_words_and_no_menus(screen: Watched, address: str) -> None:
    page = on_paper(screen.open(address))
    expect(page.locator("h1")).to_be_visible()
    assert [one for one in NOT_ON_PAPER if page.evaluate(SHOWN, one)] == []


def test_a_record_prints_in_few_pages(phone: Watched, record_states: dict[str, str]) -> None:
    page = on_paper(phone.open(record_states["full"]))
    expect(page.get_by_role("heading", name="Can I get in?")).to_be_visible()
    pdf = page.pdf(format="A4", tagged=True)
    assert pdf.startswith(b"%PDF")
    assert 1 <= pdf.count(b"/Type /Page\n") <= 4


def test_addresses_can_be_read_on_paper(phone: Watched) -> None:
    page = on_paper(phone.open("/guidance/ehc-20-week-timeline"))
    shown = page.locator(".app-sources a").first.evaluate(
        "link => getComputedStyle(link, '::after').content"
    )
    assert "http" in shown
