"""A wrong body is refused with a problem document that names what is wrong, and quotes nothing."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

MARKER = "Qwxzy7marker"
READING: dict[str, Any] = {
    "act": "topic", "act_chance": 0.9, "topics": [["srp", 0.9]], "facet": None,
    "facet_closeness": 0.0, "in_scope": 0.9, "danger": 0.0, "language": "en",
}  # fmt: skip
DECISION: dict[str, Any] = {
    "intent": "topic", "confidence": 0.9, "reading": READING, "slots": [], "exact": False,
}  # fmt: skip
ANSWER: dict[str, Any] = {"act": "topic", "reading": DECISION, "text": "what is an srp"}


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize(
    ("body", "parameter"),
    [
        (None, "body"), ([], "body"), ("text", "body"), (3, "body"), ({}, "text"),
        ({"text": None}, "text"), ({"text": ""}, "text"), ({"text": " \n/ "}, "text"),
        ({"text": 3}, "text"), ({"text": ["hello"]}, "text"), ({"text": MARKER * 100}, "text"),
        ({"text": "hi", "audience": MARKER}, "audience"),
        ({"text": "hi", "audience": []}, "audience"),
        ({"text": "hi", "language": MARKER}, "language"),
        ({"text": "hi", "language": {}}, "language"),
        ({"text": "hi", "authority": MARKER}, "authority"),
        ({"text": "hi", "conversation_id": 3}, "conversation_id"),
        ({"text": "hi", "conversation_id": MARKER * 9}, "conversation_id"),
    ],
)  # fmt: skip
def test_a_wrong_message_names_the_parameter(
    client: FlaskClient, body: object, parameter: str
) -> None:
    refused(client.post("/api/v1/assistant/messages", json=body), parameter)


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"text=hello", b"[" * 10_000])
def test_a_body_that_is_no_json_is_refused(client: FlaskClient, raw: bytes) -> None:
    for kind in ("application/json", "text/plain"):
        answer = client.post("/api/v1/assistant/messages", data=raw, content_type=kind)
        refused(answer, "body")


@pytest.mark.parametrize(
    ("change", "parameter"),
    [
        ({"act": None}, "act"), ({"act": MARKER}, "act"), ({"act": ["topic"]}, "act"),
        ({"reading": None}, "reading"), ({"reading": MARKER}, "reading"),
        ({"reading": []}, "reading"),
        ({"reading": DECISION | {"confidence": 2}}, "reading"),
        ({"reading": DECISION | {"slots": [{"name": MARKER}]}}, "reading"),
        ({"reading": DECISION | {"reading": READING | {"topics": [["srp"]]}}}, "reading"),
        ({"reading": DECISION | {"reading": {"more": MARKER}}}, "reading"),
        ({"slots": [MARKER]}, "slots"), ({"slots": MARKER}, "slots"),
        ({"text": MARKER * 100}, "text"), ({"date": MARKER}, "date"),
        ({"audience": MARKER}, "audience"), ({"authority": MARKER}, "authority"),
    ],
)  # fmt: skip
def test_a_wrong_question_of_an_action_does_too(
    client: FlaskClient, change: dict[str, Any], parameter: str
) -> None:
    refused(client.post("/api/v1/assistant/answers", json=ANSWER | change), parameter)


def test_a_right_question_of_an_action_is_answered_the_same_twice(client: FlaskClient) -> None:
    replies = [client.post("/api/v1/assistant/answers", json=ANSWER) for _ in range(2)]
    assert [one.status_code for one in replies] == [200, 200]
    assert replies[0].get_json() == replies[1].get_json()
    assert replies[0].get_json()["answered_by"] == "rasa"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_another_method_is_refused(client: FlaskClient, method: str) -> None:
    for name in ("messages", "answers"):
        answer = client.open(f"/api/v1/assistant/{name}", method=method)
        assert (answer.status_code, answer.mimetype) == (405, "application/problem+json")


def refused(answer: Any, parameter: str) -> None:
    assert answer.status_code == 400, answer.get_data(as_text=True)
    assert answer.mimetype == "application/problem+json"
    problem = answer.get_json()
    assert problem["parameter"] == parameter
    assert problem["code"] == "message_not_understood"
    assert problem["detail"].strip()
    assert MARKER not in answer.get_data(as_text=True)
