from pathlib import Path

import numpy as np
import pytest

from search_index.meaning.heads import Head

HEAD = Head(
    ("plan", "school", "travel"),
    np.array([[1, 0], [0, 1], [-1, -1]], dtype=np.float32),
    np.array([0, 0.5, 0], dtype=np.float32),
)
ROWS = np.array([[1, 0], [0, 1], [0, 0], [-900, 900], [1e4, -1e4]], dtype=np.float32)


def test_the_chances_of_a_row_sum_to_one_however_large_its_numbers() -> None:
    chances = HEAD.chances(ROWS)
    assert chances.shape == (5, 3)
    assert np.allclose(chances.sum(axis=1), 1)
    assert np.isfinite(chances).all()


def test_the_label_a_row_points_at_is_likeliest() -> None:
    assert HEAD.chances(ROWS).argmax(axis=1).tolist() == [0, 1, 1, 1, 0]


def test_chances_are_those_of_logistic_regression() -> None:
    scores = np.array([1.0, 0.5, -1.0])
    assert np.allclose(HEAD.chances(ROWS[:1])[0], np.exp(scores) / np.exp(scores).sum())


def test_the_chance_of_one_label_is_its_column() -> None:
    assert np.array_equal(HEAD.chance_of("school", ROWS), HEAD.chances(ROWS)[:, 1])
    with pytest.raises(ValueError, match="tuple"):
        HEAD.chance_of("weather", ROWS)


def test_a_head_comes_back_from_its_file_without_pickled_code(tmp_path: Path) -> None:
    other = Head(("ünder £18", "no"), HEAD.weight[:2] * 2, HEAD.bias[:2])
    path = tmp_path / "heads.npz"
    np.savez(path, **HEAD.arrays("english/topics"), **other.arrays("english/acts"))
    with np.load(path, allow_pickle=False) as held:
        back, second = (Head.from_arrays(f"english/{name}", held) for name in ("topics", "acts"))
    assert (back.labels, second.labels) == (HEAD.labels, ("ünder £18", "no"))
    assert np.array_equal(back.chances(ROWS), HEAD.chances(ROWS))
    assert all(isinstance(label, str) for label in back.labels)


def test_a_head_that_is_not_there_is_a_missing_key() -> None:
    with pytest.raises(KeyError):
        Head.from_arrays("english/topics", HEAD.arrays("english/acts"))
