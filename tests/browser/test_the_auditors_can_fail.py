"""A checker that never objects proves nothing: each must find a fault put there on purpose."""

import pytest
from playwright.sync_api import Browser

from tests.browser.auditors import axe, sideways, sniffer
from tests.browser.conftest import PHONE
from tests.browser.watching import Watched

BAD_PAGE = """<!doctype html><html><head><title></title></head><body>
<img src="data:,"><input name="q"><p style="color:#bbb;width:900px">pale and too wide</p>
</body></html>"""


def test_axe_objects(phone: Watched) -> None:
    phone.page.set_content(BAD_PAGE)
    rules = {found.split(":")[0] for found in axe(phone.page)}
    assert {"html-has-lang", "image-alt", "label", "color-contrast"} <= rules


def test_sniffer_objects(phone: Watched) -> None:
    phone.page.set_content(BAD_PAGE)
    assert any("H37" in found for found in sniffer(phone.page))  # a picture without words
    assert any("H57" in found for found in sniffer(phone.page))  # no language


def test_width_is_measured(phone: Watched) -> None:
    phone.page.set_content(BAD_PAGE)
    assert sideways(phone.page) > 0


def test_strangers_and_policy_are_noticed(browser: Browser, portal: str) -> None:
    context = browser.new_context(base_url=portal, viewport=PHONE)  # type: ignore[arg-type]  # a size
    watched = Watched(context.new_page(), portal)
    watched.open("/")
    watched.page.evaluate(
        "() => document.body.insertAdjacentHTML('beforeend', '<p style=color:red>')"
    )
    watched.page.evaluate("() => fetch('https://elsewhere.invalid/').catch(() => {})")
    context.close()
    assert any("Content Security Policy" in fault for fault in watched.faults)


@pytest.mark.parametrize("address", ["/static/dist/no-such-file.css"])
def test_missing_files_are_noticed(browser: Browser, portal: str, address: str) -> None:
    context = browser.new_context(base_url=portal)
    watched = Watched(context.new_page(), portal)
    watched.open("/")
    watched.page.evaluate("address => fetch(address)", address)
    context.close()
    assert any(address in fault for fault in watched.faults)
