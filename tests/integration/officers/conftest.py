"""A whole portal on each database, with nobody in it yet, and a walk through the first sign-in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from portal.app import create_app
from portal.database import db
from portal.officers.slow_hash import Cost
from portal.settings import Settings
from tests.integration.conftest import empty_tables
from tests.integration.officers.walking import NOON, Person


def settings_for(folder: Path, address: str, **given: object) -> Settings:
    """Settings of a portal that shares nothing with the one on this machine."""
    return Settings(
        data_dir=folder, database_url=address, secret_key="not a secret: tests only",
        _env_file=None, **given,
    )  # type: ignore[call-arg,arg-type]  # pydantic-settings takes them  # fmt: skip


@pytest.fixture(scope="module")
def office_app(
    database_app: Flask, database_address: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """The portal on a migrated database."""
    app = create_app(settings_for(tmp_path_factory.mktemp("office"), database_address))
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def office(office_app: Flask) -> Iterator[Flask]:
    """The same, emptied after each test."""
    yield office_app
    with office_app.app_context():
        db.session.rollback()
        empty_tables()
        db.session.remove()


@pytest.fixture
def ama(office: Flask) -> Person:
    """An officer with a password, an app and recovery codes, signed in nowhere."""
    person = Person.set_up(office, "administrator", "auditor", name="Ama Example")
    person.sign_out()
    person.forget_used_step()
    return person


@pytest.fixture(autouse=True)
def _stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock of the second factor, so that no test meets the turn of a step."""
    monkeypatch.setattr("portal.officers.totp.utc_now", lambda: NOON)


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash at a thousandth of the price; a unit test holds the real one."""
    monkeypatch.setattr("portal.officers.slow_hash.COST", Cost(passes=1, memory=64))
