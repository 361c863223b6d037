"""A half-written or spoilt encoder is named as damage, so that the portal falls back to search."""

import json
from pathlib import Path

import numpy as np
import pytest

from search_index.meaning import ModelDamaged
from search_index.meaning.encoder import PIECES, SHAPES, WEIGHTS, Encoder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that loads: two numbers, one of them a matrix, and the marks of a text."""
    np.save(tmp_path / WEIGHTS, np.zeros(6, dtype=np.float32))
    (tmp_path / SHAPES).write_text(json.dumps({"words": [0, [2, 2]], "norm/bias": [4, [2]]}))
    (tmp_path / PIECES).write_text("[UNK]\n[CLS]\n[SEP]\n", encoding="utf-8")
    return tmp_path


def test_a_whole_folder_loads(folder: Path) -> None:
    Encoder(folder)


@pytest.mark.parametrize("name", [WEIGHTS, SHAPES, PIECES])
def test_a_missing_file_is_damage(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelDamaged):
        Encoder(folder)


@pytest.mark.parametrize("name", [WEIGHTS, SHAPES, PIECES])
@pytest.mark.parametrize("kept", [0, 9])
def test_a_file_cut_short_is_damage(folder: Path, name: str, kept: int) -> None:
    (folder / name).write_bytes((folder / name).read_bytes()[:kept])
    with pytest.raises(ModelDamaged):
        Encoder(folder)


def test_numbers_missing_at_the_end_are_damage(folder: Path) -> None:
    np.save(folder / WEIGHTS, np.zeros(5, dtype=np.float32))
    with pytest.raises(ModelDamaged):
        Encoder(folder)


def test_bytes_that_are_not_text_are_damage(folder: Path) -> None:
    (folder / PIECES).write_bytes(b"[CLS]\n\xff\xfe\n[SEP]\n")
    with pytest.raises(ModelDamaged):
        Encoder(folder)


def test_pickled_code_is_refused(folder: Path) -> None:
    np.save(folder / WEIGHTS, np.array([print], dtype=object), allow_pickle=True)
    with pytest.raises(ModelDamaged):
        Encoder(folder)


def test_the_message_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelDamaged, match="portal assistant build"):
        Encoder(tmp_path)
