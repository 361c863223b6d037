"""The pages of figures over the invented year, for officers and for everybody."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from portal.authorities import get_authority
from portal.database import write_unit
from portal.feedback.demonstration.loading import load_demonstration_feedback
from portal.feedback.figures.answers import answers_of
from portal.feedback.figures.release.making import list_releases, make_release
from tests.browser.comment_people import a_browser, app_on, objections, signed_in_cookie
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.watching import Watched


@pytest.fixture(scope="module")
def cookie(portal_data: Path) -> str:
    """An analyst on a portal with an invented year, its newest quarter published."""
    app = app_on(portal_data)
    with app.app_context():
        load_demonstration_feedback()
        with write_unit() as session:
            data = answers_of(session, "kent")
            if not list_releases(session, "kent", data.invented):
                make_release(session, get_authority("kent"), data.periods[0])
    return signed_in_cookie(app, "analyst")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["360", "1280"])
def test_officers_figures(browser: Browser, portal: str, cookie: str, size: dict[str, int]) -> None:
    with a_browser(browser, portal, cookie, viewport=size) as desk:
        page = desk.open("/officers/figures")
        assert page.locator(".app-chart__svg").count() >= 10
        assert page.locator("tr.app-figures__numbers").count() >= 60
        found = objections(page)
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        found += objections(page)
        found += objections(desk.open("/officers/figures?period=1990-Q1"))
    assert found == []


@pytest.mark.usefixtures("cookie")
@pytest.mark.parametrize("address", ["/feedback/results", "/pl/feedback/results"])
def test_everybodys_figures(screen: Watched, address: str) -> None:
    page = screen.open(address)
    assert page.locator(".app-results__row").count() >= 20
    assert objections(page) == []


def test_a_quarter_is_chosen_by_keyboard(browser: Browser, portal: str, cookie: str) -> None:
    with a_browser(browser, portal, cookie, viewport=PHONE) as desk:
        page = desk.open("/officers/figures")
        page.get_by_label("Quarter").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/officers/figures?period=*")
        assert page.get_by_label("Quarter").input_value() in page.url
