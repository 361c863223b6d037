"""The one door into Rasa, and that there is no other."""

import json
from pathlib import Path
from typing import Any

import pytest

from portal.assistant.files import secret_file
from tests.assistant_parts import make_decision
from tests.bot.running import Answer, Running, send

DOOR = "/webhooks/portal/webhook"
JSON = {"Content-Type": "application/json"}
LISTENS = "0A"  # the state of a listening socket in /proc/net/tcp
LOOPBACK = {"0100007F"}  # 127.0.0.1


@pytest.fixture
def key(assistant: Running) -> dict[str, str]:
    secret = secret_file(assistant.settings).read_text(encoding="ascii").strip()
    return JSON | {"X-Portal-Secret": secret}


def knock(assistant: Running, headers: dict[str, str], body: Any) -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return send(assistant.rasa, DOOR, raw, headers)


def message(text: Any, sender: Any = "tests", **more: Any) -> dict[str, Any]:
    return {"text": text, "sender": sender, **more}


def test_the_portal_is_answered(assistant: Running, key: dict[str, str]) -> None:
    answer = knock(assistant, key, message("hello", metadata={"language": "en"}))
    assert answer.status == 200
    assert [one["custom"]["intent"] for one in answer.json] == ["greet"]


def test_what_the_portal_has_read_is_not_read_again(
    assistant: Running, key: dict[str, str]
) -> None:
    read = make_decision(("tribunal", 0.2), intent="greet").as_mapping()
    answer = knock(assistant, key, message("how do i appeal", metadata={"decision": read}))
    assert [one["custom"]["intent"] for one in answer.json] == ["greet"]


@pytest.mark.parametrize("sent", [None, "greet", {}, {"intent": "greet"}, {"reading": 5}, [1]])
def test_a_reading_that_is_none_is_made_anew(
    assistant: Running, key: dict[str, str], sent: Any
) -> None:
    answer = knock(assistant, key, message("how do i appeal", metadata={"decision": sent}))
    assert [one["custom"]["intent"] for one in answer.json] == ["topic"]


def test_it_says_that_it_is_there(assistant: Running) -> None:
    assert send(assistant.rasa, "/webhooks/portal/").json == {"status": "ok"}


@pytest.mark.parametrize("secret", ["", "wrong", "0" * 64, "é" * 20])
def test_a_wrong_secret_is_refused(assistant: Running, secret: str) -> None:
    headers = JSON | {"X-Portal-Secret": secret.encode().decode("latin-1")}
    assert knock(assistant, headers, message("hello")).status == 403


def test_a_missing_secret_is_refused(assistant: Running) -> None:
    answer = knock(assistant, JSON, message("words nobody else may see"))
    assert answer.status == 403
    assert b"words" not in answer.body


def test_the_secret_counts_only_whole(assistant: Running, key: dict[str, str]) -> None:
    for secret in (key["X-Portal-Secret"][:-1], key["X-Portal-Secret"] + "0"):
        assert knock(assistant, key | {"X-Portal-Secret": secret}, message("hello")).status == 403


@pytest.mark.parametrize(
    "body",
    [
        message("a" * 1001),
        message(""),
        message("   "),
        message(" // / "),
        message(None),
        message(5),
        message(["hello"]),
        message("hello", "s" * 65),
        message("hello", ""),
        message("hello", None),
        message("hello", metadata="en"),
        message("hello", metadata=[1]),
        {},
        [],
        None,
        "hello",
        5,
    ],
)
def test_what_is_not_a_message_is_refused(
    assistant: Running, key: dict[str, str], body: Any
) -> None:
    answer = knock(assistant, key, body)
    assert answer.status == 400
    assert answer.json["error"] in {"message", "metadata"}


@pytest.mark.parametrize(
    "body", [b"", b"hello", b"{", b'{"text": "hello"', b"\xff\xfe", b"[" * 100_000]
)
def test_what_is_not_json_is_refused(assistant: Running, key: dict[str, str], body: bytes) -> None:
    assert knock(assistant, key, body).status == 400


def test_the_longest_message_is_taken(assistant: Running, key: dict[str, str]) -> None:
    assert knock(assistant, key, message("word " * 200)).json != []


@pytest.mark.parametrize(
    "command",
    ["/restart", " /restart", "\n/restart", "\u2003/ /restart", "//back", "/session_start"],
)
def test_no_words_are_a_command(assistant: Running, key: dict[str, str], command: str) -> None:
    """A command of Rasa's would end the form; words are answered, and it asks again."""
    sender = f"commands {command!r}"[:64]
    assert intents(knock(assistant, key, message("find a club", sender))) == ["find_service"]
    assert intents(knock(assistant, key, message(command, sender)))[-1] == "find_service"
    found = knock(assistant, key, message("Dover", sender)).json
    assert found[0]["custom"]["messages"][0]["services"]


def intents(answer: Answer) -> list[str]:
    assert answer.status == 200
    return [one["custom"]["intent"] for one in answer.json]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_the_door_is_for_post_alone(assistant: Running, key: dict[str, str], method: str) -> None:
    body = None if method == "GET" else b"{}"
    assert send(assistant.rasa, DOOR, body, key, method=method).status == 405


@pytest.mark.parametrize(
    "path",
    [
        "/model",
        "/model/parse",
        "/model/train",
        "/domain",
        "/status",
        "/conversations/tests/tracker",
        "/conversations/tests/messages",
        "/conversations/tests/trigger_intent",
        "/webhooks/rest/webhook",
        "/webhooks/callback/webhook",
        "/socket.io",
    ],
)
def test_rasas_own_addresses_are_not_there(
    assistant: Running, key: dict[str, str], path: str
) -> None:
    assert send(assistant.rasa, path, headers=key).status == 404
    assert send(assistant.rasa, path, b"{}", key).status == 404


def test_everything_listens_on_loopback_alone(assistant: Running) -> None:
    ports = {*assistant.plan.ports, assistant.plan.portal_port}
    heard = {port: set() for port in ports}
    for table in ("tcp", "tcp6"):
        for line in Path("/proc/net", table).read_text(encoding="ascii").splitlines()[1:]:
            local, state = line.split()[1], line.split()[3]
            address, port = local.split(":")
            if state == LISTENS and int(port, 16) in ports:
                heard[int(port, 16)].add(address)
    assert heard == dict.fromkeys(ports, LOOPBACK)


def test_the_actions_that_run_are_those_of_the_domain(assistant: Running) -> None:
    running = {one["name"] for one in send(assistant.actions, "/actions").json}
    assert "action_answer" in running
    assert all(name.startswith("action_") for name in running)
    assert len(running) == 9


def test_the_three_are_ready_soon(assistant: Running) -> None:
    """On a busy machine with two cores; some five seconds on a quiet one."""
    assert max(assistant.seconds_to_ready.values()) < 90, assistant.seconds_to_ready
