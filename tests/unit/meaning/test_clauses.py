"""A long message is cut where it goes on to something else, and no word of it is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.meaning.clauses import FEWEST_WORDS, LONG, cut

LONG_MESSAGE = (
    "the taxi to his school was late again every single day this week, can we change it"
    " and he is scared of what happens at home"
)


def test_a_long_message_is_cut_at_its_seams() -> None:
    assert cut(LONG_MESSAGE) == [
        "the taxi to his school was late again every single day this week",
        "can we change it",
        "he is scared of what happens at home",
    ]


@pytest.mark.parametrize("text", ["", "help", "plan " * LONG, "and, but. so " * LONG])
def test_a_single_clause_is_not_cut(text: str) -> None:
    assert cut(text) == []


def test_a_short_message_is_read_as_a_whole() -> None:
    assert cut("the taxi is late every day and he is scared of what happens at home") == []


def test_a_few_words_stay_with_what_went_before() -> None:
    assert (
        cut(f"{LONG_MESSAGE}. please help")[-1]
        == "he is scared of what happens at home please help"
    )


@given(st.lists(st.sampled_from([*LONG_MESSAGE.split(), "but", ",", ".", "Ł", "😢"]), max_size=60))
def test_clauses_are_long_enough_and_in_order(words: list[str]) -> None:
    text = " ".join(words)
    clauses = cut(text)
    assert all(len(one.split()) >= FEWEST_WORDS for one in clauses)
    kept = iter(re.findall(r"\w+|😢", text))
    assert all(word in kept for one in clauses for word in re.findall(r"\w+|😢", one))
