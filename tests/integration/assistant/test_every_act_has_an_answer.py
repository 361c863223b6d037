"""Whatever a message is taken for, there are words for it, and its buttons are understood."""

from typing import Any

import pytest
from flask import Flask

from portal.assistant.answering import ANSWERS, answer
from portal.assistant.asking import Question
from portal.assistant.offers import offered_words
from portal.assistant.questions import find_questions
from portal.assistant.survey.buttons import WORDS
from portal.assistant.topics import follow_ups
from portal.assistant.words import PARENT, YOUNG_PERSON
from portal.authorities import get_authority
from portal.guidance import list_topics
from search_index.meaning.slots import Slot
from search_index.meaning.understanding import exact_key
from tests.assistant_parts import THRESHOLDS, make_decision, make_reading
from tests.integration.assistant.conftest import Room

INTENTS = {
    "topic", "find_service", "feedback", "handover", "greet", "thanks", "bot_challenge", "help",
    "privacy", "change_language", "jargon", "out_of_scope", "crisis",
}  # fmt: skip
DATE = Slot("date", "2026-03-03", 0, 5)


def ask(app: Flask, act: str, authority: str = "kent", **given: Any) -> Question:
    decision = given.pop("decision", make_decision(("srp", 0.9), intent=act))
    return Question(
        act=act, decision=decision, text="a message", authority=get_authority(authority),
        content=app.extensions["portal_settings"].content_dir, thresholds=THRESHOLDS, **given,
    )  # fmt: skip


@pytest.fixture
def known(app: Flask) -> set[str]:
    """Every text a button may send."""
    with app.app_context():
        topics = list_topics("kent")
        questions = [found for topic in topics if (found := find_questions(topic.slug))]
        return set(offered_words(questions, topics)) | {exact_key(one) for one in WORDS.values()}


@pytest.mark.parametrize("authority", ["kent", "leicestershire"])
@pytest.mark.parametrize("audience", ["parent", "young_person"])
@pytest.mark.parametrize("act", sorted(ANSWERS))
def test_there_are_words_for_it(
    app: Flask, known: set[str], act: str, audience: str, authority: str
) -> None:
    with app.test_request_context("/assistant"):
        reply = answer(ask(app, act, authority, audience=audience))
    assert reply.intent in INTENTS
    assert reply.messages
    for message in reply.messages:
        assert message.text.strip()
        assert "[[" not in message.text
        assert "{" not in message.text
        for one in message.quick_replies:
            assert exact_key(one.text) in known or act == "ask_wanted", one.text


def test_nobody_knows_any_other_act(app: Flask) -> None:
    with app.test_request_context("/assistant"), pytest.raises(KeyError):
        answer(ask(app, "predict_the_outcome"))


def test_a_person_never_comes_with_a_number_nobody_checked(app: Flask) -> None:
    with app.test_request_context("/assistant"):
        (message,) = answer(ask(app, "handover")).messages
    assert "ask the council" in message.text
    assert message.links[0].url == "/assistant/call-back"


@pytest.mark.parametrize("given", ["2026-02-30", "banana"])
def test_an_unreadable_date_is_asked_for_again(app: Flask, given: str) -> None:
    with app.test_request_context("/assistant"):
        (message,) = answer(ask(app, "timeline", date=given)).messages
    assert "could not read that date" in message.text


def test_without_a_date_it_is_asked_for(app: Flask) -> None:
    with app.test_request_context("/assistant"):
        (message,) = answer(ask(app, "timeline")).messages
    assert "On what date" in message.text


def test_the_dates_come_with_the_exceptions_and_the_calculator(app: Flask) -> None:
    decision = make_decision(("srp", 0.9), intent="timeline", slots=(DATE,))
    with app.test_request_context("/assistant"):
        reply = answer(ask(app, "timeline", decision=decision))
    text = reply.messages[0].text
    assert "3 March 2026" in text
    assert "21 July 2026" in text
    assert "exceptions" in text
    assert (reply.topic, reply.messages[0].links[0].url) == ("ehc-20-week-timeline", "/timeline")


def test_a_word_is_explained_and_its_old_name_leads_to_the_new(app: Flask) -> None:
    decision = make_decision(intent="jargon", slots=(Slot("term", "SENCO", 0, 5),))
    with app.test_request_context("/assistant"):
        reply = answer(ask(app, "jargon", decision=decision))
    assert reply.messages[0].text.startswith("SENCO: ")
    assert not reply.fallback


def test_an_unknown_word_leads_to_the_list(app: Flask) -> None:
    decision = make_decision(intent="jargon", slots=(Slot("term", "QWXZY", 0, 5),))
    with app.test_request_context("/assistant"):
        reply = answer(ask(app, "jargon", decision=decision))
    assert reply.fallback
    assert reply.messages[0].links[0].url == "/guidance/jargon-buster"


def test_young_people_are_not_asked_as_if_they_were_parents(app: Flask) -> None:
    with app.test_request_context():
        for topic in list_topics("kent"):
            offered = follow_ups(find_questions(topic.slug), None, YOUNG_PERSON)
            assert [one.text for one in offered if "my child" in one.text.lower()] == []
        school = follow_ups(find_questions("not-attending-school"), None, PARENT)
        assert "My child cannot go to school. What now?" in [one.text for one in school]


def test_who_asks_for_a_language_is_led_to_it(room: Room) -> None:
    room.understands(make_reading(("srp", 0.1), act="change_language"))
    reply = room.say("polski")
    assert [(one.title, one.url) for one in reply.messages[0].links] == [
        ("Polski", "/pl/assistant")
    ]
