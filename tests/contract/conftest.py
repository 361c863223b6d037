"""A filled portal for the contract tests; the same one the content tests use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from portal.app import create_app
from portal.assistant.understanding import Loaded
from tests.assistant_fixtures import forget_conversations
from tests.content.conftest import filled_data, filled_portals, settings_for

__all__ = ["filled_data", "filled_portals"]


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
