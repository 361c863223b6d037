"""A family and two officers, each in a browser of their own, on the portal under test."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from playwright.sync_api import Browser, Page

from portal.app import create_app
from portal.officers.sessions import cookie_name
from portal.settings import Settings
from tests.browser.auditors import axe, sideways, sniffer
from tests.browser.watching import Watched
from tests.officer_parts import add_officer, signed_in


def app_on(data: Path) -> Flask:
    """The app on the data folder of the running portal, with its secret key."""
    return create_app(Settings(data_dir=data, _env_file=None))  # type: ignore[call-arg]  # pydantic-settings takes it


@contextmanager
def a_browser(browser: Browser, portal: str, cookie: str = "", **options: Any) -> Iterator[Watched]:
    """Open a context, signed in where a cookie is given; nothing may go wrong unseen in it."""
    context = browser.new_context(base_url=portal, **options)
    if cookie:
        name, _, value = cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": portal}])
    watching = Watched(context.new_page(), portal)
    yield watching
    context.close()
    assert watching.faults == []


def signed_in_cookie(app: Flask, *roles: str, name: str = "Olu Example") -> str:
    """Make an officer who is signed in and return the cookie that says so."""
    client = signed_in(app, add_officer(app, *roles, name=name))
    with app.app_context():
        held = client.get_cookie(cookie_name())
    assert held is not None
    return f"{held.key}={held.value}"


def objections(page: Page) -> list[str]:
    """Return what both auditors object to, and whether the page is too wide."""
    found = [f"{page.url}: {one}" for one in axe(page) + sniffer(page)]
    return found + ([f"{page.url} is too wide"] if sideways(page) > 0 else [])
