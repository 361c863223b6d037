"""A button's words mean one thing; two sub-questions may not share theirs."""

from pathlib import Path

import pytest
import yaml

from portal.assistant.answering import ANSWERS
from portal.assistant.material import Facet, Questions, read_questions
from portal.assistant.offers import BUTTONS, offered_words
from portal.content_reader import ContentErrors
from portal.settings import CHECKOUT
from search_index.meaning.understanding import exact_key

CONTENT = CHECKOUT / "content"


def write_questions(content: Path, topic: str, *asks: str) -> Path:
    """Write a topic whose sub-questions ask `asks`, with phrasings of its own."""
    facets = [
        {"id": f"f{at}", "asks": words, "phrasings": [f"{topic} {at} {n}" for n in range(25)]}
        for at, words in enumerate(asks)
    ]
    path = content / "england" / "questions" / f"{topic}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump({"topic": topic, "facets": facets}, allow_unicode=True))
    return path


@pytest.mark.parametrize("again", ["Who decides?", "who decides", " Who  DECIDES ?!"])
def test_two_topics_may_not_ask_the_same(tmp_path: Path, again: str) -> None:
    write_questions(tmp_path, "appeals", "How long?", "Who decides?")
    path = write_questions(tmp_path, "tribunal", again)
    with pytest.raises(ContentErrors) as caught:
        read_questions(tmp_path)
    (error,) = caught.value.errors
    assert error.path == path
    assert "appeals/f1" in error.problem
    assert "Word one of them" in error.remedy


def test_nor_may_two_sub_questions_of_one_topic(tmp_path: Path) -> None:
    write_questions(tmp_path, "tribunal", "Who decides?", "Who decides?")
    with pytest.raises(ContentErrors, match="tribunal/f0"):
        read_questions(tmp_path)


def test_every_clash_is_told_at_once(tmp_path: Path) -> None:
    for topic in ("appeals", "mediation", "tribunal"):
        write_questions(tmp_path, topic, "Who decides?")
    with pytest.raises(ContentErrors) as caught:
        read_questions(tmp_path)
    assert len(caught.value.errors) == 2


def test_different_words_are_read_in_order_of_topic(tmp_path: Path) -> None:
    write_questions(tmp_path, "tribunal", "Who decides?")
    write_questions(tmp_path, "appeals", "Who decides it?")
    assert [one.topic for one in read_questions(tmp_path)] == ["appeals", "tribunal"]


def test_every_buttons_words_stand_for_its_act() -> None:
    offered = offered_words(read_questions(CONTENT), ())
    for act, words in BUTTONS.items():
        meant = offered[exact_key(words)]["act"]
        assert meant == ("skip" if act == "anywhere" else act)
        assert meant in ANSWERS


def test_every_sub_questions_words_stand_for_it() -> None:
    questions = read_questions(CONTENT)
    offered = offered_words(questions, ())
    for one in questions:
        for facet in one.facets:
            assert offered[exact_key(facet.asks)] == {"topic": one.topic, "facet": facet.id}


def test_an_act_wins_over_a_sub_question_of_the_same_words() -> None:
    facet = Facet(id="a", asks="Start again", phrasings=("x",))
    offered = offered_words([Questions(topic="t", facets=(facet,))], ())
    assert offered[exact_key("start again")] == {"act": "start_again"}
