"""Puts misspelt words right: curated slips first, then the nearest word records really use.

A table of deletions answers in microseconds what comparing with every word
would answer in milliseconds. The first letter is seldom wrong, so words that
share it are preferred; then the closer, then the commoner.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

SHORTEST = 4  # below this almost every word is near some other
PREFIX = 9  # deletions are taken from the start of a word: long words differ there too


class Speller:
    """The words of one index with their document counts, ready to be guessed from."""

    def __init__(self, counts: Mapping[str, int], curated: Mapping[str, str]) -> None:
        self._counts = {word: n for word, n in counts.items() if not word.isdigit()}
        self._curated = curated
        self._deletes: dict[str, list[str]] = {}
        for word in self._counts:
            if len(word) >= SHORTEST:
                for variant in deletions(word[:PREFIX], 2):
                    self._deletes.setdefault(variant, []).append(word)

    def knows(self, word: str) -> bool:
        """Say whether any record uses `word`."""
        return word in self._counts

    def correct(self, word: str) -> str | None:
        """Return the word meant by the unknown `word`, or None when nothing is near."""
        if word in self._curated:
            return self._curated[word]
        if len(word) < SHORTEST or word.isdigit() or word in self._counts:
            return None
        near = sorted((self._rank(word, other), other) for other in self._candidates(word))
        return near[0][1] if near and near[0][0][0] <= 2 + (len(word) > 7) else None

    def _candidates(self, word: str) -> Iterator[str]:
        seen: set[str] = set()
        for variant in deletions(word[:PREFIX], 2):
            for other in self._deletes.get(variant, ()):
                if other not in seen and abs(len(other) - len(word)) <= 3:
                    seen.add(other)
                    yield other

    def _rank(self, word: str, other: str) -> tuple[int, int, int]:
        steps = distance(word, other)
        return (steps + (word[0] != other[0]), steps, -self._counts[other])


def deletions(word: str, most: int) -> set[str]:
    """Return `word` and every word left when up to `most` letters are taken out."""
    found = {word}
    layer = {word}
    for _ in range(most):
        layer = {one[:at] + one[at + 1 :] for one in layer for at in range(len(one))}
        found |= layer
    return found


@lru_cache(maxsize=4096)
def distance(one: str, other: str) -> int:
    """Return the edits between two words; swapping two neighbours counts as one (Damerau)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        older, before = before, row
        row = [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
