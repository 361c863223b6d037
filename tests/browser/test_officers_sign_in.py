"""An officer's way in, on a phone: link, password, second step, recovery codes, and out again."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.auditors import axe, sideways, sniffer
from tests.browser.conftest import PHONE, watched
from tests.browser.officers import set_up_link, signed_in_as
from tests.browser.watching import Watched

PASSWORD = "seven otters under glass"


def code_of(page: Page, later: int = 0) -> str:
    """Return what an authenticator app shows for the key on the page."""
    secret = page.locator("code.app-key").inner_text().replace(" ", "")
    return pyotp.TOTP(secret).at(int(time.time()) + later)


def objections(page: Page) -> list[str]:
    wide = sideways(page)
    return axe(page) + sniffer(page) + ([f"{wide} pixels too wide"] if wide > 0 else [])


def walk_in(page: Page, link: str) -> tuple[str, list[str]]:
    """Go from the link to being signed in; return the app's next code and the recovery codes."""
    page.goto(link)
    expect(page).to_have_url(re.compile(r"/officers/set-up$"))  # the token is out of the address
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Keep this password").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up your second step")
    picture = page.get_by_role("img", name="A QR code")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth > 0")
    code, following = code_of(page), code_of(page, 30)
    page.get_by_label("Six-digit code").fill(code)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep these recovery codes")
    codes = page.locator(".app-codes code").all_inner_texts()
    page.get_by_role("button", name="I have kept them").click()
    expect(page.get_by_text("Signed in as Olu Example")).to_be_visible()
    return following, codes


def sign_in(page: Page, email: str) -> None:
    page.goto("/officers/sign-in")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step: your code")


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("status")).to_have_text("You are signed out.")


def whole_way(screen: Watched, data: Path) -> None:
    page, email = screen.page, f"{uuid4()}@example.org"
    following, codes = walk_in(page, set_up_link(data, email, "administrator", "auditor"))
    assert len(codes) == 8
    page.get_by_role("link", name="Your account").first.click()
    expect(page.get_by_text("This browser")).to_be_visible()
    sign_out(page)
    page.go_back()
    expect(page.get_by_text("This browser")).to_have_count(0)
    sign_in(page, email)
    page.get_by_label("Six-digit code").fill(following)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Signed in as Olu Example")).to_be_visible()
    sign_out(page)
    sign_in(page, email)
    page.get_by_role("link", name="Use a recovery code instead").click()
    page.get_by_label("Recovery code").fill(codes[0].lower())
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Signed in as Olu Example")).to_be_visible()


def test_the_whole_way(phone: Watched, portal_data: Path) -> None:
    whole_way(phone, portal_data)


def test_the_whole_way_without_scripts(phone_without_scripts: Watched, portal_data: Path) -> None:
    whole_way(phone_without_scripts, portal_data)


@pytest.fixture
def phone_by_name(browser: Browser, portal: str) -> Iterator[Watched]:
    """A phone that reaches the portal by a name: a passkey is bound to one, not to numbers."""
    yield from watched(browser, portal.replace("127.0.0.1", "localhost"), viewport=PHONE)


def test_a_passkey(phone_by_name: Watched, portal_data: Path) -> None:
    page, email = phone_by_name.page, f"{uuid4()}@example.org"
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    kind = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": kind})
    page.goto(set_up_link(portal_data, email, "viewer"))
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Keep this password").click()
    page.get_by_role("button", name="Set up a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep these recovery codes")
    page.get_by_role("button", name="I have kept them").click()
    sign_out(page)
    sign_in(page, email)
    assert objections(page) == []
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.get_by_text("Signed in as Olu Example")).to_be_visible()


def test_a_passkey_that_does_not_work_is_told(phone: Watched, portal_data: Path) -> None:
    """The address is a number here, and no browser makes a passkey for a number."""
    page = phone.page
    page.goto(set_up_link(portal_data, f"{uuid4()}@example.org", "viewer"))
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Keep this password").click()
    page.get_by_role("button", name="Set up a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("The passkey could not be set up.")
    assert objections(page) == []


def test_every_page_before_signing_in(screen: Watched, portal_data: Path) -> None:
    page, email = screen.page, f"{uuid4()}@example.org"
    found = {}

    def look(what: str) -> None:
        page.wait_for_load_state("networkidle")
        found[what] = objections(page)

    screen.open("/officers/sign-in")
    look("sign in")
    page.get_by_role("button", name="Go on").click()
    look("sign in, with errors")
    page.goto(set_up_link(portal_data, email, "viewer"))
    look("set up")
    page.get_by_label("New password").fill("short")
    page.get_by_role("button", name="Keep this password").click()
    look("set up, with errors")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_role("button", name="Keep this password").click()
    look("second factor")
    following = code_of(page, 30)
    page.get_by_label("Six-digit code").fill("000000")
    page.get_by_role("button", name="Go on").click()
    look("second factor, with errors")
    page.get_by_label("Six-digit code").fill(following)
    page.get_by_role("button", name="Go on").click()
    look("recovery codes")
    page.get_by_role("button", name="I have kept them").click()
    sign_out(page)
    look("signed out")
    sign_in(page, email)
    look("code")
    page.get_by_label("Six-digit code").fill("000000")
    page.get_by_role("button", name="Sign in").click()
    look("code, with errors")
    page.get_by_role("link", name="Use a recovery code instead").click()
    look("recovery")
    page.get_by_label("Recovery code").fill("00000-00000")
    page.get_by_role("button", name="Sign in").click()
    look("recovery, with errors")
    screen.open("/officers/set-up/nothing")
    look("link gone")
    assert len(found) == 13
    assert {what: said for what, said in found.items() if said} == {}


def test_every_page_of_an_officer(screen: Watched, portal: str, portal_data: Path) -> None:
    other = signed_in_as(screen, portal, portal_data, "viewer", name="Wojciech Example-Wiśniewski")
    me = signed_in_as(screen, portal, portal_data, "administrator", "auditor")
    found = {}
    for address in (
        "/officers", "/officers/account", "/officers/account/password", "/officers/people",
        "/officers/people/new", f"/officers/people/{other.id}", f"/officers/people/{me.id}",
        "/officers/log", "/officers/log?action=officer.added", "/officers/log?day=2020-01-01",
    ):  # fmt: skip
        page = screen.open(address)
        assert "Signed in as" in page.locator("body").inner_text()
        found[address] = objections(page)
    screen.open("/officers/people/new")
    page.get_by_role("button", name="Add, and show the link").click()
    page.wait_for_load_state("networkidle")
    found["new officer, with errors"] = objections(page)
    page.get_by_label("Name").fill("Neu Example")
    page.get_by_label("Email address").fill(f"{uuid4()}@example.org")
    page.get_by_label("Viewer: sees figures").check()
    page.get_by_role("button", name="Add, and show the link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Give this link to Neu Example")
    found["link"] = objections(page)
    signed_in_as(screen, portal, portal_data, "viewer")
    screen.open("/officers/people")
    expect(page.get_by_role("heading", level=1)).to_have_text("You may not use this page")
    found["not allowed"] = objections(page)
    assert {what: said for what, said in found.items() if said} == {}
