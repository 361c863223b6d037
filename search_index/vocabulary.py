"""What families call things: every form of a group means one concept.

The groups are content, edited by officers. A text that holds any form of a
group also carries the group's concept, so an old name or an acronym finds what
it is called today, and a phrase inside a group needs no word positions.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from search_index.analysis import fold, stem, words

MARK = "="


class Token(NamedTuple):
    """A word of a text: its folded form, its stem, and whether it was in capitals."""

    word: str
    stem: str
    capitals: bool


class Span(NamedTuple):
    """A concept found in a text, from word `start` up to, not including, `end`."""

    start: int
    end: int
    concept: str


@dataclass(frozen=True)
class Vocabulary:
    """Concepts by their stemmed forms, curated corrections and stop words."""

    forms: Mapping[tuple[str, ...], str]
    capitals_only: frozenset[tuple[str, ...]]
    labels: Mapping[str, str]
    corrections: Mapping[str, str]
    stop_words: frozenset[str]
    longest: int
    sha256: str

    @classmethod
    def from_mapping(cls, raw: Mapping[str, Any]) -> "Vocabulary":
        """Build the vocabulary from the parsed `vocabulary.yaml`."""
        forms: dict[tuple[str, ...], str] = {}
        labels: dict[str, str] = {}
        shy: set[tuple[str, ...]] = set()
        for group in raw.get("groups", ()):
            labels[group["concept"]] = group["label"]
            for form in group["forms"]:
                forms.setdefault(key_of(form), group["concept"])
            shy.update(key_of(form) for form in group.get("capitals_only", ()))
        forms.pop((), None)
        return cls(
            forms=forms,
            capitals_only=frozenset(shy),
            labels=labels,
            corrections={
                fold(wrong): fold(right) for wrong, right in raw.get("corrections", {}).items()
            },
            stop_words=frozenset(fold(word).replace("'", "") for word in raw.get("stop_words", ())),
            longest=max(map(len, forms), default=1),
            sha256=hashlib.sha256(
                json.dumps(raw, sort_keys=True, default=str).encode()
            ).hexdigest(),
        )

    def spans(self, tokens: Sequence[Token], alone: bool = False) -> list[Span]:
        """Return the concepts in `tokens`, longest match first, none overlapping.

        `alone`: the text is a whole question, so that "OT" typed small and by
        itself still means occupational therapy.
        """
        found, at = [], 0
        while at < len(tokens):
            span = self._longest_at(tokens, at, alone)
            if span is None:
                at += 1
            else:
                found.append(span)
                at = span.end
        return found

    def _longest_at(self, tokens: Sequence[Token], at: int, alone: bool) -> Span | None:
        for end in range(min(len(tokens), at + self.longest), at, -1):
            key = tuple(token.stem for token in tokens[at:end])
            concept = self.forms.get(key)
            shy = key in self.capitals_only and not all(t.capitals for t in tokens[at:end])
            if concept is None or (shy and not (alone and len(tokens) == end - at)):
                continue
            return Span(at, end, concept)
        return None


def key_of(form: str) -> tuple[str, ...]:
    """Return the stems of a form, as texts are compared with it."""
    return tuple(stem(word) for word in words(form))


def tokens_of(text: str) -> list[Token]:
    """Return the words of `text` with what the vocabulary needs to know of each."""
    return [Token(word, stem(word), capitals) for word, capitals in _cased(text)]


def _cased(text: str) -> list[tuple[str, bool]]:
    found = []
    for raw in text.split():
        for word in words(raw):
            letters = [char for char in raw if char.isalpha()]
            found.append((word, len(letters) > 1 and all(char.isupper() for char in letters)))
    return found
