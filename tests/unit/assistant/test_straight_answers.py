"""A bare yes or no is said only to the very question it answers."""

from pathlib import Path
from typing import cast

import pytest

from portal.assistant.asking import Question
from portal.assistant.material import Facet
from portal.assistant.topics import straight_answer
from portal.authorities import Authority
from tests.assistant_parts import THRESHOLDS, make_decision

NEAR, FAR = THRESHOLDS["yes_or_no"], THRESHOLDS["yes_or_no"] - 0.01


def facet(answer: str | None) -> Facet:
    return Facet(id="one", asks="Is it so?", answer=answer, phrasings=("is it so",))


def asked(closeness: float) -> Question:
    decision = make_decision(("srp", 0.9), facet="one", facet_closeness=closeness)
    nobody = cast(Authority, None)  # not looked at here
    return Question("topic", decision, "", nobody, Path(), thresholds=THRESHOLDS)


@pytest.mark.parametrize("word", ["Yes", "No"])
def test_near_certain_the_whole_answer_is_given(word: str) -> None:
    assert straight_answer(asked(NEAR), facet(f"{word}. You may ask.")) == f"{word}. You may ask."


@pytest.mark.parametrize("word", ["Yes", "No"])
def test_less_near_only_the_fact_is_given(word: str) -> None:
    assert straight_answer(asked(FAR), facet(f"{word}. You may ask.")) == "You may ask."


def test_an_answer_without_yes_or_no_stays_whole() -> None:
    assert straight_answer(asked(FAR), facet("Nobody can say.")) == "Nobody can say."


def test_nothing_is_said_where_there_is_no_answer() -> None:
    assert straight_answer(asked(NEAR), facet(None)) is None
    assert straight_answer(asked(NEAR), None) is None
