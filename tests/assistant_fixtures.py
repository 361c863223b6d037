"""The assistant's understanding for tests that need the real one: built once and kept.

A build takes a minute or two, so it is taken from this machine's own portal
when that is of the same content, and kept in pytest's cache from run to run.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask

from portal.app import create_app
from portal.assistant.building import build_name, built_name, examples_of, words_of
from portal.assistant.conversations import conversations_path
from portal.assistant.files import encoded_dir, meaning_dir
from portal.assistant.material import read_material
from portal.commands.places import compile_missing_places
from portal.guidance import list_topics
from portal.settings import CHECKOUT, Settings


@pytest.fixture(scope="session")
def understanding_dir(pytestconfig: pytest.Config) -> Path:
    """The folder `Understanding` loads, made from the content as it is now."""
    assert pytestconfig.cache is not None
    home = Path(pytestconfig.cache.mkdir("assistant"))
    with alone(home):
        settings = settings_in(home)
        name = name_of_now(settings)
        copy_machines_own(settings, settings_in(CHECKOUT / "var"), name)
        if built_name(settings) != name:
            build_in(home)
        assert built_name(settings) == name, "the content changed during the build; run again"
    return meaning_dir(settings)


def settings_in(folder: Path) -> Settings:
    return Settings(data_dir=folder, authority="kent", secret_key="tests only", _env_file=None)  # type: ignore[call-arg,arg-type]  # pydantic reads both


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let two test runs on one machine build one after the other."""
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def name_of_now(settings: Settings) -> str:
    """Return the name a build of the present content would have."""
    with create_app(settings).app_context():
        compile_missing_places(settings)
        material, topics = read_material(settings.content_dir), list_topics("kent")
        return build_name(
            words_of(settings, material, topics), examples_of(material, topics), material
        )


def copy_machines_own(ours: Settings, theirs: Settings, name: str) -> None:
    """Take what the portal of this machine has built or encoded, where it is of use."""
    if built_name(ours) != name == built_name(theirs):
        shutil.rmtree(meaning_dir(ours), ignore_errors=True)
        shutil.copytree(meaning_dir(theirs), meaning_dir(ours))
    if encoded_dir(theirs).exists() and not encoded_dir(ours).exists():
        shutil.copytree(encoded_dir(theirs), encoded_dir(ours))


def build_in(folder: Path) -> None:
    """Build in a process of its own: the libraries it needs warn, and tests forbid warnings."""
    environment = os.environ | {"PORTAL_DATA_DIR": str(folder), "PORTAL_SECRET_KEY": "tests only"}
    subprocess.run(
        [sys.executable, "-m", "portal", "assistant", "build"],
        cwd=CHECKOUT, env=environment, check=True, timeout=1200,
    )  # fmt: skip


def forget_conversations(app: Flask) -> None:
    """Remove the store that `app` made in this machine's memory."""
    path = conversations_path(app.extensions["portal_settings"])
    shutil.rmtree(path.parent, ignore_errors=True)
