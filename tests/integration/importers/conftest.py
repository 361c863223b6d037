"""A directory on its own database, without pages: imports need nothing more."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.database import db, write_unit
from portal.directory.importers.gias.importing import GiasImport, import_gias
from portal.directory.importers.report import ImportReport
from portal.directory.models import Service
from portal.directory.publishing import publish
from portal.settings import Settings
from tests.factories.listing import make_listing
from tests.integration.importers.council import KENT
from tests.integration.places.conftest import compiled, folders

__all__ = ["compiled", "folders"]  # fixtures of the places tests, used here too

Importer = Callable[..., ImportReport]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings whose places have not been compiled."""
    return Settings(data_dir=tmp_path, secret_key=SecretStr("only for tests"), _env_file=None)  # type: ignore[call-arg]  # pydantic-settings takes it


@pytest.fixture
def run(session: Session, settings: Settings) -> Importer:
    """Import a file for Kent, into a directory where another council has a school too."""
    with write_unit() as unit:
        noise = make_listing(key="noise", name="Noise School", urn="999999")
        publish(unit, noise, "leicestershire", "gias")

    def importer(file: Path, **options: object) -> ImportReport:
        return import_gias(settings, KENT, GiasImport(file, **options))  # type: ignore[arg-type]  # options are named by the test

    return importer


def list_services(**only: str) -> list[Service]:
    """Return Kent's records, by name."""
    db.session.rollback()
    wanted = select(Service).filter_by(authority="kent", **only)
    return list(db.session.scalars(wanted.order_by(Service.name, Service.id)))


def get_service(identity: str) -> Service:
    """Return one record as it is now."""
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(Service, identity)


def whole_directory() -> list[tuple[str, dict[str, object]]]:
    """Return everything families would see, to compare before and after."""
    return [(service.id, dict(service.record)) for service in list_services()]


def every_stored_word() -> str:
    """Return the content of every table as text."""
    db.session.rollback()
    return "\n".join(
        repr(row)
        for table in db.metadata.sorted_tables
        for row in db.session.execute(table.select())
    )
