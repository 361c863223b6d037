"""Few calls at once, none while Rasa rests, and each with the secret it knows us by."""

import json
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from portal.assistant.rasa import AT_ONCE, FAILURES, Breaker, RasaAway, RasaClient
from tests.assistant_parts import Clock, make_reply
from tests.integration.assistant.fake_rasa import fake_rasa, says

SECONDS = 0.4
GOOD = json.dumps([{"recipient_id": "x", "custom": make_reply().as_mapping()}]).encode()


@pytest.fixture
def client() -> RasaClient:
    return RasaClient("", lambda: "the secret", SECONDS)


def test_without_an_address_it_is_off_and_that_is_no_failure(client: RasaClient) -> None:
    for _ in range(FAILURES + 1):
        with pytest.raises(RasaAway, match="off"):
            client.ask("sender", "text", {})
    assert client.state() == "answers from search alone (no Rasa)"


def test_after_failures_it_is_not_called_until_the_rest_is_over(client: RasaClient) -> None:
    client.breaker = Breaker(clock := Clock())
    with fake_rasa(says(b"", 500)) as fake:
        client.address = fake.address
        for _ in range(FAILURES + 3):
            with pytest.raises(RasaAway):
                client.ask("sender", "text", {})
        assert len(fake.received) == FAILURES
        fake.behaviour = says(GOOD)
        clock.now += 16
        assert client.ask("sender", "text", {}) == [make_reply()]
        assert client.ask("sender", "text", {}) == [make_reply()]


@pytest.fixture
def held_calls(client: RasaClient) -> Iterator[threading.Event]:
    """As many calls as may wait at once, waiting until the event is set."""
    go = threading.Event()

    def wait(link: socket.socket) -> None:
        go.wait(5)
        says(GOOD)(link)

    client.seconds = 5
    with fake_rasa(wait) as fake:
        client.address = fake.address
        calls = [threading.Thread(target=client.ask, args=("s", "t", {})) for _ in range(AT_ONCE)]
        for call in calls:
            call.start()
        while len(fake.received) < AT_ONCE:
            time.sleep(0.01)
        yield go
        go.set()
        for call in calls:
            call.join()


def test_one_call_too_many_goes_without_and_is_no_failure(
    client: RasaClient, held_calls: threading.Event
) -> None:
    for _ in range(FAILURES + 1):
        with pytest.raises(RasaAway, match="busy"):
            client.ask("sender", "text", {})
    held_calls.set()
    assert client.breaker.allows()


def test_what_is_sent_is_the_message_and_the_secret(client: RasaClient) -> None:
    with fake_rasa(says(GOOD)) as fake:
        client.address = fake.address
        client.ask("a sender", "a text", {"audience": "parent"})
    head, _, body = fake.received[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /webhooks/portal/webhook HTTP/1.1")
    assert b"X-Portal-Secret: the secret" in head
    assert not body or json.loads(body)["text"] == "a text"


@pytest.mark.parametrize(("status", "state"), [(200, "ok"), (403, "refused"), (500, "refused")])
def test_those_who_watch_are_told_the_state(client: RasaClient, status: int, state: str) -> None:
    with fake_rasa(says(b"{}", status)) as fake:
        client.address = fake.address
        assert state in client.state()
