"""Questions with a false premise or a deadline in them get an answer that is right in law.

Each probe is a family's message with what a right answer must say and what a wrong
one would. The development and the learned ones were read by those who build
(docs/understanding.md), so they flatter; the locked ones only give a count.
"""

import re
from typing import Any

import pytest
import yaml
from flask import Flask
from flask.testing import FlaskClient

from portal.settings import CHECKOUT

SETS = CHECKOUT / "tests" / "bot"
# As measured on 27 November 2026, of sixty each; they may only go up.
FEWEST_RIGHT = {
    "development/legal_probes.yaml": 60,
    "learned/legal_probes.yaml": 58,
    "locked/legal_probes.yaml": 52,
}


def is_right(client: FlaskClient, probe: dict[str, Any]) -> bool:
    """Say whether the reply holds all it must and nothing it must not."""
    asked = {"text": probe["text"], "audience": probe.get("audience", "parent")}
    reply = client.post("/api/v1/assistant/messages", json=asked).get_json()
    words = "\n".join(message.get("text") or "" for message in reply["messages"])
    return all(re.search(one, words, re.I | re.S) for one in probe.get("must", ())) and not any(
        re.search(one, words, re.I) for one in probe.get("must_not", ())
    )


@pytest.mark.parametrize("name", FEWEST_RIGHT)
def test_the_law_is_told_as_it_is(chat_portals: dict[str, Flask], name: str) -> None:
    probes = yaml.safe_load((SETS / name).read_text(encoding="utf-8"))
    client = chat_portals["kent"].test_client()
    right = [is_right(client, probe) for probe in probes]
    assert sum(right) >= FEWEST_RIGHT[name]  # no text is told: pytest would show locked ones
