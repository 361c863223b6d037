"""The officers' first page and every page of work it leads to, in their real states."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from portal.database import utc_now, write_unit
from portal.directory.models import Service
from portal.directory.views import today
from tests.browser.comment_people import a_browser, app_on, objections, signed_in_cookie
from tests.browser.conftest import DESKTOP, PHONE
from tests.factories.call_back import make_call_back
from tests.factories.correction import make_correction
from tests.factories.empty_search import make_empty_search
from tests.factories.gap import make_gap
from tests.factories.timeliness import make_timeliness

ROLES = ("feedback_officer", "content_editor", "analyst", "auditor")
PAGES = (
    "",
    "/gaps",
    "/gaps?done=1",
    "/gaps?none=1",
    "/gaps/settle?gap=browser-1",
    "/gaps/settle?gap=browser-1&gap=browser-2",
    "/gaps/settle?gap=nothing",  # not there any more
    "/gaps/questions",
    "/gaps/unmet",
    "/call-backs",
    "/call-backs?done=1",
    "/corrections",
    "/corrections?done=1",
    "/records",
    "/records?state=old",
    "/records?page=2",
    "/schedule-2",
    "/timeliness",
)


@pytest.fixture(scope="module")
def cookie(portal: str, portal_data: Path) -> str:
    """An officer with much to do."""
    app = app_on(portal_data)
    with app.app_context(), write_unit() as session:
        make_gap(session, id="browser-1", form_key="b1")
        make_gap(
            session, id="browser-2", form_key="b2", text="swimming club with a hoist", language="pl"
        )
        make_gap(session, id="browser-3", form_key="b3", text="A theatre group for teenagers.")
        settled = {"settled_at": utc_now(), "text": "Settled."}
        for at in range(6):
            make_gap(
                session, id=f"browser-g{at}", form_key=f"bg{at}", settled_as="gap", need="VI",
                district="dover" if at < 5 else None, **settled,
            )  # fmt: skip
        make_gap(
            session, id="browser-q", form_key="bq", settled_as="question", topic="therapies",
            question="who pays for the hoist\nis it: free", **settled,
        )  # fmt: skip
        make_call_back(session, id="browser-1", form_key="b1")
        service = session.query(Service).filter_by(authority="kent").first()
        assert service is not None
        make_correction(session, service, id="browser-1", form_key="b1")
        make_correction(session, service, id="browser-2", form_key="b2", text=None)
        service.assured_on = today() - timedelta(days=400)
        make_empty_search(session, on=today(), number=8, words="short breaks")
        make_empty_search(session, on=today(), need="", kind="", district="")
        for at, year in enumerate(range(2019, 2025)):
            make_timeliness(session, period=str(year), within_ex=str(80 + 17 * at))
            make_timeliness(
                session, period=str(year), area="E92000001", name="England", la_code=None,
                plans_ex="50000", within_ex=str(30000 - 1000 * at),
            )  # fmt: skip
        make_timeliness(session, source="council", area="kent", la_code=None, period="2025-Q1")
    return signed_in_cookie(app, *ROLES, name="Kim Example")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["360", "1280"])
def test_every_page_of_work(
    browser: Browser, portal: str, cookie: str, size: dict[str, int]
) -> None:
    found = []
    with a_browser(browser, portal, cookie, viewport=size) as watching:
        for page in PAGES:
            found += objections(watching.open(f"/officers{page}"))
    assert found == []


def test_mistakes_in_the_form_are_told_accessibly(
    browser: Browser, portal: str, cookie: str
) -> None:
    with a_browser(browser, portal, cookie, viewport=PHONE) as watching:
        page = watching.open("/officers/gaps/settle?gap=browser-3")
        page.get_by_label("There is no such help here").check()
        page.get_by_role("button", name="Settle", exact=True).click()
        page.get_by_role("link", name="Choose the need, the district, or both.").click()
        assert page.evaluate("document.activeElement.id") == "need"
        assert objections(page) == []


def test_an_officer_settles_reports_without_scripts(
    browser: Browser, portal: str, cookie: str
) -> None:
    with a_browser(browser, portal, cookie, viewport=PHONE, java_script_enabled=False) as watching:
        page = watching.open("/officers")
        page.get_by_role("link", name="Reports of what families could not find").click()
        form = page.locator("form", has_text="theatre group")
        form.get_by_role("button").click()
        page.get_by_label("There is no such help here").check()
        page.get_by_label("For which need is help missing?").select_option("HI")
        page.get_by_role("button", name="Settle", exact=True).click()
        expect(page.get_by_text("Settled.")).to_be_visible()
        expect(page.get_by_text("theatre group")).to_have_count(0)
        page.goto("/officers/gaps/unmet")
        expect(page.get_by_role("row", name="Deaf or hearing impairment")).to_be_visible()
