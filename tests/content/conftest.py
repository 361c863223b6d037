"""A portal with the shipped content loaded and indexed, made once for all content tests."""

from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade

from portal.app import create_app
from portal.commands.content import load_everything
from portal.commands.places import compile_missing_places
from portal.commands.search import rebuild_all
from portal.commands.translations import compile_catalogues
from portal.settings import CHECKOUT, Settings


@pytest.fixture(scope="session")
def filled_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with places compiled, content loaded and the index built."""
    compile_catalogues(CHECKOUT / "translations")
    data = tmp_path_factory.mktemp("filled")
    app = create_app(settings_for(data, "kent"))
    with app.app_context():
        upgrade()
        compile_missing_places(app.extensions["portal_settings"])
        load_everything()
        rebuild_all()
    return data


@pytest.fixture(scope="session")
def filled_portals(filled_data: Path) -> dict[str, Flask]:
    """The filled portal as each authority's families see it."""
    return {
        code: create_app(settings_for(filled_data, code)) for code in ("kent", "leicestershire")
    }


def settings_for(data: Path, authority: str) -> Settings:
    return Settings(data_dir=data, authority=authority, secret_key="tests only", _env_file=None)  # type: ignore[call-arg,arg-type]  # pydantic reads both
