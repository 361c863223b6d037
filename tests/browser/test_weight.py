"""A page is small: families pay for data, and some have little of it."""

import pytest
from playwright.sync_api import Browser, CDPSession

from tests.browser.conftest import PHONE
from tests.browser.watching import Watched

MOST_BYTES = 50_000
MOST_REQUESTS = 8
AIM_BYTES = 30_000  # the home page: a page this size opens in about a second on a weak network
MOST_STYLE_BYTES = 14_000
MOST_SCRIPT_BYTES = 12_000


def transferred(browser: Browser, portal: str, address: str) -> dict[str, float]:
    """Return bytes on the wire for each file of a first view of `address`."""
    context = browser.new_context(base_url=portal, viewport=PHONE)  # type: ignore[arg-type]  # a size
    watched = Watched(context.new_page(), portal)
    session: CDPSession = context.new_cdp_session(watched.page)
    session.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, float] = {}
    session.on(
        "Network.responseReceived",
        lambda event: names.update({event["requestId"]: event["response"]["url"]}),
    )
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    watched.open(address)
    watched.page.wait_for_load_state("networkidle")
    context.close()
    return {names[one].removeprefix(portal): size for one, size in sizes.items() if one in names}


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/services?q=autism",
        "/services?kind=special_school&kind=srp",
        "/guidance",
        "/guidance/ehc-20-week-timeline",
        "/guidance/jargon-buster",
        "/browse/districts",
        "/services/places",
        "/timeline?what=request_received&date-day=5&date-month=1&date-year=2026",
        "/explorer/sen-support",
        "/assistant",
        "/assistant/call-back",
    ],
)
def test_first_view(browser: Browser, portal: str, address: str) -> None:
    sizes = transferred(browser, portal, address)
    assert address in sizes
    assert sum(sizes.values()) <= MOST_BYTES, sizes
    assert len(sizes) <= MOST_REQUESTS, sizes
    assert all(name.startswith("/") for name in sizes), sizes


def test_records(browser: Browser, portal: str, record_states: dict[str, str]) -> None:
    for state, address in record_states.items():
        sizes = transferred(browser, portal, address)
        assert sum(sizes.values()) <= MOST_BYTES, (state, sizes)
        assert len(sizes) <= MOST_REQUESTS, (state, sizes)


def test_the_home_page_meets_our_own_aim(browser: Browser, portal: str) -> None:
    sizes = transferred(browser, portal, "/")
    assert sum(sizes.values()) <= AIM_BYTES, sizes
    assert sum(size for name, size in sizes.items() if ".css" in name) <= MOST_STYLE_BYTES
    assert sum(size for name, size in sizes.items() if ".js" in name) <= MOST_SCRIPT_BYTES
    assert len([name for name in sizes if ".css" in name or ".js" in name]) == 2
