"""The job every engine is given: what goes in, what must come out, and how questions are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import yaml

from search_index import Document, Vocabulary
from search_index.spelling import distance
from search_index.vocabulary import tokens_of
from tests.benchmarks.corpus import Asked

FACETS = ("kind", "need", "district", "tier")  # of the eight that ours always counts
ROWS = 10
VOCABULARY = Path(__file__).parents[3] / "content" / "england" / "vocabulary.yaml"


@dataclass(frozen=True)
class Reply:
    """What an engine found: how many, the first ten, facet counts, the words as put right."""

    total: int
    ids: tuple[str, ...]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    corrected: str | None = None


class Peer(Protocol):
    """One engine."""

    name: str

    def build(self, folder: Path, documents: Sequence[Document]) -> None:
        """Index `documents` in `folder` and open the index."""

    def answer(self, asked: Asked) -> Reply:
        """Do the whole job once, keeping no answers."""


def read_words() -> dict[str, Any]:
    """Return the parsed vocabulary file."""
    read: dict[str, Any] = yaml.safe_load(VOCABULARY.read_text(encoding="utf-8"))
    return read


class Reader:
    """Reads questions for the peers: groups of alternative phrases, all of which must be found."""

    def __init__(self) -> None:
        raw = read_words()
        self.vocabulary = Vocabulary.from_mapping(raw)
        self._forms = {group["concept"]: tuple(group["forms"]) for group in raw["groups"]}

    def groups(self, text: str) -> list[tuple[str, ...]]:
        """Return the alternatives for each idea in `text`."""
        tokens = tokens_of(text)
        spans = {span.start: span for span in self.vocabulary.spans(tokens, alone=True)}
        found: list[tuple[str, ...]] = []
        at = 0
        while at < len(tokens):
            span = spans.get(at)
            if span is not None:
                typed = " ".join(token.word for token in tokens[span.start : span.end])
                found.append((typed, *self._forms[span.concept]))
            elif tokens[at].word not in self.vocabulary.stop_words:
                found.append((tokens[at].word,))
            at = span.end if span else at + 1
        return found


def nearest(word: str, candidates: Mapping[str, int]) -> str | None:
    """Return the candidate meant by `word`: few edits, same first letter, then often used."""
    ranked = sorted(
        (distance(word, other) + (word[0] != other[0]), -count, other)
        for other, count in candidates.items()
    )
    return ranked[0][2] if ranked and ranked[0][0] <= 3 else None
