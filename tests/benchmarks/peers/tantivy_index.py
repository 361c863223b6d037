"""tantivy-py: English stems, boosted fields, fast fields, aggregations, fuzzy terms."""

import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, SchemaBuilder
from tantivy import Query as Ask

from search_index import Document, Query
from search_index.distance import km_between
from search_index.documents import WIDE
from search_index.weighing import plain_words
from tests.benchmarks.corpus import Asked
from tests.benchmarks.peers.job import FACETS, ROWS, Reader, Reply, nearest

BOOSTS = {"name": 8.0, "tags": 4.0, "organization": 3.0, "summary": 3.0, "text": 1.0}
STEMS = {"tokenizer_name": "en_stem"}
COLUMNS = ("kind", "need", "district", "tier")


class Tantivy:
    name = "tantivy"

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def build(self, folder: Path, documents: Sequence[Document]) -> None:
        self._schema = _schema()
        self._index = _written(folder, "tantivy", self._schema, map(_fields, documents))
        self._searcher = self._index.searcher()
        held: Counter[str] = Counter()
        for document in documents:
            held.update(plain_words(document))
        self._held = held
        words = SchemaBuilder().add_text_field("word", stored=True, tokenizer_name="raw")
        self._word_schema = words.build()
        rows = ({"word": word} for word in held)
        self._words = _written(folder, "words", self._word_schema, rows).searcher()
        # Points by document address: reading stored fields of every hit would be far slower.
        found = self._searcher.search(Ask.all_query(), limit=len(documents) or 1).hits
        points = {d.id: (d.lat or 0.0, d.lon or 0.0) for d in documents}
        self._points = {
            (at.segment_ord, at.doc): points[self._searcher.doc(at)["id"][0]] for _, at in found
        }

    def answer(self, asked: Asked) -> Reply:
        query = asked.query
        match asked.kind:
            case "prefix":
                return self._starting(query.words)
            case "distance":
                return self._near(query)
            case "filter" | "browse":
                return self._filtered(query)
        return self._text(query.words)

    def _text(self, text: str) -> Reply:
        groups, fixed = self._reader.groups(text), None
        found = self._searcher.search(self._match(groups), ROWS)
        if not found.count:
            fixes = {one: self._right(one) for (one, *_) in groups}
            fixed = " ".join(fixes.get(word) or word for word in text.split())
            found = self._searcher.search(self._match(self._reader.groups(fixed)), ROWS)
        return Reply(found.count, self._ids(found.hits), corrected=fixed)

    def _right(self, word: str) -> str | None:
        if word in self._held:
            return None
        fuzzy = Ask.fuzzy_term_query(self._word_schema, "word", word, distance=2)
        hits = self._words.search(fuzzy, limit=200, count=False).hits
        found = [str(self._words.doc(at)["word"][0]) for _, at in hits]
        return nearest(word, {one: self._held[one] for one in found})

    def _starting(self, typed: str) -> Reply:
        starts = [
            Ask.boost_query(Ask.regex_query(self._schema, name, f"{typed}.*"), BOOSTS[name])
            for name in ("name", "tags", "organization")
        ]
        either = Ask.boolean_query([(Occur.Should, start) for start in starts])
        found = self._searcher.search(either, ROWS, count=False)
        return Reply(0, self._ids(found.hits))

    def _filtered(self, query: Query) -> Reply:
        groups = self._reader.groups(query.words)
        words = [(Occur.Must, self._match(groups))] if groups else []
        ask = self._all([*words, *self._filters(query)])
        if groups:
            found = self._searcher.search(ask, ROWS)
        else:
            found = self._searcher.search(
                ask, ROWS, order_by_field="title", order=tantivy.Order.Asc
            )
        facets: dict[str, dict[str, int]] = {}
        same: list[str] = []
        chosen = {"kind": query.kinds, "need": query.needs, "district": query.districts}
        for facet in FACETS:
            if not chosen.get(facet):
                same.append(facet)  # not filtered by: one pass over the results counts them all
                continue
            others = self._all([*words, *self._filters(query, without=facet)])
            facets |= self._counts(others, [facet])
        return Reply(found.count, self._ids(found.hits), facets | self._counts(ask, same))

    def _counts(self, ask: Any, facets: list[str]) -> dict[str, dict[str, int]]:
        wanted = {facet: {"terms": {"field": facet, "size": 100}} for facet in facets}
        counted = self._searcher.aggregate(ask, wanted)
        return {
            facet: {row["key"]: int(row["doc_count"]) for row in counted[facet]["buckets"]}
            for facet in facets
        }

    def _near(self, query: Query) -> Reply:
        point, km = query.point or (0.0, 0.0), query.within_km or 0.0
        high, wide = km / 111.0, km / (111.0 * math.cos(math.radians(point[0])))
        box = (("lat", point[0] - high, point[0] + high), ("lon", point[1] - wide, point[1] + wide))
        real = tantivy.FieldType.Float
        ranges = [Ask.range_query(self._schema, name, real, low, top) for name, low, top in box]
        words = self._match(self._reader.groups(query.words))
        ask = self._all([(Occur.Must, part) for part in (words, *ranges)])
        hits = self._searcher.search(ask, limit=len(self._points), count=False).hits
        near = []
        for _, at in hits:
            away = km_between(point, self._points[at.segment_ord, at.doc])
            if away <= km:
                near.append((away, at))
        near.sort(key=lambda pair: pair[0])
        return Reply(len(near), self._ids(near[:ROWS]))

    def _match(self, groups: list[tuple[str, ...]]) -> Any:
        text = " AND ".join("(" + " OR ".join(f'"{form}"' for form in g) + ")" for g in groups)
        return self._index.parse_query(text, list(BOOSTS), field_boosts=BOOSTS)

    def _filters(self, query: Query, without: str = "") -> list[tuple[Any, Any]]:
        parts = []
        chosen = {"kind": query.kinds, "need": query.needs, "place": query.districts}
        for name, values in chosen.items():
            if values and name != without.replace("district", "place"):
                wide = ("*wide",) if name == "place" else ()
                parts.append(Ask.term_set_query(self._schema, name, [*values, *wide]))
        if query.age is not None:
            integer = tantivy.FieldType.Integer
            parts.append(Ask.range_query(self._schema, "low", integer, None, query.age))
            parts.append(Ask.range_query(self._schema, "high", integer, query.age, None))
        return [(Occur.Must, Ask.const_score_query(part, 0.0)) for part in parts]

    def _all(self, parts: list[tuple[Any, Any]]) -> Any:
        return Ask.boolean_query(parts)

    def _ids(self, hits: Any) -> tuple[str, ...]:
        return tuple(self._searcher.doc(at)["id"][0] for _, at in hits)


