"""Databases for the integration tests: each such test runs on SQLite and on PostgreSQL.

The tables are made by the migrations, as on a council's machine. Every test
begins with empty tables.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy.orm import Session

from portal.database import db, init_database
from portal.extensions import migrate
from portal.settings import CHECKOUT
from tests.integration.postgres import NoPostgres, running_postgres
from tests.log_parts import guard_the_log, let_go_of_the_log

MIGRATIONS = str(CHECKOUT / "portal" / "migrations")


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database_address(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of an empty database of each sort; skipped, with the reason, where none is."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            yield f"sqlite:///{tmp_path_factory.mktemp('database') / 'portal.db'}"
            return
        try:
            yield stack.enter_context(running_postgres())
        except NoPostgres as reason:
            pytest.skip(str(reason))


@pytest.fixture(scope="session")
def database_app(database_address: str) -> Iterator[Flask]:
    """An app with nothing but a migrated database."""
    app = bare_app(database_address)
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def session(database_app: Flask) -> Iterator[Session]:
    """A session on empty tables; whatever the test wrote is gone afterwards."""
    with database_app.app_context():
        yield db.session()
        db.session.rollback()
        empty_tables()
        db.session.remove()


def bare_app(address: str) -> Flask:
    """Return an app that knows a database and its migrations, no rooms."""
    app = Flask("integration", root_path=str(Path(__file__).parent))
    init_database(app, address)
    migrate.init_app(app, db, directory=MIGRATIONS, render_as_batch=True)
    return app


def empty_tables() -> None:
    """Delete every row, children first."""
    session = db.session()
    connection = session.connection(execution_options={"writing": True})
    let_go_of_the_log(connection)
    for table in reversed(db.metadata.sorted_tables):
        session.execute(table.delete())
    guard_the_log(connection)
    session.commit()
