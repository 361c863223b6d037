"""The memory of a build: only what is new is encoded, and a spoilt memory is none."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from search_index.meaning.encoded import SHARE, EncodedTexts
from search_index.meaning.encoder import Floats


class Counting:
    """An encoder of two numbers that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Floats:
        self.asked += texts
        return np.array([[len(text), ord(text[0])] for text in texts], dtype=np.float32)


def rows(folder: Path, *texts: str, space: str = "english 1") -> tuple[list[list[float]], set[str]]:
    """Return the rows of `texts` and what had to be encoded for them, as a new build would."""
    encoder = Counting()
    found = EncodedTexts(folder, space).rows(texts, encoder.encode, lambda _said: None)
    assert len(encoder.asked) == len(set(encoder.asked))
    return found.tolist(), set(encoder.asked)


def test_the_first_build_encodes_every_text_in_order(tmp_path: Path) -> None:
    assert rows(tmp_path, "b", "aa") == ([[1, 98], [2, 97]], {"b", "aa"})


def test_the_next_build_encodes_only_what_is_new(tmp_path: Path) -> None:
    rows(tmp_path, "b", "aa")
    assert rows(tmp_path, "c", "aa", "b") == ([[1, 99], [2, 97], [1, 98]], {"c"})
    assert rows(tmp_path, "aa", "b", "c")[1] == set()


def test_a_text_given_twice_is_encoded_once(tmp_path: Path) -> None:
    assert rows(tmp_path, "b", "aa", "b") == ([[1, 98], [2, 97], [1, 98]], {"b", "aa"})


def test_another_encoder_has_a_memory_of_its_own(tmp_path: Path) -> None:
    rows(tmp_path, "b")
    assert rows(tmp_path, "b", space="english 2")[1] == {"b"}
    assert rows(tmp_path, "b")[1] == set()


def test_progress_is_told_in_shares(tmp_path: Path) -> None:
    said: list[str] = []
    texts = [f"{at}" for at in range(SHARE + 1)]
    EncodedTexts(tmp_path, "english 1").rows(texts, Counting().encode, said.append)
    assert said == [f"Reading phrases: {at} of {SHARE + 1} new ones" for at in (0, SHARE)]


def test_a_build_that_fails_leaves_the_memory_as_it_was(tmp_path: Path) -> None:
    rows(tmp_path, "b")

    def fail(_texts: Sequence[str]) -> Floats:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        EncodedTexts(tmp_path, "english 1").rows(["c"], fail, lambda _said: None)
    assert rows(tmp_path, "b")[1] == set()


def spoil_middle(held: bytes) -> bytes:
    at = len(held) // 2
    return held[:at] + bytes(255 - one for one in held[at : at + 40]) + held[at + 40 :]


SPOILT = {
    "empty": lambda _held: b"",
    "cut short": lambda held: held[: len(held) // 2],
    "its end gone": lambda held: held[:-1],
    "its start gone": lambda held: held[100:],
    "bytes turned in the middle": spoil_middle,
    "something else": lambda _held: b"never a list of numbers",
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_memory_counts_as_none_and_is_replaced(tmp_path: Path, how: str) -> None:
    rows(tmp_path, "b", "aa")
    (path,) = tmp_path.iterdir()
    path.write_bytes(SPOILT[how](path.read_bytes()))
    assert rows(tmp_path, "b", "aa") == ([[1, 98], [2, 97]], {"b", "aa"})
    assert rows(tmp_path, "b", "aa")[1] == set()


def test_a_memory_with_a_row_missing_counts_as_none(tmp_path: Path) -> None:
    rows(tmp_path, "b", "aa")
    (path,) = tmp_path.iterdir()
    with np.load(path) as held:
        np.savez(path, keys=held["keys"], rows=held["rows"][:1])
    assert rows(tmp_path, "b", "aa")[1] == {"b", "aa"}
