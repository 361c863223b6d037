"""An officer corrects a fact from the command line, and takes it back."""

from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy.orm import Session

from portal.commands.override import override_group
from portal.database import write_unit
from portal.directory.models import Service
from portal.directory.publishing import publish
from tests.factories.listing import make_listing


@pytest.fixture
def club(session: Session) -> str:
    with write_unit() as unit:
        return publish(unit, make_listing(name="Example Club"), "kent", "content").service_id


def run(*words: Any) -> Result:
    return CliRunner().invoke(override_group, [str(word) for word in words])


def test_a_correction_is_seen_and_can_be_lifted(
    database_app: Flask, session: Session, club: str
) -> None:
    told = run("set", club, "name", "Saturday Club", "--reason", "renamed")
    assert "is now 'Saturday Club'" in told.output
    session.expire_all()
    assert session.get_one(Service, club).name == "Saturday Club"
    assert "is now 'Example Club'" in run("lift", club, "name").output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "no-such-id", "name", "x"), "no record with this id"),
        (("set", "CLUB", "nmae", "x"), "no such field"),
        (("set", "CLUB", "min_age", "banana"), "does not fit"),
    ],
)
def test_a_mistake_is_told_and_changes_nothing(
    database_app: Flask, session: Session, club: str, words: tuple[str, ...], said: str
) -> None:
    result = run(*(club if word == "CLUB" else word for word in words), "--reason", "x")
    assert result.exit_code == 1
    assert said in result.output
    session.expire_all()
    assert session.get_one(Service, club).name == "Example Club"
