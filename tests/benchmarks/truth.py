"""Holds our answers to the plain scan: the totals, and the words that were put right."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from search_index import Document, Query, Vocabulary
from search_index.asking import understand
from search_index.naive import passes, score_of
from search_index.weighing import term_weights
from tests.benchmarks.corpus import Asked
from tests.benchmarks.peers.job import Reply
from tests.benchmarks.peers.ours import Ours

COMPARED = ("keyword", "multi", "synonym", "filter", "distance", "browse")
OFF: dict[str, Any] = {"types": (), "kinds": (), "needs": (), "phases": (), "districts": (),
                       "tiers": (), "days": (), "age": None, "free": False,
                       "within_km": None}  # fmt: skip
FIELD = {"type": "types", "kind": "kinds", "need": "needs", "phase": "phases",
         "district": "districts", "tier": "tiers", "day": "days"}  # fmt: skip


class Truth:
    """What `search_index.naive` says, with the weighing of each record done once."""

    def __init__(self, documents: Sequence[Document], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._records = [(d, term_weights(d, vocabulary)) for d in documents]

    def total(self, query: Query) -> int:
        """Return how many records hold all words and pass all filters."""
        groups = understand(query.words, self._vocabulary).groups
        return sum(
            all(any(term in weights for term in group.terms) for group in groups)
            and passes(document, query)
            for document, weights in self._records
        )

    def agrees_with_naive(self, query: Query) -> bool:
        """Say whether the shortcut above counts as `naive` does, on the first records."""
        few = self._records[:200]
        question = understand(query.words, self._vocabulary)
        plain = sum(
            score_of(d, question, self._vocabulary) is not None and passes(d, query) for d, _ in few
        )
        return plain == Truth.total(_of(few, self._vocabulary), query)


def _of(records: list[tuple[Document, dict[str, float]]], vocabulary: Vocabulary) -> Truth:
    some = Truth((), vocabulary)
    some._records = records
    return some


def wrong_totals(ours: Ours, asked: Sequence[Asked], truth: Truth) -> list[str]:
    """Return the questions whose total is not the plain truth.

    Where ours let filters go, nothing may be found with them, and the total
    must be that of the question without them.
    """
    wrong = []
    for one in asked:
        if one.kind not in COMPARED:
            continue
        answer, query = ours.ask(one), one.query
        if answer.relaxed:
            right = truth.total(query) == 0
            off = {FIELD.get(name, name): OFF[FIELD.get(name, name)] for name in answer.relaxed}
            query = replace(query, **off)
        else:
            right = True
        if not right or truth.total(query) != answer.total or not truth.agrees_with_naive(query):
            wrong.append(f"{one.kind} {one.query.words!r}: {answer.total}")
    return wrong


def put_right(asked: Sequence[Asked], replies: Sequence[Reply]) -> int:
    """Return how many misspelt words became the word that was meant."""
    pairs = zip(asked, replies, strict=True)
    return sum(one.kind == "misspelt" and reply.corrected == one.meant for one, reply in pairs)
