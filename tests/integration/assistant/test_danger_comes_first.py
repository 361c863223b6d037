"""Danger is looked for before anything else sees the words, and leaves nothing behind."""

import logging

import pytest

from portal.assistant.conversations import Conversation
from tests.assistant_parts import MARKER, THRESHOLDS, make_reading, make_reply
from tests.integration.assistant.conftest import Room

SRP = make_reading(("srp", 0.9))


@pytest.mark.parametrize(
    "typed",
    ["i want to die", "WANT TO DIE", "want to d\u200bie", "/want to die", "want\x00 to die",
     "my name is Tom and i want to die", "x " * 400 + "want to die"],
)  # fmt: skip
def test_rasa_never_sees_the_words(room: Room, typed: str) -> None:
    spy = room.rasa(make_reply())
    room.understands(SRP)
    reply = room.say(typed)
    assert reply.crisis
    assert reply.intent == "crisis"
    assert spy.asked == []


@pytest.mark.parametrize("danger", [THRESHOLDS["danger"], 0.9, 1.0])
def test_nor_when_only_the_classifier_sees_it(room: Room, danger: float) -> None:
    spy = room.rasa(make_reply())
    room.understands(make_reading(("srp", 0.9), danger=danger))
    assert room.say("words no rule foresaw").crisis
    assert spy.asked == []


@pytest.mark.parametrize(
    ("first", "second", "met"),
    [
        (THRESHOLDS["doubt"], THRESHOLDS["second_look"], True),
        (THRESHOLDS["doubt"], THRESHOLDS["second_look"] - 0.01, False),
        (THRESHOLDS["danger"] - 0.01, 0.99, True),
        (THRESHOLDS["doubt"] - 0.01, 0.99, False),
    ],
)
def test_where_the_first_doubts_the_second_is_asked(
    room: Room, first: float, second: float, met: bool
) -> None:
    room.rasa(make_reply())
    fake = room.understands(make_reading(("srp", 0.9), danger=first))
    fake.second_chance = second
    assert room.say("words no rule foresaw").crisis is met
    assert bool(fake.looked_at) is (first >= THRESHOLDS["doubt"])


def test_who_was_guessed_at_wrongly_finds_the_page_below_the_numbers(room: Room) -> None:
    room.understands(make_reading(("srp", 0.9), ("tribunal", 0.05), danger=0.9))
    reply = room.say("words no rule foresaw")
    numbers, page = reply.messages
    assert numbers.calls
    assert numbers.links == ()
    assert [one.url for one in page.links] == ["/guidance/srp"]
    assert reply.topic is None
    assert reply.alternatives == ("srp", "tribunal")


@pytest.mark.parametrize(("chance", "in_scope"), [(THRESHOLDS["sure"] - 0.01, 1.0), (0.9, 0.0)])
def test_no_page_is_guessed_at_below_the_numbers(
    room: Room, chance: float, in_scope: float
) -> None:
    room.understands(make_reading(("srp", chance), danger=0.9, in_scope=in_scope))
    assert len(room.say("words no rule foresaw").messages) == 1


def test_what_a_rule_knows_for_danger_gets_numbers_alone(room: Room) -> None:
    room.understands(make_reading(("srp", 0.9), danger=0.9))
    assert len(room.say("i want to die").messages) == 1


@pytest.mark.parametrize(
    ("clause", "met"), [(THRESHOLDS["clause"], True), (THRESHOLDS["clause"] - 0.01, False)]
)
def test_one_clause_of_a_long_message_is_enough(room: Room, clause: float, met: bool) -> None:
    room.rasa(make_reply())
    room.understands(make_reading(("srp", 0.9), danger=0.0)).clause_chance = clause
    assert room.say("words no rule foresaw").crisis is met


def test_a_bare_place_is_not_read_clause_by_clause(room: Room) -> None:
    room.rasa(make_reply())
    room.understands(make_reading(("srp", 0.9))).clause_chance = 1.0
    assert not room.say("Dover").crisis


def test_another_language_was_read_by_the_second_already(room: Room) -> None:
    room.rasa(make_reply())
    fake = room.understands(make_reading(("srp", 0.9), danger=0.3, language="pl"))
    fake.second_chance = 0.99
    assert not room.say("słowa, których nikt nie przewidział").crisis
    assert fake.looked_at == []


def test_without_understanding_the_rules_stand_alone(room: Room) -> None:
    assert room.say("i want to die").crisis
    assert not room.say("what is an srp").crisis


def test_the_conversation_is_emptied(room: Room) -> None:
    room.rasa(make_reply())
    room.understands(SRP)
    room.say(f"what is an srp {MARKER}")
    talk = room.conversation
    talk.slots, talk.about, before = {"place": "ME14"}, "srp", talk.sender
    room.say(f"i want to die {MARKER}")
    assert (talk.slots, talk.about, talk.waits_for) == ({}, None, None)
    assert [turn.said for turn in talk.turns] == [""]
    assert talk.turns[0].reply.crisis
    assert talk.sender != before
    assert MARKER.encode() not in talk.as_json()


def test_the_reply_gives_every_number_and_asks_nothing(room: Room) -> None:
    (message,) = room.say("i want to die").messages
    assert message.calls[0].number == "999"
    assert len(message.calls) >= 5
    assert "?" not in message.text
    assert (message.quick_replies, message.services) == ((), ())


def test_only_that_it_was_shown_is_logged(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    room.say(f"i want to die {MARKER}")
    assert "crisis reply shown" in caplog.text
    assert MARKER not in caplog.text
    assert room.conversation.id not in caplog.text


def test_each_council_has_its_own_numbers(room: Room) -> None:
    kent = room.say("i want to die").messages[0].calls
    room.conversation = Conversation.new(authority="leicestershire")
    other = room.say("i want to die").messages[0].calls
    assert {one.number for one in kent} != {one.number for one in other}


def test_a_worry_leaves_the_answer_and_says_whom_to_call(room: Room) -> None:
    spy = room.rasa(make_reply())
    room.understands(make_reading(("srp", 0.9), danger=THRESHOLDS["worry"]))
    reply = room.say("i cannot do this any more")
    assert not reply.crisis
    assert "999" in reply.notices[0]
    assert len(spy.asked) == 1


def test_below_that_nothing_is_said_of_it(room: Room) -> None:
    room.rasa(make_reply())
    room.understands(make_reading(("srp", 0.9), danger=THRESHOLDS["worry"] - 0.01))
    assert room.say("what is an srp").notices == ()


def test_after_a_crisis_one_can_go_on(room: Room) -> None:
    room.rasa(make_reply("Ask the school."))
    room.understands(SRP)
    room.say("i want to die")
    assert room.say("what is an srp").messages[0].text == "Ask the school."
    assert len(room.conversation.turns) == 2


def test_on_a_polish_page_the_kind_words_are_polish(room: Room) -> None:
    room.conversation.language = "pl"
    (message,) = room.say("i want to die").messages
    assert message.language == "pl"
    assert message.text.startswith("Przykro mi")
    assert message.calls
