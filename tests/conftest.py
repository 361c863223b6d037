"""Fixtures every layer shares: an app on its own data folder, and a client that reads pages."""

from collections.abc import Iterator

import pytest
from flask import Flask
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from portal.app import create_app
from portal.commands.translations import compile_catalogues
from portal.database import db
from portal.settings import CHECKOUT, Settings
from tests.assistant_fixtures import forget_conversations, understanding_dir
from tests.page_contract import PageClient

__all__ = ["understanding_dir"]

BUILD_SECONDS = 1200  # the first test that needs the understanding may wait for its build


class ByFile(LoadScopeScheduling):
    """One process runs a file, and one all that needs Rasa, whose set-up takes minutes."""

    def _split_scope(self, nodeid: str) -> str:
        return "rasa" if nodeid.startswith("tests/bot/") else nodeid.split("::", 1)[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    """Return what shares the tests among processes.

    Groups by mark would do (`--dist loadgroup`), but pytest 9.2 and pytest-xdist
    3.8 do not agree on where a test's name is kept: each test goes its own way,
    and every process does the work of every fixture.
    """
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that needs the built understanding as slow."""
    for item in items:
        if "understanding_dir" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.timeout(BUILD_SECONDS))


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a portal that shares nothing with the one on this machine."""
    compile_catalogues(CHECKOUT / "translations")
    data = tmp_path_factory.mktemp("portal")
    return Settings(data_dir=data, secret_key="not a secret: tests only", _env_file=None)  # type: ignore[call-arg]  # pydantic-settings takes it


@pytest.fixture(scope="session")
def app(settings: Settings) -> Iterator[Flask]:
    """One app a run; each test that writes gets an emptied database through `session`."""
    app = create_app(settings)
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    with app.app_context():
        db.create_all()
    yield app
    forget_conversations(app)


@pytest.fixture
def client(app: Flask) -> PageClient:
    """A client whose every page is held to the page contract."""
    return PageClient(app)


@pytest.fixture
def app_context(app: Flask) -> Iterator[None]:
    """An app context around one test."""
    with app.app_context():
        yield
