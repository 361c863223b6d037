"""`POST /api/v1/assistant/messages` answers as the contract says, also while Rasa is away."""

import pytest
from flask import Flask

from tests.assistant_parts import FakeUnderstanding, Held, make_reading
from tests.contract.chat_parts import SURE, ask

UNSURE = "school"
LOST = "who won the football last night"
CRISIS = "i want to kill myself"
FIND = "clubs for my 9 year old near ME14"
REPLY = {
    "conversation_id": str, "messages": list, "alternatives": list, "confidence": float,
    "intent": str, "crisis": bool, "fallback": bool, "answered_by": str, "notices": list,
}  # fmt: skip
MESSAGE = {"text": str, "sources": list, "quick_replies": list}
INTENTS = {
    "topic", "find_service", "feedback", "handover", "greet", "thanks", "bot_challenge", "help",
    "privacy", "change_language", "jargon", "out_of_scope", "crisis",
}  # fmt: skip


@pytest.fixture
def kent(chat_portals: dict[str, Flask]) -> Flask:
    return chat_portals["kent"]


@pytest.mark.parametrize(
    "text", [SURE, UNSURE, LOST, CRISIS, FIND, "hello", "what does SENCO mean"]
)
@pytest.mark.parametrize("audience", ["parent", "young_person"])
def test_every_answer_has_every_part(kent: Flask, text: str, audience: str) -> None:
    reply = ask(kent, text, audience=audience)
    assert all(isinstance(reply[name], kind) for name, kind in REPLY.items())
    assert reply["topic"] is None or isinstance(reply["topic"], str)
    assert reply["intent"] in INTENTS
    assert reply["answered_by"] == "retrieval"
    assert reply["messages"]
    for message in reply["messages"]:
        assert all(isinstance(message[name], kind) for name, kind in MESSAGE.items())
        assert message["text"].strip()
        assert all(one["title"] and one["text"] for one in message["quick_replies"])
        assert all({"title", "url", "checked_on"} == set(one) for one in message["sources"])


def test_sure_names_the_topic_its_sources_and_the_next_likeliest(kent: Flask) -> None:
    reply = ask(kent)
    assert (reply["topic"], reply["intent"]) == ("who-decides-and-the-legal-test", "topic")
    assert reply["messages"][0]["sources"]
    assert reply["alternatives"]
    assert reply["topic"] not in reply["alternatives"]
    assert not reply["fallback"]
    assert 0 < reply["confidence"] <= 1


def test_unsure_names_none_and_offers_three(kent: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeUnderstanding(make_reading(("srp", 0.2), ("tribunal", 0.2), ("portage", 0.1)))
    monkeypatch.setitem(kent.extensions, "portal_understanding", Held(fake))
    reply = ask(kent, UNSURE)
    assert (reply["topic"], reply["intent"], reply["fallback"]) == (None, "topic", False)
    assert len(reply["alternatives"]) == 3


def test_out_of_scope_offers_a_person(kent: Flask) -> None:
    reply = ask(kent, LOST)
    assert (reply["topic"], reply["intent"], reply["fallback"]) == (None, "out_of_scope", True)
    assert "Talk to a person" in [one["text"] for one in reply["messages"][0]["quick_replies"]]


def test_a_crisis_gives_numbers_and_no_topic(kent: Flask) -> None:
    reply = ask(kent, CRISIS)
    assert (reply["crisis"], reply["intent"], reply["topic"]) == (True, "crisis", None)
    assert reply["messages"][0]["calls"][0]["number"] == "999"


def test_a_search_shows_services_that_have_pages(kent: Flask) -> None:
    reply = ask(kent, FIND)
    assert reply["intent"] == "find_service"
    services = reply["messages"][0]["services"]
    assert 1 <= len(services) <= 3
    client = kent.test_client()
    assert all(client.get(one["url"]).status_code == 200 for one in services)
    assert client.get(reply["messages"][0]["links"][0]["url"]).status_code == 200
