"""The only module that knows Whoosh: schema, writing, and reading a whole index back.

Whoosh stores terms, weights and records and commits them; questions are
answered elsewhere, from memory. Only the public reader interface is used, the
part that Whoosh 2.7.4 and its continuations share.
"""

from __future__ import annotations

import json
import os
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from whoosh import index
from whoosh.analysis import Analyzer, Token
from whoosh.fields import ID, STORED, FieldType, Schema
from whoosh.formats import Existence, Frequency

from search_index.documents import Document
from search_index.vocabulary import Vocabulary
from search_index.weighing import heading_words, plain_words, term_weights


class Weighed(Analyzer):  # type: ignore[misc]  # Whoosh ships no types
    """Passes through what `weighing` has already analysed: lines of a word and its weight."""

    def __call__(self, value: str, **_options: Any) -> Iterator[Any]:
        """Yield a token for each line of `value`."""
        token = Token(boosts=True)
        for line in value.split("\n"):
            text, _, weight = line.partition("\t")
            if text:
                token.text, token.boost = text, float(weight or 1)
                yield token


class Words(FieldType):  # type: ignore[misc]  # Whoosh ships no types
    """A field of ready-made words; `Frequency` keeps the weight, `Existence` only the fact."""

    def __init__(self, form: Any) -> None:
        self.analyzer = Weighed()
        self.format = form
        self.stored, self.unique, self.vector, self.scorable = False, False, None, False


def schema() -> Schema:
    """Return the fields of an index."""
    return Schema(
        id=ID(unique=True, stored=True),
        data=STORED(),
        all=Words(Frequency()),
        word=Words(Existence()),
        head=Words(Existence()),
    )


def write_new(path: Path, documents: Iterable[Document], vocabulary: Vocabulary) -> int:
    """Write all `documents` into a new index at `path`; return how many."""
    writer = index.create_in(str(path), schema()).writer(limitmb=256)
    count = 0
    for document in documents:
        writer.add_document(**fields(document, vocabulary))
        count += 1
    writer.commit()
    return count


def write_changes(
    path: Path, changed: Iterable[Document], removed: Iterable[str], vocabulary: Vocabulary
) -> int:
    """Apply changes to the copy at `path`; return how many records it then has."""
    opened = index.open_dir(str(path))
    writer = opened.writer()
    for gone in removed:
        writer.delete_by_term("id", gone)
    for document in changed:
        writer.update_document(**fields(document, vocabulary))
    writer.commit(merge=False)
    return int(opened.doc_count())


def link_copy(source: Path, target: Path, names: Iterable[str]) -> None:
    """Copy an index by hard links: Whoosh never changes a written file, only adds."""
    for name in names:
        os.link(source / name, target / name)


def fields(document: Document, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the fields of one record as Whoosh takes them."""
    weights = term_weights(document, vocabulary)
    return {
        "id": document.id,
        "data": json.dumps(document.to_mapping(), separators=(",", ":")),
        "all": "\n".join(f"{term}\t{weight}" for term, weight in weights.items()),
        "word": "\n".join(sorted(plain_words(document))),
        "head": "\n".join(sorted(heading_words(document))),
    }


class Contents:
    """Everything an index holds, read once: records, terms with weights, words with counts."""

    def __init__(self, path: Path) -> None:
        reader = index.open_dir(str(path), readonly=True).reader()
        try:
            alive = [n for n in range(reader.doc_count_all()) if not reader.is_deleted(n)]
            self._position = {n: at for at, n in enumerate(alive)}
            self.documents = [
                Document.from_mapping(json.loads(reader.stored_fields(n)["data"])) for n in alive
            ]
            self.terms = list(self._terms(reader))
            self.words = dict(self._counts(reader, "word"))
            self.headings = sorted(word for word, _ in self._counts(reader, "head"))
        finally:
            reader.close()

    def _terms(self, reader: Any) -> Iterator[tuple[str, array[int], array[float]]]:
        for raw in reader.lexicon("all"):
            documents, weights = array("I"), array("f")
            matcher = reader.postings("all", raw)
            while matcher.is_active():
                position = self._position.get(matcher.id())
                if position is not None:
                    documents.append(position)
                    weights.append(matcher.weight())
                matcher.next()
            if documents:
                yield raw.decode("utf-8"), documents, weights

    def _counts(self, reader: Any, field: str) -> Iterator[tuple[str, int]]:
        for raw in reader.lexicon(field):
            yield raw.decode("utf-8"), int(reader.doc_frequency(field, raw))
