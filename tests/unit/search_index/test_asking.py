import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.asking import MOST_GROUPS, Group, understand
from tests.unit.search_index.records import WORDS


def test_each_word_is_an_idea_of_its_own() -> None:
    assert understand("swimming clubs", WORDS).groups == (
        Group(("swim",), "swimming"),
        Group(("club",), "clubs"),
    )


def test_a_concept_stands_for_all_its_forms() -> None:
    question = understand("respite for teenagers", WORDS)
    assert question.groups[0].terms == ("=respite", "respit")
    assert question.groups[0].word == "respite"
    assert question.concepts == ("short breaks",)


def test_a_concept_of_several_words_is_one_idea() -> None:
    (group,) = understand("speech and language therapy", WORDS).groups
    assert group.terms == ("=therapy-of-speech",)
    assert group.word is None


@pytest.mark.parametrize("text", ["", "   ", "SEN", "children", "special needs", "the", "?!"])
def test_words_that_say_nothing_ask_for_everything(text: str) -> None:
    assert understand(text, WORDS).groups == ()


def test_stop_words_beside_others_are_left_out() -> None:
    assert [group.word for group in understand("clubs for SEN children", WORDS).groups] == ["clubs"]


def test_the_same_word_twice_is_one_idea() -> None:
    assert len(understand("play play play", WORDS).groups) == 1


def test_quoted_words_must_stand_together() -> None:
    assert understand('"Play  Scheme" now', WORDS).phrases == ("play scheme",)
    assert understand("“play scheme”", WORDS).phrases == ("play scheme",)


def test_a_question_is_not_a_document() -> None:
    text = " ".join(f"w{n}" for n in range(10_000))
    assert len(understand(text, WORDS).groups) == MOST_GROUPS


@given(st.text(st.characters(), max_size=400))
def test_anything_may_be_typed(text: str) -> None:
    question = understand(text, WORDS)
    assert len(question.groups) <= MOST_GROUPS
    assert all(term for group in question.groups for term in group.terms)