def _schema() -> Any:
    builder = SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("title", stored=True, fast=True, tokenizer_name="raw")
    for name in BOOSTS:
        builder.add_text_field(name, stored=name == "summary", **STEMS)
    for name in (*COLUMNS, "place"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw")
    for name in ("lat", "lon"):
        builder.add_float_field(name, fast=True)
    for name in ("low", "high"):
        builder.add_integer_field(name, indexed=True, fast=True)
    return builder.build()


def _fields(d: Document) -> dict[str, Any]:
    place = [*d.districts, *(["*wide"] if d.coverage in WIDE else [])]
    return {
        "id": d.id, "title": d.name, "name": d.name, "tags": " ".join(d.tags), "text": d.text,
        "organization": d.organization, "summary": d.summary, "kind": d.kind,
        "need": list(d.needs), "district": list(d.districts), "place": place,
        "tier": d.tier or "", "lat": d.lat, "lon": d.lon, "low": d.min_age or 0,
        "high": d.max_age if d.max_age is not None else 99,
    }  # fmt: skip


def _written(folder: Path, name: str, schema: Any, rows: Any) -> Any:
    """Write an index of one segment and open it."""
    (folder / name).mkdir()
    index = tantivy.Index(schema, str(folder / name))
    writer = index.writer(heap_size=128_000_000, num_threads=1)
    for row in rows:
        writer.add_document(tantivy.Document.from_dict(row, schema))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index
