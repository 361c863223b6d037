"""Nearness to one cry for help or one harmless saying moves the chance; to neither, it stays."""

import numpy as np
import pytest

from search_index.meaning.likeness import DOUBT, Likeness

CRY, SAYING, QUESTION = np.eye(3, dtype=np.float32)
BOTH = Likeness(CRY[None, :], SAYING[None, :])


def test_a_cry_is_raised_and_a_saying_lowered() -> None:
    assert BOTH.moved(0.3, CRY, 0.0) > 0.99
    assert BOTH.moved(0.7, SAYING, 0.0) < 0.01


def test_as_near_to_both_nothing_moves() -> None:
    between = (CRY + SAYING) / np.sqrt(np.float32(2))
    assert BOTH.moved(0.4, between, 0.0) == pytest.approx(0.4)


def test_an_ordinary_question_lowers_it_only_when_clearly_nearer() -> None:
    row = (CRY + QUESTION) / np.sqrt(np.float32(2))
    near = float(CRY @ row)
    assert BOTH.moved(0.5, row, near + DOUBT + 0.1) < 0.2
    assert BOTH.moved(0.5, row, near + DOUBT) == pytest.approx(0.5)
    assert BOTH.moved(0.5, row, near) > 0.55


def test_a_stranger_to_both_is_no_cry() -> None:
    row = (0.3 * CRY + 0.1 * SAYING + QUESTION).astype(np.float32)
    assert BOTH.moved(0.5, row / np.linalg.norm(row), 0.0) < 0.1


@pytest.mark.parametrize("chance", [0.0, 0.2, 1.0])
def test_without_examples_the_chance_stays(chance: float) -> None:
    nothing = np.zeros((0, 3), dtype=np.float32)
    assert Likeness(nothing, nothing).moved(chance, CRY, 1.0) == chance


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_a_certain_chance_does_no_harm(chance: float) -> None:
    assert 0.0 <= BOTH.moved(chance, CRY, 0.0) <= 1.0


def test_it_is_kept_and_read_again() -> None:
    again = Likeness.from_arrays("x/cries", BOTH.arrays("x/cries"))
    assert again.moved(0.3, CRY, 0.0) == pytest.approx(BOTH.moved(0.3, CRY, 0.0))
