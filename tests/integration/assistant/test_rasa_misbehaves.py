"""However Rasa misbehaves, the portal has a named failure in a short time."""

import json
import logging
import socket
import time

import pytest

from portal.assistant.rasa import MOST_BYTES, RasaAway, RasaClient
from tests.assistant_parts import MARKER, make_reply
from tests.integration.assistant.fake_rasa import Behaviour, fake_rasa, says, silent, trickles

SECONDS = 0.4
GOOD = json.dumps([{"recipient_id": "x", "custom": make_reply().as_mapping()}]).encode()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"


@pytest.fixture
def client() -> RasaClient:
    return RasaClient("", lambda: "the secret", SECONDS)


def reset(link: socket.socket) -> None:
    link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")


MISBEHAVIOUR: dict[str, Behaviour] = {
    "hangs up": lambda _: None,
    "resets": reset,
    "speaks another language": lambda link: link.sendall(b"SSH-2.0-OpenSSH\r\n"),
    "says nothing": silent,
    "is broken": says(b"Internal Server Error", 500),
    "refuses our secret": says(b"[]", 403),
    "sends elsewhere": says(b"", 302),
    "answers emptily": says(b"[]"),
    "answers something else": says(b"<html>"),
    "answers half": says(GOOD[:50], length=len(GOOD)),
    "answers without end": says(b" " * (MOST_BYTES + 65536)),
    "trickles its words": lambda link: (link.sendall(HEAD), trickles(b" " * 100, 0.1)(link)),  # type: ignore[func-returns-value]  # two steps in one line
    "trickles its headers": trickles(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 100, 0.1),
}


@pytest.mark.parametrize("behaviour", MISBEHAVIOUR.values(), ids=MISBEHAVIOUR.keys())
def test_any_misbehaviour_is_away_in_a_short_time(
    client: RasaClient, behaviour: Behaviour, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with fake_rasa(behaviour) as fake:
        client.address = fake.address
        started = time.monotonic()
        with pytest.raises(RasaAway):
            client.ask("sender", MARKER, {})
        assert time.monotonic() - started < SECONDS * 3
    assert "rasa away" in caplog.text
    assert MARKER not in caplog.text


def test_where_nobody_listens_it_is_away(client: RasaClient) -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    client.address = f"http://127.0.0.1:{port}"
    with pytest.raises(RasaAway, match="ConnectionRefusedError"):
        client.ask("sender", "text", {})
    assert client.state() == "answers from search alone (ConnectionRefusedError)"
