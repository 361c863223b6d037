"""Migrations on filled databases: up, down, and never a row lost on the way."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import Engine, create_engine, func, inspect, select, text

from portal.database import BrokenReferences, db, install_sqlite_profile, write_unit
from tests.factories.everything import fill_every_table
from tests.integration.conftest import MIGRATIONS, bare_app

NEWEST = max(path.stem[:4] for path in Path(MIGRATIONS, "versions").glob("[0-9]*.py"))


@pytest.fixture
def fresh(database_address: str, tmp_path: Path) -> Iterator[Flask]:
    """An app whose database has no tables at all."""
    if database_address.startswith("sqlite"):
        app = bare_app(f"sqlite:///{tmp_path / 'fresh.db'}")
    else:
        server = create_engine(database_address, isolation_level="AUTOCOMMIT")
        with server.connect() as connection:
            connection.execute(text("DROP DATABASE IF EXISTS fresh"))
            connection.execute(text("CREATE DATABASE fresh"))
        server.dispose()
        app = bare_app(database_address.replace("/postgres?", "/fresh?"))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def configuration(more: Path | None = None) -> Config:
    config = Config(str(Path(MIGRATIONS) / "alembic.ini"))
    folders = [str(Path(MIGRATIONS) / "versions"), *([str(more)] if more else [])]
    config.set_main_option("version_locations", ":".join(folders))
    return config


def a_migration(folder: Path, body: str, name: str = "9001") -> Path:
    """Write a throwaway migration that follows the newest one."""
    folder.mkdir()
    (folder / f"{name}_a_test.py").write_text(
        dedent(
            f"""
            import sqlalchemy as sa
            from alembic import op

            revision = "{name}"
            down_revision = "{NEWEST}"


            def upgrade():
                {body}


            def downgrade():
                pass
            """
        )
    )
    return folder


def rows() -> dict[str, int]:
    """Return the number of rows of every table of ours."""
    with db.engine.connect() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in db.metadata.sorted_tables
        }


def fill() -> dict[str, int]:
    command.upgrade(configuration(), "head")
    with write_unit() as session:
        fill_every_table(session)
    filled = rows()
    assert min(filled.values()) == 1, "a table has no factory: add one to fill_every_table"
    return filled


# Changing a column's type makes SQLite copy the table, drop it and rename the copy.
REBUILD = """with op.batch_alter_table("service") as batch:
                    batch.add_column(sa.Column("nickname", sa.String()))
                    batch.alter_column("summary", type_=sa.Text())"""


def test_the_tables_are_those_of_the_models(fresh: Flask) -> None:
    command.upgrade(configuration(), "head")
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_down_and_up_again(fresh: Flask) -> None:
    fill()
    command.downgrade(configuration(), "base")
    assert set(inspect(db.engine).get_table_names()) == {"alembic_version"}
    command.upgrade(configuration(), "head")
    assert set(rows().values()) == {0}


def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(fresh: Flask, tmp_path: Path) -> None:
    before = fill()
    command.upgrade(configuration(a_migration(tmp_path / "more", REBUILD)), "head")
    assert rows() == before
    assert "nickname" in {column["name"] for column in inspect(db.engine).get_columns("service")}


def test_without_the_guard_they_would_be_gone(fresh: Flask) -> None:
    """The trap itself, so that the test above is known to be able to fail."""
    if db.engine.dialect.name != "sqlite":
        pytest.skip("only SQLite rebuilds a table by dropping it")
    before = fill()
    with db.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE copy AS SELECT * FROM service")
        connection.exec_driver_sql("DROP TABLE service")
        connection.exec_driver_sql("ALTER TABLE copy RENAME TO service")
    after = rows()
    assert after["service"] == before["service"]
    assert (after["correction"], after["override"], after["phone"]) == (0, 0, 0)


@pytest.mark.parametrize("table", ["alias", "service"])
def test_a_migration_that_loses_rows_is_undone(fresh: Flask, tmp_path: Path, table: str) -> None:
    before = fill()
    folder = a_migration(tmp_path / "more", f'op.execute("DELETE FROM {table}")')
    with pytest.raises((RuntimeError, BrokenReferences)):
        command.upgrade(configuration(folder), "head")
    assert rows() == before
    with db.engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == NEWEST


def test_a_migration_that_fails_half_way_leaves_nothing(fresh: Flask, tmp_path: Path) -> None:
    before = fill()
    body = 'op.create_table("half", sa.Column("id", sa.Integer())); raise OSError("power")'
    with pytest.raises(OSError, match="power"):
        command.upgrade(configuration(a_migration(tmp_path / "more", body)), "head")
    assert rows() == before
    assert "half" not in inspect(db.engine).get_table_names()


def test_foreign_keys_are_watched_again_afterwards(fresh: Flask, tmp_path: Path) -> None:
    if db.engine.dialect.name != "sqlite":
        pytest.skip("about SQLite's settings")
    fill()
    command.upgrade(configuration(a_migration(tmp_path / "more", REBUILD)), "head")
    with db.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_an_engine_without_the_profile_is_not_used(tmp_path: Path) -> None:
    """The profile is per connection: a plain engine would not watch foreign keys."""
    plain: Engine = create_engine(f"sqlite:///{tmp_path / 'plain.db'}")
    guarded: Engine = create_engine(f"sqlite:///{tmp_path / 'plain.db'}")
    install_sqlite_profile(guarded)
    found = []
    for engine in (plain, guarded):
        with engine.connect() as connection:
            found.append(connection.exec_driver_sql("PRAGMA foreign_keys").scalar())
        engine.dispose()
    assert found == [0, 1]
