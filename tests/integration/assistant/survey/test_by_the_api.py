"""The same survey as JSON: the contract of `/api/v1/assistant/messages` stays as it is."""

from typing import Any

import pytest
from flask import Flask

from tests.integration.assistant.survey.conftest import Talk, a_code, kept

PARTS = {"conversation_id", "messages", "topic", "alternatives", "confidence", "intent", "crisis",
         "fallback", "answered_by", "notices"}  # fmt: skip


class Client:
    """Talks by the API, pressing what it is offered."""

    def __init__(self, app: Flask) -> None:
        self._client, self._id = app.test_client(), None

    def say(self, text: str, **more: Any) -> Any:
        body = {"text": text, "conversation_id": self._id, **more}
        answer = self._client.post("/api/v1/assistant/messages", json=body)
        assert answer.status_code == 200
        reply = answer.get_json()
        self._id = reply["conversation_id"]
        return reply


def offered(reply: Any) -> dict[str, str]:
    return {one["title"]: one["text"] for m in reply["messages"] for one in m["quick_replies"]}


@pytest.fixture
def client(portal: Flask, talk: Talk) -> Client:
    return Client(portal)


def test_a_whole_survey(client: Client) -> None:
    client.say("I have a code")
    code = a_code()
    reply = client.say(code)
    for title in ("Agree", "Agree", "Disagree", *["Skip this question"] * 4, "Send my answers"):
        assert set(reply) == PARTS
        assert (reply["intent"], reply["topic"], reply["fallback"]) == ("feedback", None, False)
        assert reply["answered_by"] in {"rasa", "retrieval"}
        assert code not in str(reply)
        reply = client.say(offered(reply)[title])
    assert "Your receipt" in reply["messages"][0]["text"]
    (one,) = kept()
    assert (one.entry, one.channel, one.answers) == ("chat", "invited", {"C1": 4, "C2": 4, "C3": 2})


def test_danger_leaves_it(client: Client) -> None:
    client.say("I have a code")
    client.say(a_code())
    assert client.say("i want to die")["intent"] == "crisis"
    assert client.say("1: Agree")["intent"] != "feedback"


def test_another_language_ends_it(client: Client) -> None:
    client.say("I have no code")
    client.say("A hub or a short break")
    assert client.say("1: Agree", language="pl")["intent"] != "feedback"
    assert client.say("1: Agree")["intent"] != "feedback"


def test_the_audience_chooses_the_words(client: Client) -> None:
    client.say("I have no code")
    reply = client.say("A hub or a short break", audience="young_person")
    assert "I felt welcome." in reply["messages"][-1]["text"]
    reply = client.say("1: Yes", audience="young_person")
    assert "It was easy to get to." in reply["messages"][-1]["text"]
