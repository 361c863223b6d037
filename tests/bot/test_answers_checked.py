"""Our quicker check of what actions return gives the same verdicts as Rasa's own."""

import json
import subprocess
from pathlib import Path

import pytest

from portal.assistant.training import BOT

pytestmark = pytest.mark.slow  # starts Rasa's own Python

RESULTS = [
    {"events": [], "responses": [{"text": "hello"}]},
    {},
    {"events": [{"event": "slot", "timestamp": None, "name": "place", "value": "Dover"}]},
    {"events": [{"event": "slot", "name": 7}]},
    {"events": [{"name": "place"}]},
    {"events": {"event": "slot"}},
    {"responses": ["hello"]},
    {"responses": {"text": "hello"}},
    [],
    "<html>",
    None,
]
SCRIPT = """
import json, sys
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
import answers_checked

def verdicts():
    for result in json.loads(sys.argv[1]):
        try:
            yield RemoteAction("action_answer", None)._validate_action_result(result)
        except ValidationError as error:
            yield [list(error.absolute_path), error.validator]

own = list(verdicts())
from channels.portal import PortalInput
PortalInput.from_credentials(None)
assert RemoteAction._validate_action_result is answers_checked.validate_action_result
print(json.dumps([own, list(verdicts())]))
"""


def test_the_verdicts_are_rasas(rasa_python: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [str(rasa_python), "-W", "ignore", "-c", SCRIPT, json.dumps(RESULTS)],
        env={"PYTHONPATH": f"{BOT / 'stand_in'}:{BOT}", "PORTAL_RASA_SECRET": "s" * 32},
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    own, ours = json.loads(done.stdout)
    assert ours == own
    assert own.count(True) == 3
