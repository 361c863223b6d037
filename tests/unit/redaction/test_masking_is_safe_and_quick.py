"""Whatever is typed: covering twice changes nothing more, and it takes no time to notice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.redaction import mask
from tests.cpu import fewest_seconds

PIECES = st.sampled_from(
    [
        "my son", "Callum", "is called", "my name is", "tom", "07700 900123", "0", "44", "+44", "1",
        "ME14", "1XQ", "ME14 1XQ", "sam@x.org", "@", ".", ",", "943 476 5919", "-", "(", "[name]",
        "[email]", "£6,000", "2026", "he is", "and", "Zoë", "I",
    ]
)  # fmt: skip
SENTENCES = st.lists(st.tuples(PIECES, st.sampled_from([" ", "", "  "])), max_size=14).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
HARD = [
    "my son ", "0", "0 ", "a", "a.", "a@", "a@a.", "my name is A ", "07 ", "+44 ", "(0", "- ",
    "AB1 ", "123 ", ".", "my son's name is ", "Aa ", "x.y+", "he is called ", "A1 1",
]  # fmt: skip


@given(SENTENCES)
def test_covering_twice_changes_nothing_more(text: str) -> None:
    once = mask(text).text
    assert mask(once).text == once


@given(st.text(max_size=200))
def test_any_text_at_all_is_answered(text: str) -> None:
    once = mask(text).text
    assert mask(once).text == once


@given(SENTENCES)
def test_the_kinds_say_whether_anything_changed(text: str) -> None:
    masked = mask(text)
    assert masked.kinds or masked.text == text


@pytest.mark.parametrize("length", [1, 79, 80, 81, 1000, 5000])
def test_a_detail_at_the_end_of_any_length_is_covered(length: int) -> None:
    masked = mask("x" * length + " 07700 900123")
    assert masked.text == "x" * length + " [phone number]"


@pytest.mark.parametrize("piece", HARD)
def test_a_thousand_letters_take_less_than_a_tenth_of_a_second(piece: str) -> None:
    text = (piece * 1000)[:1000]
    assert fewest_seconds(lambda: mask(text)) < 0.1
