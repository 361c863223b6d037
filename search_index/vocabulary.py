"""What families call things: every form of a group means one concept.

The groups are content, edited by officers. A text that holds any form of a
group also carries the group's concept, so an old name or an acronym finds what
it is called today, and a phrase inside a group needs no word positions.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from search_index.analysis import RAW_WORD, fold, fold_word, stem

MARK = "="


class Token(NamedTuple):
    """A word of a text: its folded form, its stem, and whether it was in capitals."""

    word: str
    stem: str
    capitals: bool


class Form(NamedTuple):
    """One way to say a concept. A shy form counts only in capitals, or alone."""

    stems: tuple[str, ...]
    concept: str
    shy: bool


class Span(NamedTuple):
    """A concept found in a text, from word `start` up to, not including, `end`."""

    start: int
    end: int
    concept: str


@dataclass(frozen=True)
class Vocabulary:
    """Concepts by their stemmed forms, curated corrections and stop words."""

    forms: Mapping[str, tuple[Form, ...]]
    labels: Mapping[str, str]
    corrections: Mapping[str, str]
    stop_words: frozenset[str]
    sha256: str

    @classmethod
    def from_mapping(cls, raw: Mapping[str, Any]) -> "Vocabulary":
        """Build the vocabulary from the parsed `vocabulary.yaml`."""
        labels = {group["concept"]: group["label"] for group in raw.get("groups", ())}
        return cls(
            forms=_by_first_stem(raw.get("groups", ())),
            labels=labels,
            corrections={fold(k): fold(v) for k, v in raw.get("corrections", {}).items()},
            stop_words=frozenset(fold_word(word) for word in raw.get("stop_words", ())),
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
        for form in self.forms.get(tokens[at].stem, ()):
            end = at + len(form.stems)
            if tuple(token.stem for token in tokens[at:end]) != form.stems:
                continue
            if form.shy and not (
                all(token.capitals for token in tokens[at:end])
                or (alone and len(tokens) == len(form.stems))
            ):
                continue
            return Span(at, end, form.concept)
        return None


def _by_first_stem(groups: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Form, ...]]:
    """Return all forms by their first stem, longest first, so that most words look nothing up."""
    seen: set[tuple[str, ...]] = set()
    found: dict[str, list[Form]] = {}
    for group in groups:
        shy = {key_of(form) for form in group.get("capitals_only", ())}
        for key in (key_of(form) for form in group["forms"]):
            if key and key not in seen:
                seen.add(key)
                found.setdefault(key[0], []).append(Form(key, group["concept"], key in shy))
    return {
        first: tuple(sorted(forms, key=lambda form: -len(form.stems)))
        for first, forms in found.items()
    }


def key_of(form: str) -> tuple[str, ...]:
    """Return the stems of a form, as texts are compared with it."""
    return tuple(token.stem for token in tokens_of(form))


def tokens_of(text: str) -> list[Token]:
    """Return the words of `text` with what the vocabulary needs to know of each."""
    return [token for raw in RAW_WORD.findall(text) if (token := _token(raw)).word]


@lru_cache(maxsize=65536)
def _token(raw: str) -> Token:
    word = fold_word(raw)
    return Token(word, stem(word), len(raw) > 1 and raw.isupper())
