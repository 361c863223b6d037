"""Our own engine through its public door."""

from collections.abc import Sequence
from pathlib import Path

from search_index import Document, SearchIndex, Vocabulary, build
from search_index.queries import Answer
from tests.benchmarks.corpus import Asked
from tests.benchmarks.peers.job import ROWS, Reply


class Ours:
    name = "ours"

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def build(self, folder: Path, documents: Sequence[Document]) -> None:
        build(folder, "kent", documents, self._vocabulary, 1)
        self._index = SearchIndex(folder, "kent", self._vocabulary)
        self._index.suggest("a")

    def ask(self, asked: Asked) -> Answer:
        """Return the whole answer, for comparing with the plain truth."""
        return self._index.search(asked.query)

    def answer(self, asked: Asked) -> Reply:
        if asked.kind == "prefix":
            return Reply(0, self._index.suggest(asked.query.words, ROWS))
        found = self._index.search(asked.query)
        return Reply(found.total, tuple(hit.document.id for hit in found.hits),
                     corrected=found.suggestion)  # fmt: skip
