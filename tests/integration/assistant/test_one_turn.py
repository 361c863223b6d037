"""One turn: what Rasa is given, what is kept, and what is said when Rasa is away."""

import json

import pytest

from portal.assistant.reply import Message, Reply
from search_index.meaning.deciding import Decision
from tests.assistant_parts import MARKER, Held, make_reading, make_reply
from tests.integration.assistant.conftest import Room

TOPICS = (("srp", 0.6), ("tribunal", 0.2), ("portage", 0.1), ("mediation", 0.05), ("srp-x", 0.01))
SURE = make_reading(*TOPICS)
UNSURE = make_reading(("srp", 0.2), *TOPICS[1:])
LOST = make_reading(("srp", 0.01), ("tribunal", 0.009))
OUTSIDE = make_reading(*TOPICS, in_scope=0.1)
DETAILS = "my son Tom is at sam@x.org, ME14 1XQ, 07700 900123"


def test_rasa_gets_the_words_with_private_details_covered(room: Room) -> None:
    spy, fake = room.rasa(make_reply()), room.understands(SURE)
    room.conversation.audience = "young_person"
    room.say(DETAILS)
    ((sender, text, metadata),) = spy.asked
    assert text == "my son [name] is at [email], ME14, [phone number]"
    assert fake.read_texts == [text]
    assert sender == room.conversation.sender != room.conversation.id
    assert metadata == {
        "audience": "young_person", "language": "en", "authority": "kent", "text_language": "en",
        "decision": metadata["decision"],
    }  # fmt: skip
    decision = Decision.from_mapping(json.loads(json.dumps(metadata["decision"])))
    assert (decision.reading, decision.intent) == (SURE, "topic")


def test_rasa_reads_for_itself_where_the_portal_cannot(room: Room) -> None:
    spy = room.rasa(make_reply())
    room.app.extensions["portal_understanding"] = Held(None)
    room.say("what is an srp")
    assert "decision" not in spy.asked[0][2]


def test_what_is_kept_is_covered_too_and_it_is_said(room: Room) -> None:
    room.rasa(make_reply())
    room.understands(SURE)
    reply = room.say(DETAILS)
    assert room.conversation.turns[0].said.startswith("my son [name]")
    assert b"07700" not in room.conversation.as_json()
    assert [notice for notice in reply.notices if "covered" in notice]


def test_rasas_bubbles_are_joined_and_the_first_says_what_was_meant(room: Room) -> None:
    room.rasa(make_reply("One."), make_reply("Two.", intent="help", topic=None))
    room.understands(SURE)
    reply = room.say("what is an srp")
    assert [one.text for one in reply.messages] == ["One.", "Two."]
    assert (reply.intent, reply.topic, reply.answered_by) == ("topic", "srp", "rasa")


@pytest.mark.parametrize("reading", [SURE, UNSURE, LOST, OUTSIDE])
@pytest.mark.parametrize("away", [True, False])
def test_the_next_likeliest_topics_are_always_offered(
    room: Room, reading: object, away: bool
) -> None:
    room.rasa() if away else room.rasa(make_reply(topic="srp"))
    room.understands(reading)  # type: ignore[arg-type]  # a reading; the parameters have no type
    reply = room.say("a question about something")
    assert reply.alternatives
    assert reply.topic not in reply.alternatives
    assert "srp-x" not in reply.alternatives


def test_rasas_own_alternatives_are_kept(room: Room) -> None:
    room.rasa(make_reply(alternatives=("portage",)))
    room.understands(SURE)
    assert room.say("what is an srp").alternatives == ("portage",)


def test_away_and_sure_the_topic_is_answered_with_its_sources(room: Room) -> None:
    room.understands(SURE)
    reply = room.say("what is an srp")
    assert (reply.topic, reply.intent, reply.answered_by) == ("srp", "topic", "retrieval")
    assert reply.messages[0].sources
    assert reply.messages[0].links[0].url == "/guidance/srp"


def test_away_and_unsure_three_are_offered_and_a_person(room: Room) -> None:
    room.understands(UNSURE)
    reply = room.say("a question about something")
    assert (reply.topic, reply.intent, reply.fallback) == (None, "topic", False)
    assert reply.alternatives == ("srp", "tribunal", "portage")
    assert len(reply.messages[0].quick_replies) == 4


@pytest.mark.parametrize(("reading", "intent"), [(LOST, "topic"), (OUTSIDE, "out_of_scope")])
def test_away_and_lost_a_person_and_the_council_are_offered(
    room: Room, reading: object, intent: str
) -> None:
    room.understands(reading)  # type: ignore[arg-type]  # as above
    reply = room.say("a question about something")
    assert (reply.intent, reply.fallback, reply.topic) == (intent, True, None)
    assert reply.messages[0].links[0].url == "/assistant/not-found"
    assert "Talk to a person" in {one.text for one in reply.messages[0].quick_replies}


def test_without_anything_built_there_is_still_an_answer(room: Room) -> None:
    reply = room.say("what is an srp")
    assert reply.fallback
    assert reply.messages[0].text


def test_that_rasa_is_away_is_said_once_and_again_after_it_was_back(room: Room) -> None:
    room.understands(SURE)
    told = []
    for away in (True, True, False, True, True):
        room.rasa() if away else room.rasa(make_reply())
        notices = room.say("what is an srp").notices
        told.append(any("is away just now" in notice for notice in notices))
    assert told == [True, False, False, True, False]


def test_another_language_is_told_that_the_answer_is_english(room: Room) -> None:
    room.rasa(make_reply())
    room.understands(SURE)
    reply = room.say("Jak mogę poprosić o ocenę potrzeb mojego syna?")
    assert any("in English" in notice for notice in reply.notices)


def test_an_answer_in_that_language_is_not(room: Room) -> None:
    room.rasa(Reply((Message("Zapytaj szkołę.", language="pl"),), "topic", "srp"))
    room.understands(SURE)
    assert room.say("Jak mogę poprosić o ocenę potrzeb mojego syna?").notices == ()


def test_a_turn_stores_nothing_by_itself(room: Room) -> None:
    room.understands(SURE)
    room.say(MARKER)
    assert room.app.extensions["portal_conversations"].find(room.conversation.id) is None
