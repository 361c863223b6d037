"""A short question is read with the topic before it; a new one is not dragged back."""

import pytest

from portal.guidance import find_topic
from tests.assistant_parts import make_reading
from tests.integration.assistant.conftest import Room

FIRST = make_reading(("tribunal", 0.9))
UNSURE = make_reading(("childcare", 0.1))


def talk(room: Room, then: str, **readings: object) -> tuple[str | None, list[str]]:
    """Ask about the tribunal, then `then`; return the topic answered and what was read."""
    by_word = {"appeal": FIRST, **readings}
    fake = room.understands(UNSURE, by_word=by_word)
    assert room.say("how do i appeal").topic == "tribunal"
    fake.read_texts.clear()
    return room.say(then).topic, fake.read_texts


@pytest.fixture
def title() -> str:
    topic = find_topic("tribunal")
    assert topic is not None
    return topic.front.title


def test_words_that_lean_are_read_behind_the_title(room: Room, title: str) -> None:
    word = title.split()[0].lower()
    topic, read = talk(room, "and how long", **{word: make_reading(("mediation", 0.8))})
    assert topic == "mediation"
    assert read == ["and how long", f"{title}. and how long"]


def test_a_question_that_stands_alone_is_left_alone(room: Room, title: str) -> None:
    word = title.split()[0].lower()
    topic, _ = talk(
        room, "clubs for wheelchair users",
        wheelchair=make_reading(("leisure-and-activities", 0.9)),
        **{word: make_reading(("mediation", 0.8))},
    )  # fmt: skip
    assert topic == "leisure-and-activities"


def test_one_poorly_understood_goes_on_when_it_lies_near(room: Room, title: str) -> None:
    word = title.split()[0].lower()
    fake = room.understands(
        UNSURE, by_word={"appeal": FIRST, word: make_reading(("mediation", 0.8))}
    )
    fake.nearness = {"mediation": 0.5, "childcare": 0.55}
    room.say("how do i appeal")
    assert room.say("certificate by post").topic == "mediation"
    fake.nearness = {"mediation": 0.5, "childcare": 0.7}
    assert room.say("nanny by post").topic is None


@pytest.mark.parametrize("then", ["and " * 11 + "how long", "😀😀😀"])
def test_long_questions_and_pictures_are_read_alone(room: Room, then: str) -> None:
    _, read = talk(room, then)
    assert len(read) == 1


@pytest.mark.parametrize(("act", "goes_on"), [("find_service", False), ("thanks", True)])
def test_a_search_in_between_ends_the_topic_and_thanks_do_not(
    room: Room, title: str, act: str, goes_on: bool
) -> None:
    between = make_reading(("childcare", 0.1), act=act)
    fake = room.understands(UNSURE, by_word={"appeal": FIRST, "between": between})
    room.say("how do i appeal")
    room.say("in between")
    fake.read_texts.clear()
    room.say("how long")
    assert fake.read_texts == ["how long", *([f"{title}. how long"] if goes_on else [])]


def test_the_page_a_person_comes_from_counts_at_the_start(room: Room, title: str) -> None:
    fake = room.understands(UNSURE)
    room.conversation.about = "tribunal"
    room.say("how long")
    assert fake.read_texts == ["how long", f"{title}. how long"]


def test_danger_is_judged_by_the_words_alone(room: Room, title: str) -> None:
    word = title.split()[0].lower()
    room.understands(
        UNSURE, by_word={"appeal": FIRST, word: make_reading(("mediation", 0.8), danger=0.99)}
    )
    room.say("how do i appeal")
    assert not room.say("how long").crisis


def test_after_a_crisis_nothing_goes_on(room: Room) -> None:
    fake = room.understands(UNSURE, by_word={"appeal": FIRST})
    room.say("how do i appeal")
    room.say("i want to die")
    fake.read_texts.clear()
    room.say("how long")
    assert fake.read_texts == ["how long"]


def test_letters_alone_are_explained_unless_something_is_looked_for(room: Room) -> None:
    room.understands(UNSURE)
    assert room.say("and autism?").intent == "find_service"
    room.conversation.forget()
    assert room.say("and SRPs?").intent == "jargon"
    assert room.say("SRPs in Dover").intent == "find_service"
    room.conversation.slots = {"place": "Dover"}
    assert room.say("and SRPs?").intent == "find_service"
