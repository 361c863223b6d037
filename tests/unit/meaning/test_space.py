"""What a message lies nearest to moves the chances of the heads: topics, and the gate of scope."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from search_index.meaning import Understanding
from search_index.meaning.encoder import Floats
from search_index.meaning.space import Heads, reading_of

BUS = "is the bus free"


@pytest.fixture(scope="module")
def read(built: Path) -> tuple[Heads, Floats]:
    return Understanding(built).encoded([BUS])


def without(heads: Heads, topic: str) -> Heads:
    """Return the heads as if `topic` had only phrases that lie nowhere near."""
    phrases = heads.phrases.copy()
    phrases[heads.places[topic]] = 0.0
    return replace(heads, phrases=phrases)


def test_the_phrases_of_a_topic_lie_together(read: tuple[Heads, Floats]) -> None:
    heads, _ = read
    for topic, place in heads.places.items():
        assert {name for name, _ in heads.facets[place]} == {topic}
    assert sum(place.stop - place.start for place in heads.places.values()) == len(heads.facets)


def test_a_topic_gains_by_the_phrases_near_to_what_was_said(read: tuple[Heads, Floats]) -> None:
    heads, rows = read
    topic, chance = heads.likeliest(rows[0])[0]
    far = dict(without(heads, topic).likeliest(rows[0]))
    assert far[topic] < chance
    assert sum(far.values()) == pytest.approx(sum(dict(heads.likeliest(rows[0])).values()))


def test_what_is_near_to_examples_outside_is_moved_out_of_scope(
    read: tuple[Heads, Floats],
) -> None:
    heads, rows = read
    inside = reading_of(heads, rows, "en").in_scope
    assert inside > 0.5
    outside = replace(heads, outside=rows, acts_said=rows[:0])
    assert reading_of(outside, rows, "en").in_scope < inside


def test_what_is_near_to_an_act_is_in_scope(read: tuple[Heads, Floats]) -> None:
    heads, rows = read
    nowhere = replace(without(heads, heads.likeliest(rows[0])[0][0]), acts_said=rows[:0])
    topic = heads.likeliest(rows[0])[0][0]
    near_to_an_act = replace(nowhere, acts_said=rows)
    assert near_to_an_act.chance_in_scope(rows[0], topic) > nowhere.chance_in_scope(rows[0], topic)


def test_without_examples_outside_the_head_stands_alone(read: tuple[Heads, Floats]) -> None:
    heads, rows = read
    alone = replace(heads, outside=np.zeros((0, 0), dtype=np.float32))
    expected = float(heads.scope.chance_of("in_scope", rows)[0])
    assert alone.chance_in_scope(rows[0], "travel") == pytest.approx(expected)
