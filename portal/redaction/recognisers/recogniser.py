"""The shape of a recogniser: a pattern, a check, and its own examples beside it.

The examples are part of the data, so that whoever changes a pattern sees at
once what it must find and what it must leave; a test runs every one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

LETTERS = re.compile(r"[a-z]+")
Found = re.Match[str]
Check = Callable[[Found], bool]


def always(_: Found) -> bool:
    """Accept whatever the pattern found."""
    return True


@dataclass(frozen=True)
class Recogniser:
    """One kind of detail: where to look and how to be sure.

    `finds` are pairs of a text and the part that must be found; `leaves` are
    texts in which it must find nothing. `needs` is a cheap first look and
    `words` the words of which one must be there; they spare the pattern. What is
    hidden is the named group of the pattern that matched, else the whole match.
    """

    kind: str
    pattern: re.Pattern[str]
    finds: tuple[tuple[str, str], ...]
    leaves: tuple[str, ...]
    accept: Check = always
    needs: re.Pattern[str] | None = None
    words: frozenset[str] = frozenset()

    def find(self, text: str, words: frozenset[str]) -> Iterator[tuple[str, int, int]]:
        """Yield kind, start and end of every detail of this kind in `text`.

        `words` are those of `text`, see `words_of`.
        """
        if self.words and self.words.isdisjoint(words):
            return
        if self.needs is not None and not self.needs.search(text):
            return
        for found in self.pattern.finditer(text):
            if self.accept(found):
                part = found.lastgroup or 0
                yield self.kind, found.start(part), found.end(part)


def words_of(text: str) -> frozenset[str]:
    """Return the words of `text` in small letters."""
    return frozenset(LETTERS.findall(text.lower()))


def digits_of(text: str) -> str:
    """Return only the digits of `text`."""
    return "".join(one for one in text if one in "0123456789")
