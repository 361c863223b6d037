"""Officers in the browser tests: accounts in the running portal's database, and a way in.

`signed_in_as(screen, portal, portal_data, "approver")` is the short way: a session row and its
cookie. The long way, through every page, is walked in `test_officers_sign_in`.
"""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

from flask import Flask

from portal.database import write_unit
from portal.officers import Officer
from portal.officers.models import Account
from portal.officers.sessions import cookie_name, open_session
from portal.settings import CHECKOUT, Settings
from tests.browser.conftest import environment
from tests.browser.watching import Watched
from tests.integration.conftest import bare_app
from tests.officer_parts import add_officer

LINK = re.compile(r"/officers/set-up/\S+")


@cache
def office(data: Path) -> Flask:
    """Return an app that knows the running portal's database and settings, no rooms."""
    settings = Settings(data_dir=data, _env_file=None)  # type: ignore[call-arg]  # pydantic-settings takes it
    app = bare_app(settings.database)
    app.extensions["portal_settings"] = settings
    return app


def signed_in_as(
    screen: Watched,
    portal: str,
    data: Path,
    *roles: str,
    name: str = "Olu Example",
    authority: str = "kent",
) -> Officer:
    """Make an officer with `roles` and sign `screen` in as them; no page is opened."""
    app = office(data)
    officer = add_officer(app, *roles, name=name, authority=authority)
    with app.app_context(), write_unit() as session:
        account = session.get(Account, officer.id)
        assert account is not None
        token = open_session(session, account, "password", second_factor=True)
        cookie = cookie_name()
    screen.page.context.add_cookies([{"name": cookie, "value": token, "url": portal}])
    return officer


def set_up_link(data: Path, email: str, *roles: str, name: str = "Olu Example") -> str:
    """Add an officer as the command line does; return the path of the printed link."""
    command = [sys.executable, "-m", "portal", "officers", "add", email, "--name", name]
    for role in roles:
        command += ["--role", role]
    done = subprocess.run(
        command, cwd=CHECKOUT, env=environment(data), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    found = LINK.search(done.stdout)
    assert found is not None
    return found.group()
