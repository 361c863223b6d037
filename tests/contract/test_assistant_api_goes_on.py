"""A conversation by the API: it goes on, each council speaks for itself, buttons are understood."""

import pytest
from flask import Flask

from tests.contract.chat_parts import SURE, ask

UNSURE = "school"
LOST = "who won the football last night"
CRISIS = "i want to kill myself"
FIND = "clubs for my 9 year old near ME14"


@pytest.fixture
def kent(chat_portals: dict[str, Flask]) -> Flask:
    return chat_portals["kent"]


def test_the_same_conversation_goes_on(kent: Flask) -> None:
    first = ask(kent, FIND)
    again = ask(kent, "he is 12", conversation_id=first["conversation_id"])
    assert again["conversation_id"] == first["conversation_id"]
    assert again["intent"] == "find_service"
    assert "age=12" in again["messages"][0]["links"][0]["url"]
    assert "ME14" in again["messages"][0]["links"][0]["url"]


@pytest.mark.parametrize("id", ["", "unknown", "x" * 64, None])
def test_an_id_we_did_not_give_starts_a_new_one(kent: Flask, id: str | None) -> None:
    reply = ask(kent, "hello", conversation_id=id)
    assert reply["conversation_id"] != id
    assert len(reply["conversation_id"]) >= 32


def test_each_council_speaks_for_itself(kent: Flask) -> None:
    numbers = {
        code: [one["number"] for one in ask(kent, CRISIS, authority=code)["messages"][0]["calls"]]
        for code in ("kent", "leicestershire")
    }
    assert "03000 41 11 11" in numbers["kent"]
    assert "03000 41 11 11" not in numbers["leicestershire"]
    assert "IASK" not in str(ask(kent, "talk to a person", authority="leicestershire"))


def test_the_language_asked_for_is_that_of_its_links_and_buttons(kent: Flask) -> None:
    message = ask(kent, "Talk to a person", language="pl")["messages"][0]
    assert message["links"][0]["url"].startswith("/pl/")
    assert message["quick_replies"][0]["title"] != message["quick_replies"][0]["text"]


@pytest.mark.parametrize("text", [SURE, UNSURE, LOST, "hello", FIND])
def test_a_buttons_words_sent_back_are_understood_exactly(kent: Flask, text: str) -> None:
    first = ask(kent, text)
    for button in (one for m in first["messages"] for one in m["quick_replies"]):
        reply = ask(kent, button["text"], conversation_id=first["conversation_id"])
        assert not reply["crisis"]
        assert not reply["fallback"], button
        assert reply["topic"] or reply["intent"] != "topic", button
