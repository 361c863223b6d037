"""A portal with invitations out, and filling in a survey as a parent with a phone does."""

import json
import math
import os
import re
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from flask_migrate import upgrade
from playwright.sync_api import Page

from portal.app import create_app
from portal.database import db
from portal.feedback.invitations.coarsening import Cell
from portal.feedback.invitations.issuing import Letter
from portal.feedback.periods import today
from portal.settings import CHECKOUT, Settings
from tests.feedback_parts import issued

SECRET = "not a secret: browser tests"
SLOW_START = 120  # seconds; the machine may be busy with other tests
YOUNG = Cell(outcome="no_plan", audience="young_person")


@dataclass
class Invited:
    """A running portal, letters nobody has answered yet, and letters whose time is over."""

    address: str
    data: Path
    letters: list[Letter]
    young: list[Letter]
    over: list[Letter]

    def answers(self) -> list[dict[str, Any]]:
        """Return channel and answers of everything that was kept."""
        with closing(sqlite3.connect(self.data / "portal.db")) as link:
            found = link.execute("SELECT channel, answers FROM response").fetchall()
        return [{"channel": channel, "answers": json.loads(kept)} for channel, kept in found]

    def number(self) -> int:
        """Return how many answers were kept."""
        return len(self.answers())


def settings(data: Path) -> Settings:
    """Return the settings of the portal that keeps everything in `data`."""
    return Settings(data_dir=data, secret_key=SECRET, _env_file=None)  # type: ignore[call-arg,arg-type]  # pydantic reads both


@contextmanager
def invited_portal(data: Path) -> Iterator[Invited]:
    """Run a portal with three batches of letters; it is ready when its first page answers."""
    with create_app(settings(data)).app_context():
        upgrade()
        letters = list(issued(40).letters)
        young = list(issued(instrument="tp5_outcome", counts={YOUNG: 10}).letters)
        over = list(issued(10, closes_on=today() - timedelta(days=1)).letters)
        db.engine.dispose()
    environment = {**os.environ, "PORTAL_DATA_DIR": str(data), "PORTAL_SECRET_KEY": SECRET}
    with socket.create_server(("127.0.0.1", 0)) as listening, (data / "web.log").open("wb") as log:
        number = listening.fileno()
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "-c",
            str(CHECKOUT / "deploy/gunicorn.conf.py"),
        ]
        command += ["-b", f"fd://{number}", "-w", "1", "portal.wsgi:app"]
        with subprocess.Popen(
            command, cwd=CHECKOUT, env=environment, pass_fds=[number], stdout=log, stderr=log
        ) as server:
            address = f"http://127.0.0.1:{listening.getsockname()[1]}"
            urlopen(f"{address}/healthz", timeout=SLOW_START).close()
            yield Invited(address, data, letters, young, over)
            server.terminate()


def tap_answer(page: Page, step: int, label: str) -> None:
    """Choose an answer of a step, as a thumb does: by its card."""
    whole = re.compile(rf"^\s*{re.escape(label)}\s*$")
    page.locator(f"#q{step} label").filter(has_text=whole).tap()


def next_of(page: Page, step: int) -> None:
    """Go on from a step."""
    page.locator(f"#q{step} .app-survey__next").tap()


def scrolls(page: Page, lowest: str) -> int:
    """Return how many swipes of a whole screen bring the foot of `lowest` into view."""
    box = page.locator(lowest).bounding_box()
    height = (page.viewport_size or {"height": 1})["height"]
    assert box is not None, json.dumps(lowest)
    return max(0, math.ceil((box["y"] + box["height"] - height) / height))
