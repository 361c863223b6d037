"""One term of the index: which records hold it and what each gains by it (BM25).

Kept as two small arrays per term; the sets and tables a hot term needs are
made on first use and forgotten when others are hotter.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping
from functools import lru_cache

from search_index.bits import from_positions

K1 = 1.2
B = 0.35  # a long description says little about how well a record fits


class Postings:
    """All terms of one generation. Positions are record numbers, gains are BM25 scores."""

    def __init__(self, lengths: list[float]) -> None:
        mean = (sum(lengths) / len(lengths)) if lengths else 1.0
        self._norms = [K1 * (1 - B + B * length / (mean or 1.0)) for length in lengths]
        self._documents: dict[str, array[int]] = {}
        self._weights: dict[str, array[float]] = {}
        self.size = len(lengths)
        # Bound to this object, so that a replaced generation takes its caches with it.
        self.gains = lru_cache(maxsize=2048)(self._gains)
        self.bits = lru_cache(maxsize=8192)(self._bits)
        self.best = lru_cache(maxsize=2048)(self._best)

    def add(self, term: str, documents: array[int], weights: array[float]) -> None:
        """Take the postings of one term, in ascending order of record."""
        self._documents[term] = documents
        self._weights[term] = weights

    def __contains__(self, term: str) -> bool:
        return term in self._documents

    def count(self, term: str) -> int:
        """Return how many records hold `term`."""
        return len(self._documents.get(term, ()))

    def _bits(self, terms: tuple[str, ...]) -> int:
        found = 0
        for term in terms:
            if term in self._documents:
                found |= from_positions(self._documents[term], self.size)
        return found

    def _gains(self, terms: tuple[str, ...]) -> Mapping[int, float]:
        """Return what each record gains by a group: its best alternative counts, not all."""
        gains: dict[int, float] = {}
        for term in terms:
            if term not in self._documents:
                continue
            one = self._gains_by(term)
            if gains:
                one = {n: gain for n, gain in one.items() if gain > gains.get(n, 0.0)}
            gains.update(one)
        return gains

    def _gains_by(self, term: str) -> dict[int, float]:
        norms, most = self._norms, self._idf(term) * (K1 + 1)
        pairs = zip(self._documents[term], self._weights[term], strict=True)
        return {n: most * weight / (weight + norms[n]) for n, weight in pairs}

    def _best(self, terms: tuple[str, ...]) -> array[int]:
        """Return the records of one group, best first; ties by record number."""
        gains = self.gains(terms)
        return array("I", sorted(sorted(gains), key=gains.__getitem__, reverse=True))

    def _idf(self, term: str) -> float:
        held = self.count(term)
        return math.log(1 + (self.size - held + 0.5) / (held + 0.5))
