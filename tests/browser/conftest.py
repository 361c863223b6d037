"""A real portal and a real browser, each started once a run.

The portal is the one families get: `portal prepare` on an empty data folder,
then gunicorn with the built files in front of it.
"""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from portal.content_reader import read_yaml_list
from portal.directory.identity import service_id, slug_of
from portal.directory.listing import Listing
from portal.settings import CHECKOUT
from tests.browser.watching import Watched

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
# A click does not wait for the page it leads to; `expect` does, also on a machine that is busy.
expect.set_options(timeout=20_000)
# No sandbox: CI runs as root in a container, where Chromium's own cannot start.
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is. In CI its absence is a failure, elsewhere a reason to skip."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None and os.environ.get("CI"):
        pytest.fail("Chromium is not on the PATH; run deploy/find-chromium")
    return found or pytest.skip("Chromium is not on the PATH; run deploy/find-chromium")


@pytest.fixture(scope="session")
def portal_data(
    tmp_path_factory: pytest.TempPathFactory, chromium: str, understanding_dir: Path
) -> Path:
    """The data folder of a prepared portal with demonstration records.

    What the chat has learned is copied in. Rasa is not started: the portal answers by itself,
    with the same understanding and the same words.
    """
    folder = tmp_path_factory.mktemp("browser") / "var"
    shutil.copytree(understanding_dir, folder / "assistant" / understanding_dir.name)
    trained = CHECKOUT / "var" / "assistant" / "models"
    if trained.exists():  # spares half a minute; `portal prepare` looks whether it is current
        shutil.copytree(trained, folder / "assistant" / trained.name, dirs_exist_ok=True)
    command = [sys.executable, "-m", "portal", "prepare"]
    done = subprocess.run(
        command, cwd=CHECKOUT, env=environment(folder), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return folder


@pytest.fixture(scope="session")
def portal(portal_data: Path) -> Iterator[str]:
    """The address of the running portal.

    The socket listens before gunicorn starts, so the first request simply
    waits until a worker is there: no guessing, no sleeping.
    """
    with socket.create_server(("127.0.0.1", 0)) as listening:
        descriptor = listening.fileno()
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "-c",
            str(CHECKOUT / "deploy/gunicorn.conf.py"),
        ]
        command += ["-b", f"fd://{descriptor}", "-w", "1", "portal.wsgi:app"]
        log = (portal_data / "browser-tests.log").open("wb")
        with (
            log,
            subprocess.Popen(
                command,
                cwd=CHECKOUT,
                env=environment(portal_data),
                pass_fds=[descriptor],
                stdout=log,
                stderr=log,
            ) as server,
        ):
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
            server.terminate()


# Every state a record can be in, by the key of a record that is in it.
STATES = {
    "full": "example-holiday-scheme",
    "closed for now": "example-family-swim",
    "with a number": "kent-portage",
    "not confirmed": "lift",
    "historic, replaced": "family-advice-service",
    "planned once": "planned-free-school-dover",
    "special school": "oakley-school",
    "specialist provision": "srp-thistle-hill",
    "long name": "srp-west-malling",
    "says almost nothing": "salus",
}


@pytest.fixture(scope="session")
def record_states() -> dict[str, str]:
    """The address of a record in each state."""
    files = [*(CHECKOUT / "content/kent/services").glob("*.yaml")]
    files.append(CHECKOUT / "content/demonstration/kent/services.yaml")
    listings = [one for path in files for one in read_yaml_list(path, Listing)]
    by_key = {
        one.key: f"/services/{service_id(one, 'kent')}/{slug_of(one.name)}" for one in listings
    }
    return {state: by_key[key] for state, key in STATES.items()}


def environment(data: Path) -> dict[str, str]:
    """The environment of a portal that keeps everything in `data`."""
    return {**os.environ, "PORTAL_DATA_DIR": str(data)}


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for the run; each test gets a context of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=[PHONE, DESKTOP], ids=["360", "1280"])
def screen(browser: Browser, portal: str, request: pytest.FixtureRequest) -> Iterator[Watched]:
    """A page at a phone's width, then at a desktop's."""
    yield from watched(browser, portal, viewport=request.param)


@pytest.fixture
def phone(browser: Browser, portal: str) -> Iterator[Watched]:
    """A page at a phone's width."""
    yield from watched(browser, portal, viewport=PHONE, has_touch=True)


@pytest.fixture
def phone_without_scripts(browser: Browser, portal: str) -> Iterator[Watched]:
    """A phone whose browser runs no scripts."""
    yield from watched(browser, portal, viewport=PHONE, java_script_enabled=False)


def watched(browser: Browser, portal: str, **options: object) -> Iterator[Watched]:
    """Open a context, hand out its page, and fail if anything went wrong unseen."""
    context: BrowserContext = browser.new_context(base_url=portal, **options)  # type: ignore[arg-type]  # Playwright types each option by name
    page: Page = context.new_page()
    watching = Watched(page, portal)
    yield watching
    context.close()
    assert watching.faults == []
