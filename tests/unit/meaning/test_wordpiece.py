"""Held to the published tokenizer: `tests/fixtures/meaning` says how its numbers were recorded."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.meaning.encoder import PIECES
from search_index.meaning.wordpiece import WordPiece, words
from tests.fixtures.meaning import recorded

UNLIMITED = 10_000
TINY = WordPiece(["[UNK]", "[CLS]", "[SEP]", "help", "##ing", "##er", "he", "##lp", "!", "say"])


@pytest.fixture(scope="module")
def pieces(weights: Path) -> WordPiece:
    return WordPiece((weights / PIECES).read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("one", recorded("word_pieces"), ids=lambda one: ascii(one["text"])[:40])
def test_a_text_is_cut_as_published(pieces: WordPiece, one: dict[str, object]) -> None:
    assert pieces.encode(str(one["text"]), UNLIMITED) == one["ids"]


def test_the_longest_known_piece_wins() -> None:
    assert TINY.encode("helping helper", UNLIMITED) == [1, 3, 4, 3, 5, 2]


def test_a_word_with_an_unknown_end_is_unknown_whole() -> None:
    assert TINY.encode("helpless help!", UNLIMITED) == [1, 0, 3, 8, 2]


def test_a_long_text_is_cut_and_still_ends() -> None:
    assert TINY.encode("help " * 5_000, 6) == [1, 3, 3, 3, 3, 2]
    assert TINY.encode("help helping", 4) == [1, 3, 3, 2]


def test_marks_a_person_types_are_only_words(pieces: WordPiece) -> None:
    numbers = pieces.encode("[CLS] help [SEP]", UNLIMITED)
    start, end = pieces.encode("", UNLIMITED)
    assert numbers.count(start) == numbers.count(end) == 1


def test_a_newer_emoji_reads_the_same_in_every_python() -> None:
    unassigned = "\u0378"
    assert list(words(f"help{unassigned} me")) == [f"help{unassigned}", "me"]


def test_half_a_character_is_dropped() -> None:
    assert list(words("help\ud83d me")) == ["help", "me"]


@given(st.text(st.characters(), max_size=300))
def test_anything_may_be_typed(text: str) -> None:
    numbers = TINY.encode(text, 96)
    assert 2 <= len(numbers) <= 96
    assert (numbers[0], numbers[-1]) == (1, 2)
    assert not any(mark.isspace() for word in words(text) for mark in word)
