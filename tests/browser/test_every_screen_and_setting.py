"""Narrow screens, wide letters, own colours, less movement: nothing may be lost."""

import pytest
from playwright.sync_api import Browser

from tests.browser.addresses import PAGES
from tests.browser.auditors import axe, sideways
from tests.browser.conftest import watched

# WCAG 1.4.12: a reader may space letters, words and lines this far apart.
WIDE_LETTERS = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
NARROW = {"width": 320, "height": 640}
SMALL_TARGETS = """() => [...document.querySelectorAll("header a, button, summary, .app-chip")]
  .filter(one => one.checkVisibility())
  .map(one => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.width > 1 && (box.height < 24 || box.width < 24))
  .map(([one]) => one.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_narrowest_screen_with_wide_letters(browser: Browser, portal: str, address: str) -> None:
    """320 pixels is a desktop screen at 400%: reading must not need a second direction."""
    for screen in watched(browser, portal, viewport=NARROW):
        page = screen.open(address)
        assert sideways(page) == 0
        page.evaluate(WIDE_LETTERS)
        assert sideways(page) == 0
        assert page.evaluate(SMALL_TARGETS) == []


def test_records_on_the_narrowest_screen(
    browser: Browser, portal: str, record_states: dict[str, str]
) -> None:
    for screen in watched(browser, portal, viewport=NARROW):
        for state, address in record_states.items():
            assert sideways(screen.open(address)) == 0, state


@pytest.mark.parametrize("address", ["/", "/services?q=autism", "/browse/districts", "/assistant"])
def test_own_colours(browser: Browser, portal: str, address: str) -> None:
    for screen in watched(browser, portal, viewport=NARROW, forced_colors="active"):
        assert axe(screen.open(address)) == []


def test_less_movement_is_respected(browser: Browser, portal: str) -> None:
    for screen in watched(browser, portal, reduced_motion="reduce"):
        page = screen.open("/services")
        moving = page.evaluate(
            "() => document.getAnimations().length + [...document.querySelectorAll('*')]"
            ".filter(one => getComputedStyle(one).transitionDuration !== '0s').length"
        )
        assert moving == 0


def test_the_page_reads_from_right_to_left(browser: Browser, portal: str) -> None:
    """No right-to-left language is shipped yet; the stylesheet for it must already hold."""
    for screen in watched(browser, portal, viewport=NARROW):
        page = screen.open("/services?q=autism")
        page.evaluate(
            """async () => {
              const link = document.querySelector('link[rel=stylesheet]');
              const manifest = await (await fetch('/static/dist/manifest.json')).json();
              document.documentElement.dir = 'rtl';
              await new Promise(done => {
                link.addEventListener('load', done, {once: true});
                link.href = '/static/' + manifest['site.rtl.css'];
              });
            }"""
        )
        assert sideways(page) == 0
        assert axe(page) == []
