"""A filled portal for the contract tests; the same one the content tests use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete

from portal.app import create_app
from portal.assistant.models import AnswerRating, CallBack, Gap
from portal.assistant.understanding import Loaded
from portal.database import write_unit
from tests.assistant_fixtures import forget_conversations
from tests.content.conftest import filled_data, filled_portals, settings_for
from tests.page_contract import PageClient

__all__ = ["filled_data", "filled_portals"]


@pytest.fixture
def emptied(app: Flask) -> Iterator[PageClient]:
    """A client of the chat's forms: nothing was sent before it, and nothing is left after it."""
    _empty(app)
    yield PageClient(app)
    _empty(app)


def _empty(app: Flask) -> None:
    with app.app_context(), write_unit() as session:
        for model in (AnswerRating, CallBack, Gap):
            session.execute(delete(model))


@pytest.fixture(scope="session")
def chat_portals(filled_data: Path, understanding_dir: Path) -> Iterator[dict[str, Flask]]:
    """The filled portal of each authority with its understanding, Rasa off."""
    apps = {
        code: create_app(settings_for(filled_data, code)) for code in ("kent", "leicestershire")
    }
    for app in apps.values():
        app.extensions["portal_understanding"] = Loaded(understanding_dir)
        app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    yield apps
    forget_conversations(apps["kent"])
