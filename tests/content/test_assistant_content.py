"""The questions the assistant learns from: enough, each once, and none that it is examined on."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask import Flask

from portal.assistant.building import examples_of
from portal.assistant.material import Questions, read_material
from portal.assistant.offers import BUTTONS
from portal.guidance import list_topics
from portal.settings import CHECKOUT
from search_index.meaning.understanding import exact_key

FEWEST_PHRASINGS, FEWEST_FACETS = 25, 4
EVERYBODYS = 4  # so many words or fewer are said alike by everybody: “hello”, “i want to die”
EXAMINED = ("development", "locked", "unseen", "blind", "blind_second", "learned")


@pytest.fixture(scope="module")
def questions() -> tuple[Questions, ...]:
    return read_material(CHECKOUT / "content").questions


def phrasings(one: Questions) -> list[str]:
    return [text.casefold() for facet in one.facets for text in facet.phrasings]


def test_every_page_has_its_questions_and_no_question_is_without_a_page(
    app: Flask, questions: tuple[Questions, ...]
) -> None:
    asked = {one.topic for one in questions}
    with app.app_context():
        for council in ("kent", "leicestershire"):
            assert {topic.slug for topic in list_topics(council)} == asked
    assert len(asked) == 70


def test_every_topic_is_asked_in_many_ways(questions: tuple[Questions, ...]) -> None:
    few = {one.topic: count for one in questions
           if (count := len(set(phrasings(one)))) < FEWEST_PHRASINGS}  # fmt: skip
    assert few == {}


def test_every_topic_has_several_sub_questions(questions: tuple[Questions, ...]) -> None:
    few = {one.topic: len(one.facets) for one in questions if len(one.facets) < FEWEST_FACETS}
    assert few == {}


def test_no_phrasing_is_of_two_topics(questions: tuple[Questions, ...]) -> None:
    topics = defaultdict(set)
    for one in questions:
        for text in phrasings(one):
            topics[text].add(one.topic)
    assert {text: several for text, several in topics.items() if len(several) > 1} == {}


def test_no_phrasing_is_empty_or_written_twice_in_one_topic(
    questions: tuple[Questions, ...],
) -> None:
    for one in questions:
        texts = phrasings(one)
        twice = {text for text in texts if texts.count(text) > 1}
        assert (one.topic, twice) == (one.topic, set())
        assert all(text.strip() == text and text for text in texts), one.topic


def test_no_button_means_two_things(app: Flask, questions: tuple[Questions, ...]) -> None:
    asks = [exact_key(facet.asks) for one in questions for facet in one.facets]
    buttons = [exact_key(words) for words in BUTTONS.values()]
    with app.app_context():
        for council in ("kent", "leicestershire"):
            titles = [exact_key(topic.front.title) for topic in list_topics(council)]
            every = [*asks, *titles, *buttons]
            assert sorted({one for one in every if every.count(one) > 1}) == []


@pytest.mark.parametrize("kind", EXAMINED)
def test_nothing_is_learned_that_is_examined(learned: set[str], kind: str) -> None:
    """Only the number of clashes in each file is told: the locked texts are for nobody to see."""
    clashes = {
        path.name: count
        for path in sorted((CHECKOUT / "tests" / "bot" / kind).glob("*.yaml"))
        if (count := len(learned & {text.casefold() for text in examined_texts(path)}))
    }
    assert clashes == {}, "write these phrasings differently"


@pytest.fixture(scope="module")
def learned(app: Flask) -> set[str]:
    """Return every phrasing of a topic, and what else is learned unless everybody says it so.

    A “hi” in both sets is no copy; five words in the same order are.
    """
    with app.app_context():
        material = read_material(CHECKOUT / "content")
        examples = examples_of(material, list_topics("kent"))
    other = [one.text for several in examples.other_languages.values() for one in several]
    distinct = {text for text in (*examples.texts(), *other) if len(text.split()) > EVERYBODYS}
    return {text.casefold() for text in distinct} | {
        text for one in material.questions for text in phrasings(one)
    }


def examined_texts(path: Path) -> Iterator[str]:
    """Yield every message of a set, whatever its shape."""
    yield from _texts(yaml.safe_load(path.read_text(encoding="utf-8")))


def _texts(held: Any) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        texts = [held["text"]] if "text" in held else list(held.values())
        for part in texts:
            yield from _texts(part)
    elif isinstance(held, list):
        for part in held:
            yield from _texts(part)


def test_the_sets_examined_are_read(app: Flask) -> None:
    folder = CHECKOUT / "tests" / "bot"
    counts = {kind: sum(len(list(examined_texts(path))) for path in (folder / kind).glob("*.yaml"))
              for kind in EXAMINED}  # fmt: skip
    assert min(counts.values()) > 250, counts
