"""The real thing, once a run: the portal with its content, Rasa, and Rasa's actions.

What this machine has already built is copied when it is current, so that a
second run begins in half a minute.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portal.assistant.conversations import conversations_path
from portal.assistant.files import (
    assistant_dir,
    bot_data_dir,
    encoded_dir,
    meaning_dir,
    models_dir,
)
from portal.assistant.training import PYTHON
from portal.settings import CHECKOUT, Settings
from tests.bot.running import PROGRAMS, Running
from tests.bot.talking import Talk

SLOW = 1800  # seconds; a first build on a busy machine, before the first test


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs the running assistant is slow, and waits for it to be built."""
    for item in items:
        if {"assistant", "assistant_data"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.timeout(SLOW))


@pytest.fixture(scope="session")
def rasa_python() -> Path:
    """Rasa's own Python. Where it must be there, its absence is a failure, not a skip."""
    if not PYTHON.exists():
        reason = "Rasa is not installed here (it needs Python 3.10): run `make rasa`"
        if os.environ.get("PORTAL_REQUIRE_RASA") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return PYTHON


@pytest.fixture(scope="session")
def assistant_data(
    rasa_python: Path, tmp_path_factory: pytest.TempPathFactory, understanding_dir: Path
) -> Iterator[Settings]:
    """Settings of a prepared portal with demonstration records, a build and a trained model."""
    data = tmp_path_factory.mktemp("assistant") / "var"
    settings = Settings(data_dir=data, _env_file=None)  # type: ignore[call-arg]  # pydantic-settings takes it
    copy_what_is_built(Settings(_env_file=None), settings)  # type: ignore[call-arg]  # as above
    shutil.copytree(understanding_dir, meaning_dir(settings), dirs_exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "portal", "prepare"],
        cwd=CHECKOUT, env=environment(data), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "ready, build" in done.stdout, done.stdout[-3000:]
    yield settings
    # A quarter of a gigabyte, which pytest would keep for three runs.
    shutil.rmtree(data)
    shutil.rmtree(conversations_path(settings).parent, ignore_errors=True)


@pytest.fixture(scope="session")
def assistant_of_the_run(
    assistant_data: Settings, record_testsuite_property: Callable[[str, object], None]
) -> Iterator[Running]:
    """Everything `portal run` starts, ready; ended after the last test."""
    running = Running.planned(assistant_data)
    assert running.plan.model is not None, running.plan.told
    try:
        running.start(*PROGRAMS)
        for name, seconds in running.seconds_to_ready.items():
            record_testsuite_property(f"seconds until {name} was ready", round(seconds, 1))
        yield running
    finally:
        running.stop()


@pytest.fixture
def assistant(assistant_of_the_run: Running) -> Running:
    """The running assistant; whatever the last test broke is mended first."""
    assistant_of_the_run.mend()
    return assistant_of_the_run


@pytest.fixture
def talk(assistant: Running) -> Talk:
    """A new conversation, led by Rasa."""
    return Talk(assistant.portal)


def copy_what_is_built(here: Settings, there: Settings) -> None:
    """Copy encoded sentences, and the build with its model when they are whole.

    `portal prepare` then looks at their names: what is not current is made anew.
    """
    folders = [encoded_dir]
    if is_whole(meaning_dir(here)):
        folders += [meaning_dir, models_dir]
    for folder in folders:
        try:
            shutil.copytree(folder(here), folder(there))
        except (OSError, shutil.Error):  # being rebuilt at this moment, or never built
            shutil.rmtree(folder(there), ignore_errors=True)
    if meaning_dir(there).exists() and not is_whole(meaning_dir(there)):
        shutil.rmtree(meaning_dir(there))
    shutil.rmtree(bot_data_dir(there), ignore_errors=True)
    assistant_dir(there).mkdir(parents=True, exist_ok=True)


def is_whole(meaning: Path) -> bool:
    """Say whether a build is there with the heads its manifest names."""
    try:
        manifest = json.loads((meaning / "manifest.json").read_text(encoding="utf-8"))
        heads = hashlib.sha256((meaning / "heads.npz").read_bytes()).hexdigest()
    except (OSError, ValueError):
        return False
    return bool(manifest.get("heads_sha256") == heads)


def environment(data: Path) -> dict[str, str]:
    """Return this process's environment for a portal that keeps everything in `data`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    return kept | {"PORTAL_DATA_DIR": str(data)}
