"""A wrong setting is named in a sentence, and what was set stays unsaid: it may be a password."""

import os
import subprocess
import sys

import pytest

SECRET = "hunter2-hunter2"


@pytest.mark.parametrize(
    "name", ["PORTAL_NOTIFY_API_KEY", "PORTAL_SMTP_PORT", "PORTAL_TRUSTED_HOSTS"]
)
def test_a_wrong_setting_is_named_and_not_shown(name: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "portal", "content", "check"],
        env={**os.environ, name: SECRET},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert name.removeprefix("PORTAL_").casefold() in ended.stderr.casefold()
    assert "try again" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert SECRET not in ended.stdout + ended.stderr
