"""A whole portal on each sort of database, empty before every test."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from werkzeug.test import TestResponse

from portal.app import create_app
from portal.database import db
from portal.settings import Settings
from tests.feedback_parts import quick_codes
from tests.integration.conftest import empty_tables


class FreshClient(FlaskClient):
    """A browser whose every request knows nothing of the one before, or of the test."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        with self.application.app_context():
            return super().open(*args, **kwargs)


@pytest.fixture(scope="session")
def feedback_app(
    database_address: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """The portal with its migrated database; forms need no CSRF token."""
    data = tmp_path_factory.mktemp("feedback")
    settings = Settings(  # type: ignore[call-arg]  # pydantic-settings takes _env_file
        data_dir=data,
        database_url=database_address,
        secret_key="tests only",
        _env_file=None,  # type: ignore[arg-type]  # pydantic makes it secret
    )
    app = create_app(settings)
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    app.test_client_class = FreshClient
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def portal(feedback_app: Flask) -> Iterator[Flask]:
    """An app context on empty tables, with paper codes that are quick to make."""
    with feedback_app.app_context(), quick_codes():
        yield feedback_app
        db.session.rollback()
        empty_tables()
        db.session.remove()
