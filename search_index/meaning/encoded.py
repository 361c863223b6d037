"""Remembers the numbers of the last build's sentences, so that a build reads only new ones.

Encoding is nearly all of a build's time; an officer who mends one topic should
wait seconds, not minutes. The memory is derived data: it may be deleted, and a
file that a full disk or a cut build has spoilt counts as none.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from search_index.meaning.encoder import Encoder, Floats
from search_index.meaning.multilingual import MultilingualEncoder

Progress = Callable[[str], None]
SHARE = 512  # texts between two words of progress
KEY_BYTES = 16


class EncodedTexts:
    """Texts and their rows in one encoder's space, kept in one file under `folder`.

    `space` names the encoder with its version: rows of another are never mixed in.
    """

    def __init__(self, folder: Path, space: str) -> None:
        name = hashlib.sha256(space.encode()).hexdigest()[:12]
        self._path = folder / f"{name}.npz"
        self._rows = _remembered(self._path)

    def rows(
        self, texts: Sequence[str], encode: Callable[[Sequence[str]], Floats], say: Progress
    ) -> Floats:
        """Return one row for each text, encoding only what is new, and keep these."""
        keys = [hashlib.sha256(text.encode()).digest()[:KEY_BYTES] for text in texts]
        new = list({key: at for at, key in enumerate(keys) if key not in self._rows}.values())
        for start in range(0, len(new), SHARE):
            say(f"Reading phrases: {start} of {len(new)} new ones")
            some = new[start : start + SHARE]
            for at, row in zip(some, encode([texts[at] for at in some]), strict=True):
                self._rows[keys[at]] = row
        found: Floats = np.stack([self._rows[key] for key in keys])
        if new:
            self._keep(keys, found)
        return found

    def _keep(self, keys: Sequence[bytes], rows: Floats) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new.npz")
        table: NDArray[np.uint8] = np.array([list(key) for key in keys], dtype=np.uint8)
        np.savez(fresh, keys=table, rows=rows)
        fresh.replace(self._path)


def _remembered(path: Path) -> dict[bytes, Floats]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            return {bytes(key): row for key, row in zip(held["keys"], held["rows"], strict=True)}
    except (OSError, EOFError, KeyError, ValueError, BadZipFile):
        return {}


class InProcesses:
    """An encoder that uses every processor: one slow single-threaded model in each."""

    def __init__(self, kind: type[Encoder] | type[MultilingualEncoder], *given: Path) -> None:
        self._count = max(1, os.cpu_count() or 1)
        # For the processes to come: several threads in each would fight for the same processors.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        self._pool = ProcessPoolExecutor(
            self._count, get_context("spawn"), _start, (kind, tuple(map(str, given)))
        )

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one row for each text."""
        shares = [list(texts[at :: self._count]) for at in range(self._count)]
        found = list(self._pool.map(_encode, shares))
        rows: Floats = np.empty((len(texts), found[0].shape[1]), dtype=np.float32)
        for at, share in enumerate(found):
            rows[at :: self._count] = share
        return rows

    def close(self) -> None:
        """Let the processes go."""
        self._pool.shutdown()


_here: list[Encoder | MultilingualEncoder] = []


def _start(kind: type[Encoder] | type[MultilingualEncoder], given: tuple[str, ...]) -> None:
    os.environ["OMP_NUM_THREADS"] = "1"
    _here.append(kind(*map(Path, given)))


def _encode(texts: Sequence[str]) -> Floats:
    encoder = _here[0]
    if not texts:
        return encoder.encode([" "])[:0]
    return encoder.encode(texts)
