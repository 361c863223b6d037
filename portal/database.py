"""The only module that knows which database the portal runs on.

SQLite with default settings silently loses updates when two processes read
and then write; the profile here (explicit BEGIN, IMMEDIATE for write units,
full durability) is the one that was measured not to. On PostgreSQL write units
queue at a lock; no other module can tell the difference.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, MetaData, event, func, select, text
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.orm import Session as OrmSession
from sqlalchemy.types import TypeDecorator

WRITE_LOCK = 4021  # any number of our own; write units queue at it on PostgreSQL

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

SQLITE_PROFILE = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # 4 ms a commit buys that no acknowledged answer is lost
    "PRAGMA busy_timeout=5000",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA cache_size=-16000",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA trusted_schema=OFF",
)


class Base(DeclarativeBase):
    """Base of every model: constraint names are predictable, so migrations can name them."""

    metadata = MetaData(naming_convention=NAMING)


db = SQLAlchemy(model_class=Base)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, always UTC and always aware, on databases with and without time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive moment: nobody could say when it was."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone; use utc_now()")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware moment, whatever the driver returned."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def utc_now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


def init_database(app: Flask, address: str) -> None:
    """Bind the app to the database at `address` and, on SQLite, install the safe profile."""
    app.config["SQLALCHEMY_DATABASE_URI"] = address
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"hide_parameters": True}
    db.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            install_sqlite_profile(db.engine)


def install_sqlite_profile(engine: Engine) -> None:
    """Make SQLite transactions explicit: IMMEDIATE where the session is going to write.

    Left to itself the driver opens the transaction at the first write, after
    the reads it depends on; measured, four processes then lost more than half
    of their updates without any error.
    """
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)


def _on_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy, not the driver, says BEGIN
    cursor = connection.cursor()
    for pragma in SQLITE_PROFILE:
        cursor.execute(pragma)
    cursor.close()


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")


@contextmanager
def write_unit() -> Iterator[OrmSession]:
    """Run one short write transaction: all of it happens, or none.

    Any read transaction open in this session is ended first, and units wait
    for one another, so that what a unit reads is what it writes over. Commits
    on success, rolls back on error.
    """
    session: OrmSession = db.session()
    session.rollback()
    connection = session.connection(execution_options={"writing": True})
    if connection.dialect.name == "postgresql":
        # What BEGIN IMMEDIATE is on SQLite: without it four processes lost half their updates.
        connection.execute(select(func.pg_advisory_xact_lock(WRITE_LOCK)))
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise


class BrokenReferences(RuntimeError):
    """A migration would leave rows that point to nothing; it was rolled back."""


@contextmanager
def schema_change(engine: Engine) -> Iterator[Connection]:
    """Open the one transaction in which a migration runs; all of it happens, or none.

    SQLite changes a table by copying it, dropping it and renaming the copy;
    with foreign keys on, the drop deletes every row that refers to the table
    (measured: 3 of 3 gone, no error). They are off here and checked before the
    commit. Raises `BrokenReferences`.
    """
    with engine.connect().execution_options(writing=True) as connection:
        sqlite = engine.dialect.name == "sqlite"
        driver: Any = connection.connection.dbapi_connection
        if sqlite:
            driver.execute("PRAGMA foreign_keys=OFF")  # has no effect inside a transaction
        try:
            with connection.begin():
                yield connection
                if sqlite and connection.execute(text("PRAGMA foreign_key_check")).first():
                    raise BrokenReferences("rows point to nothing after the migration")
        finally:
            if sqlite:
                driver.execute("PRAGMA foreign_keys=ON")
