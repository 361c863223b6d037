"""`portal import gias` as an officer runs it: words, exit codes, JSON."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.cli import AppGroup, ScriptInfo
from sqlalchemy.orm import Session

from portal.authorities import register_authorities
from portal.commands import imports
from portal.database import db
from portal.settings import CHECKOUT, Settings
from tests.fixtures.gias import OPEN, schools, write
from tests.integration.importers.conftest import list_services


class Command:
    """The `portal` group with nothing but imports, on the test's database."""

    def __init__(self, app: Flask) -> None:
        self._info = ScriptInfo(create_app=lambda: app)
        self._group = AppGroup()
        imports.register(self._group)

    def __call__(self, *arguments: object, typed: str | None = None) -> Result:
        db.session.remove()  # the command lets go of every connection, ours too
        words = ["import", "gias", *map(str, arguments)]
        return CliRunner().invoke(self._group, words, obj=self._info, input=typed)


@pytest.fixture
def portal(database_app: Flask, session: Session, settings: Settings) -> Command:
    database_app.extensions["portal_settings"] = settings
    if "portal_authorities" not in database_app.extensions:
        register_authorities(database_app, CHECKOUT / "content", ("kent", "leicestershire"), "kent")
    return Command(database_app)


def test_an_import_prints_its_report(portal: Command, tmp_path: Path) -> None:
    done = portal(write(tmp_path / "a.csv"), "--authority", "kent")
    assert done.exit_code == 0
    assert f"Open establishments: {OPEN}" in done.output
    again = portal(tmp_path / "a.csv")
    assert "Nothing changes." in again.output


def test_a_dry_run_in_json(portal: Command, tmp_path: Path) -> None:
    done = portal(write(tmp_path / "a.csv"), "--dry-run", "--json")
    told = json.loads(done.stdout)
    assert (told["dry_run"], told["authority"]) == (True, "Kent")
    assert list_services() == []


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "empty"), (b"PK\x03\x04", "ZIP"), (b"a,b\n1,2\n", "headings")],
)
def test_a_file_that_cannot_be_read_ends_in_a_sentence(
    portal: Command, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    done = portal(path)
    assert done.exit_code == 2
    assert words in done.stderr
    assert "Traceback" not in done.output


def test_an_unknown_council_ends_in_a_sentence(portal: Command, tmp_path: Path) -> None:
    done = portal(write(tmp_path / "a.csv"), "--authority", "atlantis")
    assert (done.exit_code, "atlantis" in done.stderr) == (2, True)


def test_too_much_going_stops_where_nobody_can_be_asked(portal: Command, tmp_path: Path) -> None:
    portal(write(tmp_path / "a.csv"))
    few = write(tmp_path / "b.csv", schools()[:4])
    before = len(list_services(status="active"))
    done = portal(few)
    assert done.exit_code == 2
    assert "--allow-removal" in done.stderr
    assert "What this import would do" in done.stderr
    assert len(list_services(status="active")) == before
    assert portal(few, "--allow-removal").exit_code == 0
    assert len(list_services(status="active")) < before
