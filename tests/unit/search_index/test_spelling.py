import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.spelling import Speller, deletions, distance

COUNTS = {
    "therapy": 40,
    "swimming": 30,
    "autism": 20,
    "football": 9,
    "play": 50,
    "plan": 3,
    "2026": 9,
}
SPELLER = Speller(COUNTS, {"autisum": "autism", "slat": "salt"})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("therpy", "therapy"),
        ("threapy", "therapy"),
        ("thherapy", "therapy"),
        ("swiming", "swimming"),
        ("futball", "football"),
        ("autisum", "autism"),
        ("slat", "salt"),
    ],
)
def test_a_slip_is_put_right(typed: str, meant: str) -> None:
    assert SPELLER.correct(typed) == meant


@pytest.mark.parametrize("typed", ["therapy", "thx", "2027", "zebrafish", "q" * 500])
def test_what_is_known_short_a_number_or_far_is_left_alone(typed: str) -> None:
    assert SPELLER.correct(typed) is None


def test_the_first_letter_and_then_use_decide() -> None:
    assert Speller({"bolly": 90, "jolly": 1}, {}).correct("jolyl") == "jolly"
    assert Speller({"mater": 1, "mates": 8}, {}).correct("mateq") == "mates"


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("kitten", "sitting", 3), ("abcd", "acbd", 1)],
)
def test_distance_counts_edits(one: str, other: str, steps: int) -> None:
    assert distance(one, other) == steps


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_distance_is_a_distance(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, other) >= abs(len(one) - len(other))


def test_deletions_are_the_word_with_letters_left_out() -> None:
    assert deletions("abc", 1) == {"abc", "bc", "ac", "ab"}
    assert deletions("abc", 2) == {"abc", "bc", "ac", "ab", "a", "b", "c"}
