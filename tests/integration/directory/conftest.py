"""A whole portal on each database, with a few invented records in every state."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from portal.app import create_app
from portal.commands.search import rebuild_all
from portal.database import db, write_unit
from portal.directory.publishing import publish, withdraw
from portal.settings import Settings
from tests.integration.conftest import empty_tables
from tests.integration.directory.records import GONE, RECORDS, REGISTER
from tests.page_contract import PageClient


@pytest.fixture(scope="module")
def site_app(
    database_app: Flask, database_address: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """The portal with the records of `records.py`, its index built."""
    app = create_app(
        Settings(
            data_dir=tmp_path_factory.mktemp("site"),
            database_url=database_address,
            secret_key="not a secret: tests only",
            _env_file=None,  # type: ignore[call-arg]  # pydantic-settings takes it
        )
    )
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    with app.app_context():
        with write_unit() as session:
            for listing in RECORDS:
                publish(session, listing, "kent", "content")
            publish(session, REGISTER, "kent", "gias")
            withdraw(session, publish(session, GONE, "kent", "content").service_id, "content")
        rebuild_all()
    yield app
    with app.app_context():
        db.session.rollback()
        empty_tables()
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def site(site_app: Flask) -> PageClient:
    """A client whose every page is held to the page contract."""
    return PageClient(site_app)


@pytest.fixture
def without_index(site_app: Flask, tmp_path: Path) -> Iterator[None]:
    """The same portal while its index is away."""
    settings = site_app.extensions["portal_settings"]
    indexes = site_app.extensions.pop("portal_search_indexes", {})
    site_app.extensions["portal_settings"] = settings.model_copy(update={"data_dir": tmp_path})
    yield
    site_app.extensions["portal_settings"] = settings
    site_app.extensions["portal_search_indexes"] = indexes
