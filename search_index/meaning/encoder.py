"""Turns a sentence into 384 numbers that lie close together when sentences mean alike.

The network is all-MiniLM-L6-v2 (Apache-2.0), run in plain numpy: no framework
to install, one file of weights mapped into memory and shared by all processes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search_index.meaning.problems import ModelDamaged
from search_index.meaning.wordpiece import WordPiece

Floats = NDArray[np.float32]

LAYERS, HEADS, WIDTH = 6, 12, 384
LONGEST = 96  # word pieces; a message of 1,000 characters rarely has more that matter
BATCH = 16  # sentences of like length; more no longer fit a processor's own memory
ROWS = 32  # word pieces through GELU at once: its dozen passes must not leave that memory
WEIGHTS, SHAPES, PIECES = "encoder.npy", "encoder.json", "vocabulary.txt"


class Encoder:
    """A sentence encoder read from a folder that `weights.unpack` made."""

    def __init__(self, folder: Path) -> None:
        try:
            flat = np.load(folder / WEIGHTS, mmap_mode="r", allow_pickle=False)
            shapes = json.loads((folder / SHAPES).read_text(encoding="utf-8"))
            pieces = (folder / PIECES).read_text(encoding="utf-8").splitlines()
            self._weights = {name: _part(flat, at, shape) for name, (at, shape) in shapes.items()}
            self._pieces = WordPiece(pieces)
        except (OSError, EOFError, KeyError, ValueError) as error:
            raise ModelDamaged(folder) from error
        self._layers = [
            {
                name.split("/", 1)[1]: part
                for name, part in self._weights.items()
                if name.startswith(f"{number}/")
            }
            for number in range(LAYERS)
        ]

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one row of length one for each text, whatever the text."""
        tokens = [self._pieces.encode(text, LONGEST) for text in texts]
        found = np.zeros((len(texts), WIDTH), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda at: len(tokens[at]))
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            found[some] = self._encode([tokens[at] for at in some])
        return found

    def _encode(self, tokens: Sequence[Sequence[int]]) -> Floats:
        longest = max(map(len, tokens))
        numbers = np.zeros((len(tokens), longest), dtype=np.int64)
        mask = np.zeros((len(tokens), longest), dtype=np.float32)
        for row, one in enumerate(tokens):
            numbers[row, : len(one)], mask[row, : len(one)] = one, 1.0
        hidden = self._embed(numbers)
        hidden_from = (1.0 - mask)[:, None, None, :] * np.float32(-1e9)
        for layer in self._layers:
            hidden = _layer(layer, hidden, hidden_from)
        pooled = (hidden * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        rows: Floats = pooled / np.linalg.norm(pooled, axis=1, keepdims=True)
        return rows

    def _embed(self, numbers: NDArray[np.int64]) -> Floats:
        held = self._weights
        places = held["positions"][: numbers.shape[1]]
        return _normed(held["words"][numbers] + places, held["norm/weight"], held["norm/bias"])


def _part(flat: Floats, start: int, shape: Sequence[int]) -> Floats:
    size = int(np.prod(shape))
    part: Floats = flat[start : start + size].reshape(shape)
    return part


def _layer(layer: dict[str, Floats], hidden: Floats, hidden_from: Floats) -> Floats:
    """One transformer layer: attention, then the feed-forward part, each added and normed.

    Sums are made in place: a third of a batch's time was in copies.
    """
    count, longest, _ = hidden.shape
    flat = hidden.reshape(-1, WIDTH)
    joined = _through(layer, "qkv", flat)
    parts = joined.reshape(count, longest, 3, HEADS, WIDTH // HEADS).transpose(2, 0, 3, 1, 4)
    query, key, value = parts
    scores = (query * np.float32(1 / np.sqrt(WIDTH // HEADS))) @ key.transpose(0, 1, 3, 2)
    scores += hidden_from
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    seen = _through(layer, "out", (scores @ value).transpose(0, 2, 1, 3).reshape(-1, WIDTH))
    seen += flat
    middle = _normed(seen, layer["out/norm/weight"], layer["out/norm/bias"])
    wide = _through(layer, "wide", middle)
    for start in range(0, len(wide), ROWS):
        wide[start : start + ROWS] = _gelu(wide[start : start + ROWS])
    narrow = _through(layer, "narrow", wide)
    narrow += middle
    rows = _normed(narrow, layer["narrow/norm/weight"], layer["narrow/norm/bias"])
    return rows.reshape(hidden.shape)


def _through(layer: dict[str, Floats], name: str, rows: Floats) -> Floats:
    product: Floats = rows @ layer[f"{name}/weight"]
    product += layer[f"{name}/bias"]
    return product


def _normed(rows: Floats, weight: Floats, bias: Floats) -> Floats:
    rows = rows - rows.mean(axis=-1, keepdims=True)
    spread = (rows * rows).mean(axis=-1, keepdims=True)
    rows /= np.sqrt(spread + np.float32(1e-12))
    rows *= weight
    rows += bias
    return rows


def _gelu(rows: Floats) -> Floats:
    """GELU with the error function after Abramowitz and Stegun 1964, 7.1.26 (within 2e-7)."""
    x = np.abs(rows) * np.float32(0.7071067811865476)
    t = np.reciprocal(np.float32(0.3275911) * x + np.float32(1.0))
    series = t * np.float32(1.061405429)
    for term in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series += np.float32(term)
        series *= t
    np.multiply(x, -x, out=x)
    series *= np.exp(x, out=x)
    erf: Floats = np.copysign(np.float32(1.0) - series, rows)
    erf += np.float32(1.0)
    erf *= rows
    erf *= np.float32(0.5)
    return erf
