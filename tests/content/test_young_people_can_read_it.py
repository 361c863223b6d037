"""What a young person is told is short and plain: grade 5 at most, sentences under 15 words."""

import pytest
from flask import Flask

from portal.assistant.words import read_words
from portal.authorities import get_authority
from portal.guidance import list_topics
from portal.settings import CHECKOUT
from tests.content.syllables import grade, mean_sentence, syllables

HARDEST, LONGEST = 5.0, 15.0
KNOWN = {
    "school": 1, "needed": 2, "asked": 1, "council": 2, "education": 4, "special": 2, "decide": 2,
    "people": 2, "places": 2, "services": 3, "idea": 3, "being": 2, "appeal": 2, "table": 2,
    "available": 4, "create": 2, "really": 2, "therapies": 3, "through": 1, "assessment": 3,
    "question": 2, "language": 2, "guardian": 3, "health": 1, "mediation": 4, "college": 2,
}  # fmt: skip
HARD = (
    "The local authority will subsequently determine whether statutory assessment is necessary, "
    "notwithstanding any representations previously communicated by the educational setting."
)


def without_names(text: str, authority: str) -> str:
    """Return `text` with the council's bodies called “them”: nobody can be spared their names."""
    for name in get_authority(authority).placeholders().values():
        text = text.replace(name, "them")
    return text


@pytest.mark.parametrize("authority", ["kent", "leicestershire"])
def test_every_answer_for_young_people(app: Flask, authority: str) -> None:
    with app.app_context():
        texts = {
            topic.slug: without_names(topic.front.answer_young_person, authority)
            for topic in list_topics(authority)
            if topic.front.answer_young_person
        }
    assert len(texts) > 30
    hard = {slug: round(grade(text), 1) for slug, text in texts.items() if grade(text) > HARDEST}
    long = {slug: mean_sentence(text) for slug, text in texts.items()
            if mean_sentence(text) >= LONGEST}  # fmt: skip
    assert (hard, long) == ({}, {})


def test_what_the_assistant_says_by_itself() -> None:
    words = read_words(CHECKOUT / "content")
    texts = {name: one.young_person for name, one in words.items() if one.young_person}
    assert {name for name, text in texts.items() if mean_sentence(text) >= LONGEST} == set()


@pytest.mark.parametrize(("word", "count"), KNOWN.items())
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_hard_words_would_be_caught() -> None:
    assert grade(HARD) > 12
    assert mean_sentence(HARD) > LONGEST


@pytest.mark.parametrize("text", ["", " ", "…", "123"])
def test_nothing_to_read_is_no_crash(text: str) -> None:
    assert grade(text) < HARDEST
