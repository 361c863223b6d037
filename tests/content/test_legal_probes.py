"""Questions with a false premise or a deadline in them get an answer that is right in law.

Each probe is a family's message with what a right answer must say and what a wrong
one would. `legal_probes` and `legal_probes_second` were learned from after they had
been read once (docs/understanding.md); the locked ones only give a count.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask import Flask
from flask.testing import FlaskClient

from portal.app import create_app
from portal.assistant.understanding import Loaded
from portal.settings import CHECKOUT
from tests.assistant_fixtures import forget_conversations
from tests.content.conftest import settings_for

SETS = CHECKOUT / "tests" / "bot"
# As measured; what fails today is told in docs/understanding.md. They may only go up.
FEWEST_RIGHT = {
    "development/legal_probes.yaml": 60,
    "development/legal_probes_second.yaml": 58,
    "locked/legal_probes.yaml": 52,
}


@pytest.fixture(scope="module")
def portal(filled_data: Path, understanding_dir: Path) -> Iterator[Flask]:
    app = create_app(settings_for(filled_data, "kent"))
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    app.extensions["portal_understanding"] = Loaded(understanding_dir)
    yield app
    forget_conversations(app)


def is_right(client: FlaskClient, probe: dict[str, Any]) -> bool:
    """Say whether the reply holds all it must and nothing it must not."""
    asked = {"text": probe["text"], "audience": probe.get("audience", "parent")}
    reply = client.post("/api/v1/assistant/messages", json=asked).get_json()
    words = "\n".join(message.get("text") or "" for message in reply["messages"])
    return all(re.search(one, words, re.I | re.S) for one in probe.get("must", ())) and not any(
        re.search(one, words, re.I) for one in probe.get("must_not", ())
    )


@pytest.mark.parametrize("name", FEWEST_RIGHT)
def test_the_law_is_told_as_it_is(portal: Flask, name: str) -> None:
    probes = yaml.safe_load((SETS / name).read_text(encoding="utf-8"))
    client = portal.test_client()
    wrong = [probe["text"] for probe in probes if not is_right(client, probe)]
    told = wrong if name.startswith("development") else len(wrong)
    assert len(probes) - len(wrong) >= FEWEST_RIGHT[name], told
