"""A whole portal on each database with two officers, and comments sent as families send them."""

from collections.abc import Iterator

import pytest
from flask import Flask

from portal.app import create_app
from portal.database import db
from portal.feedback.comments.commented_pages import forget_pages
from portal.settings import Settings
from tests.integration.comments.people import Desk, Family
from tests.integration.conftest import empty_tables
from tests.officer_parts import add_officer, signed_in_pages


@pytest.fixture(scope="module")
def comment_app(
    database_app: Flask, database_address: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """The portal on a migrated database."""
    app = create_app(
        Settings(
            data_dir=tmp_path_factory.mktemp("comments"),
            database_url=database_address,
            secret_key="not a secret: tests only",
            _env_file=None,  # type: ignore[call-arg]  # pydantic-settings takes it
        )
    )
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def site(comment_app: Flask) -> Iterator[Flask]:
    """The same, emptied after each test."""
    yield comment_app
    with comment_app.app_context():
        forget_pages()
        db.session.rollback()
        empty_tables()
        db.session.remove()


@pytest.fixture
def family(site: Flask) -> Family:
    """Somebody who reads and comments."""
    return Family(site)


@pytest.fixture
def olu(site: Flask) -> Desk:
    """A feedback officer."""
    return desk(site, "feedback_officer")


@pytest.fixture
def ama(site: Flask) -> Desk:
    """An approver."""
    return desk(site, "approver")


@pytest.fixture
def both(site: Flask) -> Desk:
    """An officer who holds both roles, as in a small council."""
    return desk(site, "feedback_officer", "approver")


def desk(site: Flask, *roles: str, authority: str = "kent") -> Desk:
    officer = add_officer(site, *roles, authority=authority)
    return Desk(signed_in_pages(site, officer), officer)
