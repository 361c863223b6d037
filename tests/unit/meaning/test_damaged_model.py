"""A model that is not whole is refused by name, and nothing in it is ever run."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from search_index.meaning import ModelDamaged, Understanding
from search_index.meaning.encoder import PIECES, SHAPES, WEIGHTS
from search_index.meaning.understanding import FORMAT, GLOSSARY, HEADS, MANIFEST


def change(path: Path, **changed: Any) -> None:
    """Change entries of a JSON file; None takes one away."""
    held = json.loads(path.read_text(encoding="utf-8")) | changed
    kept = {key: value for key, value in held.items() if value is not None}
    path.write_text(json.dumps(kept), encoding="utf-8")


def replace_heads(model: Path, **arrays: Any) -> None:
    """Put other heads in the model and vouch for them in its manifest."""
    np.savez(model / HEADS, **arrays)
    digest = hashlib.sha256((model / HEADS).read_bytes()).hexdigest()
    change(model / MANIFEST, heads_sha256=digest)


def test_a_whole_model_loads(model: Path) -> None:
    Understanding(model)


@pytest.mark.parametrize("name", [MANIFEST, GLOSSARY, HEADS, WEIGHTS, SHAPES, PIECES])
def test_a_missing_file_is_damage(model: Path, name: str) -> None:
    (model / name).unlink()
    with pytest.raises(ModelDamaged):
        Understanding(model)


@pytest.mark.parametrize("name", [MANIFEST, GLOSSARY, HEADS, SHAPES, PIECES])
@pytest.mark.parametrize("kept", [0, 7])
def test_a_file_cut_short_is_damage(model: Path, name: str, kept: int) -> None:
    (model / name).write_bytes((model / name).read_bytes()[:kept])
    with pytest.raises(ModelDamaged):
        Understanding(model)


def test_one_changed_byte_of_the_heads_is_damage(model: Path) -> None:
    raw = bytearray((model / HEADS).read_bytes())
    raw[len(raw) // 2] ^= 1
    (model / HEADS).write_bytes(raw)
    with pytest.raises(ModelDamaged):
        Understanding(model)


@pytest.mark.parametrize("name", ["format", "heads_sha256"])
def test_a_manifest_must_say_what_it_describes(model: Path, name: str) -> None:
    change(model / MANIFEST, **{name: None})
    with pytest.raises(ModelDamaged):
        Understanding(model)


def test_another_format_is_refused(model: Path) -> None:
    change(model / MANIFEST, format=FORMAT + 1)
    with pytest.raises(ModelDamaged):
        Understanding(model)


@pytest.mark.parametrize("name", ["meanings", "instead", "lookups", "exact"])
def test_words_must_be_complete(model: Path, name: str) -> None:
    change(model / GLOSSARY, **{name: None})
    with pytest.raises(ModelDamaged):
        Understanding(model)


def test_heads_that_lack_one_are_damage(model: Path) -> None:
    with np.load(model / HEADS) as held:
        kept = {name: held[name] for name in held.files if "danger" not in name}
    replace_heads(model, **kept)
    with pytest.raises(ModelDamaged):
        Understanding(model)


class Trap:
    """Leaves a mark when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.mark,)


def test_pickled_code_is_never_run(model: Path, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    with np.load(model / HEADS) as held:
        arrays = {name: held[name] for name in held.files}
    replace_heads(model, **arrays | {"english/facets": np.array([Trap(mark)], dtype=object)})
    with pytest.raises(ModelDamaged):
        Understanding(model)
    assert not mark.exists()
