"""The lists of names and words, read once from the files in `portal/redaction/words`.

Where they come from and under which licence stands in LICENCES.md beside them.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "words"


@dataclass(frozen=True)
class WordLists:
    """Names and words in small plain letters.

    given: nothing but a given name, found wherever it has a capital.
    everyday: those of them that are common enough to be found in small letters too.
    word_names: names that are words too (Daisy, Jack): a capital amid a sentence is enough.
    doubtful: words, months and places that are names too (May, Hope): only beside a sign.
    surnames: nothing but a surname; word_surnames: surnames that are words too (Hill).
    kept: never a name in a comment about services. places: towns and other proper nouns.
    """

    given: frozenset[str]
    everyday: frozenset[str]
    word_names: frozenset[str]
    doubtful: frozenset[str]
    surnames: frozenset[str]
    word_surnames: frozenset[str]
    kept: frozenset[str]
    places: frozenset[str]
    english: frozenset[str]
    phrases: dict[str, list[list[str]]]

    def is_name(self, word: str) -> bool:
        """Tell whether `word` may be a given name at all; doubtful ones included."""
        return self.is_sure(word) or word in self.word_names or word in self.doubtful

    def is_plain(self, word: str) -> bool:
        """Tell whether `word` is an English word or one we keep, and no name besides."""
        return (word in self.english or word in self.kept) and not (
            word in self.doubtful or word in self.word_names
        )

    def is_sure(self, word: str) -> bool:
        """Tell whether `word` is nothing but a given name, a part of a double name included."""
        if word in self.given:
            return True
        return "-" in word and word.split("-")[0] in self.given

    def is_surname(self, word: str) -> bool:
        """Tell whether `word` is a surname, one that is also a word included."""
        return any(
            part in self.surnames or part in self.word_surnames for part in (word, *word.split("-"))
        ) or word.startswith(("o'", "mc", "mac", "fitz"))

    def is_unknown(self, word: str) -> bool:
        """Tell whether no list holds `word`: no English word, no place, nothing we keep."""
        return not (
            word in self.english
            or word in self.kept
            or word in self.places
            or word in self.doubtful
        ) and not ("-" in word and all(part in self.english for part in word.split("-") if part))


@cache
def word_lists() -> WordLists:
    """Return the lists; the first call reads a megabyte and takes some hundredths of a second."""
    return WordLists(
        given=_read("given_names"),
        everyday=_read("everyday_names"),
        word_names=_read("word_names"),
        doubtful=_read("doubtful_names"),
        surnames=_read("surnames"),
        word_surnames=_read("word_surnames"),
        kept=_read("kept_words"),
        places=_read("places"),
        english=_read("english"),
        phrases=_phrases(),
    )


def _phrases() -> dict[str, list[list[str]]]:
    """Return the phrases that are no person in need of care, by their first word."""
    found: dict[str, list[list[str]]] = {}
    for line in (FOLDER / "kept_phrases.txt").read_text("utf-8").splitlines():
        first, *rest = line.split()
        found.setdefault(first, []).append(rest)
    return found


def _read(name: str) -> frozenset[str]:
    return frozenset((FOLDER / f"{name}.txt").read_text("utf-8").split())
