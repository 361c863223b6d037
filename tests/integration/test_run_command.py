"""`portal run` on a port that is in use: a sentence at once, not servers that retry in vain."""

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from portal.commands import run as module


def test_a_taken_port_is_told_and_nothing_is_started(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    monkeypatch.setattr("os.execv", lambda *given: started.append(given))
    with socket.socket() as held, app.app_context():
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        done = CliRunner().invoke(module.run, ["--port", str(port)])
    assert done.exit_code == 2
    assert f"Something is using port {port}" in done.output
    assert f"PORT={port + 1} make run" in done.output
    assert started == []


def test_a_free_port_is_used(app: Flask, monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    started: list[tuple[str, list[str]]] = []
    monkeypatch.setattr("os.execv", lambda *given: started.append(given))
    with app.app_context():
        done = CliRunner().invoke(module.run, ["--port", str(module.free_port())])
    assert done.exit_code == 0, done.output
    ((_, command),) = started
    assert Path(command[-1]).name == "supervisord.conf"
