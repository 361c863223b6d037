"""Starts what `portal run` starts, from the same configuration, each part stoppable by itself.

Supervisord would bring a killed Rasa back at once; here a test decides when.
"""

import http.client
import json
import os
import shlex
import signal
import subprocess
import time
from configparser import RawConfigParser
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from supervisor.datatypes import dict_of_key_value_pairs

from portal.commands.run import Assistant, free_port, plan_assistant, write_configuration
from portal.settings import CHECKOUT, Settings

LONGEST_START = 180.0
LONGEST_REST = 60.0
PROGRAMS = ("web", "actions", "rasa")


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    body: bytes
    seconds: float

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def send(
    address: str,
    path: str,
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
    method: str | None = None,
    timeout: float = 30.0,
) -> Answer:
    """Ask `host:port` for `path`, by POST when there is a body."""
    began = time.monotonic()
    link = http.client.HTTPConnection(address, timeout=timeout)
    try:
        link.request(method or ("GET" if body is None else "POST"), path, body, headers or {})
        answer = link.getresponse()
        return Answer(answer.status, answer.read(), time.monotonic() - began)
    finally:
        link.close()


def send_json(address: str, path: str, body: Any, headers: dict[str, str] | None = None) -> Answer:
    """Post `body` as JSON."""
    kind = {"Content-Type": "application/json"}
    return send(address, path, json.dumps(body).encode(), kind | (headers or {}))


@dataclass
class Running:
    """A portal with Rasa and its actions beside it."""

    settings: Settings
    plan: Assistant
    commands: dict[str, tuple[list[str], dict[str, str]]]
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    seconds_to_ready: dict[str, float] = field(default_factory=dict)
    disturbed: bool = True  # the first message waits for what is loaded on first use

    @classmethod
    def planned(cls, settings: Settings) -> "Running":
        """Plan as `portal run` does; the plan has no model when Rasa cannot be run."""
        port = free_port()
        plan = plan_assistant(settings, port)
        written = write_configuration(settings, f"127.0.0.1:{port}", plan)
        return cls(settings, plan, read_commands(written, settings))

    @property
    def portal(self) -> str:
        return f"127.0.0.1:{self.plan.portal_port}"

    @property
    def rasa(self) -> str:
        return f"127.0.0.1:{self.plan.ports[0]}"

    @property
    def actions(self) -> str:
        return f"127.0.0.1:{self.plan.ports[1]}"

    @property
    def logs(self) -> Path:
        return self.settings.data_dir / "log"

    def start(self, *names: str) -> None:
        """Start programs and wait until each answers."""
        began = time.monotonic()
        for name in names:
            command, environment = self.commands[name]
            with (self.logs / f"{name}.log").open("ab") as log:
                self.processes[name] = subprocess.Popen(
                    command, cwd=CHECKOUT, env=environment, stdout=log, stderr=log,
                    start_new_session=True,
                )  # fmt: skip
        for name in names:
            self._await(name, began)

    def _await(self, name: str, began: float) -> None:
        where = {
            "web": (self.portal, "/healthz"),
            "rasa": (self.rasa, "/webhooks/portal/"),
            "actions": (self.actions, "/health"),
        }
        while not answers(*where[name]):
            assert self.processes[name].poll() is None, f"{name} ended\n{self.log_of(name)[-3000:]}"
            assert time.monotonic() - began < LONGEST_START, (
                f"{name} is not ready\n{self.log_of(name)[-3000:]}"
            )
            time.sleep(0.1)
        self.seconds_to_ready[name] = time.monotonic() - began

    def log_of(self, name: str) -> str:
        return (self.logs / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def signal(self, name: str, which: signal.Signals) -> None:
        """Send a signal to one program and all it started."""
        self.disturbed = self.disturbed or which != signal.SIGCONT
        os.killpg(self.processes[name].pid, which)

    def kill(self, name: str) -> None:
        """End a program at once, as an empty memory or a crash would."""
        self.signal(name, signal.SIGKILL)
        self.processes.pop(name).wait(10)

    def stop(self) -> None:
        """End everything; what does not go when asked is killed."""
        for name, process in self.processes.items():
            self.signal(name, signal.SIGCONT)
            process.terminate()
        for name, process in self.processes.items():
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                self.signal(name, signal.SIGKILL)
                process.wait(10)
        self.processes.clear()

    def mend(self) -> None:
        """Bring back what is missing, then wait until the portal trusts Rasa again."""
        for name in self.processes:
            self.signal(name, signal.SIGCONT)
        missing = [name for name in PROGRAMS if name not in self.processes]
        self.start(*missing)
        if missing or self.disturbed:
            self.await_rasa()
        self.disturbed = False

    def await_rasa(self) -> float:
        """Return how many seconds it took until Rasa led the chat."""
        began = time.monotonic()
        while self.who_answers() != "rasa":
            assert time.monotonic() - began < LONGEST_REST, self.log_of("rasa")[-3000:]
            time.sleep(0.3)
        return time.monotonic() - began

    def who_answers(self) -> str:
        answer = send_json(self.portal, "/api/v1/assistant/messages", {"text": "hello"})
        return str(answer.json["answered_by"])


def answers(address: str, path: str) -> bool:
    """Say whether a server is there and well."""
    try:
        return send(address, path, timeout=2).status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False


def read_commands(written: Path, settings: Settings) -> dict[str, tuple[list[str], dict[str, str]]]:
    """Return each program's command and environment as supervisord would read them."""
    parser = RawConfigParser()
    parser.read(written, encoding="utf-8")
    outside = {
        name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")
    } | {
        "PORTAL_DATA_DIR": str(settings.data_dir),
        "PORTAL_CONTENT_DIR": str(settings.content_dir),
        "PORTAL_WEB_WORKERS": "1",
    }
    found = {}
    for name in PROGRAMS:
        if parser.has_section(f"program:{name}"):
            section = parser[f"program:{name}"]
            given = dict_of_key_value_pairs(section.get("environment", ""))
            own = {key: value.replace("%%", "%") for key, value in given.items()}
            found[name] = (shlex.split(section["command"]), outside | own)
    return found
