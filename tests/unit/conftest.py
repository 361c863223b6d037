"""Unit tests cannot reach a database or the network; the attempt explains itself."""

import socket
from typing import Any, NoReturn

import pytest
from sqlalchemy.engine import Engine


@pytest.fixture(autouse=True)
def _no_outside_world(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(what: str) -> Any:
        def attempt(*_args: Any, **_kwargs: Any) -> NoReturn:
            raise AssertionError(f"a unit test tried to use {what}: move it to tests/integration")

        return attempt

    monkeypatch.setattr(socket.socket, "connect", refuse("the network"))
    monkeypatch.setattr(Engine, "connect", refuse("the database"))
