"""Plain retrieval as a peer: Okapi BM25 (Robertson 1994) over what each topic says and is asked."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

K1, B = 1.5, 0.75  # the usual values


class Bm25:
    """One document for each topic; a question's score is summed over its words."""

    def __init__(self, documents: Mapping[str, str]) -> None:
        self._counts = {slug: Counter(words(text)) for slug, text in documents.items()}
        self._lengths = {slug: sum(count.values()) for slug, count in self._counts.items()}
        self._mean = sum(self._lengths.values()) / len(self._lengths)
        self._seen = Counter(word for count in self._counts.values() for word in count)

    def ranking(self, text: str) -> Sequence[tuple[str, float]]:
        """Return topics with their scores, best first."""
        scores = {slug: self._score(slug, words(text)) for slug in self._counts}
        return sorted(scores.items(), key=lambda pair: -pair[1])

    def _score(self, slug: str, asked: Sequence[str]) -> float:
        count, length = self._counts[slug], self._lengths[slug] / self._mean
        total = 0.0
        for word in asked:
            if count[word]:
                rare = math.log(
                    1 + (len(self._counts) - self._seen[word] + 0.5) / (self._seen[word] + 0.5)
                )
                total += rare * count[word] * (K1 + 1) / (count[word] + K1 * (1 - B + B * length))
        return total


def words(text: str) -> list[str]:
    """Return lower-case words."""
    return re.findall(r"[a-z0-9']+", text.lower())
