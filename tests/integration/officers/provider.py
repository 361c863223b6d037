"""A sign-in provider in a process of its own: its warnings and its threads stay there."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

PROGRAM = """
import sys
from datetime import timedelta
from oidc_provider_mock import run_server_in_thread
with run_server_in_thread(access_token_max_age=timedelta(seconds=int(sys.argv[1]))) as server:
    print(server.server_port, flush=True)
    sys.stdin.read()
"""


@contextmanager
def running_provider(seconds: int = 3600) -> Iterator[str]:
    """Yield the issuer of a provider whose answers last for so many seconds."""
    command = [sys.executable, "-W", "ignore", "-c", PROGRAM, str(seconds)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        yield f"http://localhost:{int(process.stdout.readline())}"
        process.stdin.close()
