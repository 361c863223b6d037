"""What a search is about is remembered from message to message, with Rasa or without."""

import pytest

from search_index.meaning import Reading
from tests.assistant_parts import make_reading, make_reply
from tests.integration.assistant.conftest import Room

FIND = make_reading(("leisure-and-activities", 0.2), act="find_service", act_chance=0.9)
TOPIC = make_reading(("srp", 0.9))
BUTTONS = {
    "Skip": {"act": "skip"}, "Anywhere": {"act": "skip"}, "Start again": {"act": "start_again"},
    "Stop": {"act": "stop"},
}  # fmt: skip


@pytest.fixture(params=["rasa leads", "rasa is away"])
def search(room: Room, request: pytest.FixtureRequest) -> Room:
    room.understands(TOPIC, by_word={"clubs": FIND, "riding": FIND}, exact=BUTTONS)
    if request.param == "rasa leads":
        room.rasa(make_reply(intent="find_service", topic=None))
    return room


def after(search: Room, *said: str) -> dict[str, str]:
    for text in said:
        search.say(text)
    return search.conversation.slots


def test_nothing_begun_is_nothing_remembered(search: Room) -> None:
    assert after(search, "what is an srp") == {}
    assert after(search, "Skip") == {}


def test_what_is_named_is_remembered(search: Room) -> None:
    assert after(search, "clubs near dover") == {"kind": "leisure", "place": "Dover"}


def test_words_without_a_code_are_what_is_wanted(search: Room) -> None:
    assert after(search, "horse riding") == {"wanted": "horse riding"}


def test_the_next_message_adds_and_changes(search: Room) -> None:
    assert after(search, "clubs near dover", "ME14")["place"] == "ME14"
    assert after(search, "he is 9")["age"] == "9"
    assert after(search, "actually 12")["age"] == "12"
    assert search.conversation.slots["kind"] == "leisure"


def test_a_question_in_between_forgets_nothing(search: Room) -> None:
    assert after(search, "clubs near dover", "what is an srp")["place"] == "Dover"


@pytest.mark.parametrize("wanted", ["horse riding", "clubs"])
def test_once_it_is_known_what_is_wanted_skipping_means_anywhere(search: Room, wanted: str) -> None:
    assert after(search, wanted, "Anywhere")["place"] == "anywhere"


def test_before_that_it_means_anything(search: Room) -> None:
    search.conversation.slots = {"place": "ME14"}
    assert after(search, "Skip") == {"place": "ME14", "wanted": "anything"}


@pytest.mark.parametrize("button", ["Start again", "Stop"])
def test_starting_again_forgets(search: Room, button: str) -> None:
    assert after(search, "clubs near dover", button) == {}


def test_without_rasa_the_whole_search_is_asked_again(room: Room) -> None:
    room.understands(TOPIC, by_word={"clubs": FIND})
    room.say("clubs near dover")
    reply = room.say("ME14")
    assert reply.intent == "find_service"
    assert reply.answered_by == "retrieval"


def test_a_date_alone_is_the_20_weeks(room: Room) -> None:
    room.understands(reading_of_a_date())
    reply = room.say("3 March 2026")
    assert reply.topic == "ehc-20-week-timeline"
    assert "21 July 2026" in reply.messages[0].text


def reading_of_a_date() -> Reading:
    return make_reading(("ehc-20-week-timeline", 0.4))
