"""Every page in its real states: two auditors, no sideways scroll, phone and desktop."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import PAGES
from tests.browser.auditors import axe, sideways, sniffer
from tests.browser.watching import Watched


def objections(screen: Watched) -> list[str]:
    found = axe(screen.page) + sniffer(screen.page)
    if sideways(screen.page) > 0:
        found.append(f"the page is {sideways(screen.page)} pixels too wide")
    return found


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_page(screen: Watched, address: str) -> None:
    screen.open(address)
    assert objections(screen) == []


def test_record(screen: Watched, record_states: dict[str, str]) -> None:
    for state, address in record_states.items():
        screen.open(address)
        assert objections(screen) == [], f"{state}: {address}"


def test_results_with_every_filter_open(screen: Watched) -> None:
    page = screen.open("/services?q=autism")
    page.evaluate("() => document.querySelectorAll('details').forEach(part => part.open = true)")
    assert objections(screen) == []


def test_suggestions_open(screen: Watched) -> None:
    page = screen.open("/")
    page.get_by_label("What do you need help with?").press_sequentially("sp")
    page.get_by_role("option").first.wait_for()
    assert objections(screen) == []


def test_form_with_errors(screen: Watched, record_states: dict[str, str]) -> None:
    page = screen.open(record_states["full"] + "/something-wrong")
    assert objections(screen) == []
    page.get_by_role("button", name="Send").click()
    page.wait_for_load_state("networkidle")
    expect(page).to_have_title(re.compile("^Error:"))
    assert objections(screen) == []
