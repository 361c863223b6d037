"""The traps of SQLite that were measured, and the same promises on PostgreSQL.

Four processes read a number and write it back one higher. With a driver's
default settings more than half of the steps were lost without an error; here
none may be, and none may be refused.
"""

import multiprocessing
import sqlite3
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.database import db, write_unit
from portal.directory.models import SearchSequence
from portal.directory.publishing import publish
from tests.factories.listing import make_register_listing
from tests.factories.search_sequence import make_search_sequence
from tests.integration.conftest import bare_app

PROCESSES, STEPS = 4, 40


def count_up(address: str) -> int:
    """Read, then write one more, again and again; return how many steps were done."""
    done = 0
    app = bare_app(address)
    with app.app_context():
        for _ in range(STEPS):
            with write_unit() as session:
                row = session.get_one(SearchSequence, "counted")
                row.last = row.last + 1
            done += 1
        db.engine.dispose()
    return done


def publish_one(address: str) -> str:
    app = bare_app(address)
    with app.app_context():
        with write_unit() as session:
            what = publish(session, make_register_listing(), "kent", "gias").what
        db.engine.dispose()
    return what


def in_processes(work: object, address: str) -> list[object]:
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        return pool.map(work, [address] * PROCESSES)  # type: ignore[arg-type]  # the two workers above


def test_no_step_is_lost_and_none_refused(session: Session, database_address: str) -> None:
    with write_unit() as unit:
        make_search_sequence(unit, authority="counted", last=0)
    assert sum(in_processes(count_up, database_address)) == PROCESSES * STEPS  # type: ignore[arg-type]  # numbers
    session.rollback()
    counted = select(SearchSequence.last).where(SearchSequence.authority == "counted")
    assert session.scalar(counted) == PROCESSES * STEPS


def test_four_imports_at_once_add_a_record_once(session: Session, database_address: str) -> None:
    done = in_processes(publish_one, database_address)
    assert sorted(map(str, done)) == ["added", "unchanged", "unchanged", "unchanged"]


def test_a_reader_is_not_kept_waiting_by_a_writer(database_app: Flask, session: Session) -> None:
    with write_unit() as unit:
        make_search_sequence(unit, authority="counted", last=7)
    with write_unit() as unit:
        unit.get_one(SearchSequence, "counted").last = 8
        unit.flush()
        with db.engine.connect() as reader:
            assert reader.scalar(select(SearchSequence.last)) == 7


def test_the_profile_of_sqlite(session: Session, database_address: str) -> None:
    if not database_address.startswith("sqlite"):
        pytest.skip("about SQLite's settings")
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
        "trusted_schema": 0,
    }
    found = {
        name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted
    }
    assert found == wanted


def test_the_driver_alone_falls_into_the_trap(tmp_path: Path) -> None:
    """What the profile is for: a deferred transaction that reads first is refused at once."""
    path = tmp_path / "trap.db"
    with sqlite3.connect(path) as setup:
        setup.execute("PRAGMA journal_mode=WAL")
        setup.execute("CREATE TABLE counted (n INTEGER)")
        setup.execute("INSERT INTO counted VALUES (0)")
    one, other = (sqlite3.connect(path, isolation_level=None, timeout=5) for _ in range(2))
    for connection in (one, other):
        connection.execute("BEGIN")
        connection.execute("SELECT n FROM counted").fetchone()
    one.execute("UPDATE counted SET n = 1")
    one.execute("COMMIT")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("UPDATE counted SET n = 1")
    one.close()
    other.close()
