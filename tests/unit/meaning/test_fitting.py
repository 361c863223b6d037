"""Each head learns from the examples meant for it, as much as each counts."""

from collections import Counter

import numpy as np

from search_index.meaning.space import DANGER, IN_SCOPE
from search_index.meaning.training import Phrase, fit, labelled
from tests.unit.meaning.examples import examples


def total(phrases: list[Phrase]) -> dict[str, float]:
    weights: Counter[str] = Counter()
    for one in phrases:
        weights[one.label] += one.weight
    return dict(weights)


def test_the_heads_learn_from_phrases_and_not_from_sentences_of_pages() -> None:
    heads, sentence = labelled(examples()), "Mediation is a meeting about a disagreement"
    learned = {name for name, some in heads.items() if sentence in {one.text for one in some}}
    assert learned == {"topics"}


def test_a_question_counts_a_quarter_beside_an_act() -> None:
    assert total(labelled(examples())["acts"]) == {"topic": 8 * 0.25, "stop": 2, "find": 1}


def test_what_lies_outside_counts_half_of_what_lies_inside() -> None:
    assert total(labelled(examples())["scope"]) == {IN_SCOPE: 11, "out_of_scope": 5.5}


def test_what_only_sounds_like_danger_counts_as_danger_does() -> None:
    weights = total(labelled(examples())["danger"])
    assert weights == {DANGER: 2 * 3, "ordinary": (11 + 2 + 2) * 0.5 + 2 * 3}


def test_two_labels_are_fitted_as_many_are() -> None:
    rows = np.array([[1, 0], [0.9, 0.1], [0, 1], [0.1, 0.9]], dtype=np.float32)
    two = fit(rows, [Phrase("", label) for label in "aabb"], 10.0)
    assert (two.labels, two.weight.shape, two.bias.shape) == (("a", "b"), (2, 2), (2,))
    assert two.chances(rows).argmax(axis=1).tolist() == [0, 0, 1, 1]
    assert np.allclose(two.chances(rows).sum(axis=1), 1)


def test_a_heavier_example_pulls_harder() -> None:
    rows = np.array([[1, 0], [1, 0], [0, 1]], dtype=np.float32)
    light, heavy = (
        fit(rows, [Phrase("", "a"), Phrase("", "b", weight), Phrase("", "b")], 1.0)
        for weight in (1, 9)
    )
    assert heavy.chance_of("b", rows[:1]) > light.chance_of("b", rows[:1])
