"""Whoosh used as its documentation says: fields, `MultifieldParser`, `groupedby`, `corrector`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoosh import index, query, sorting
from whoosh.analysis import StandardAnalyzer, StemmingAnalyzer
from whoosh.fields import ID, KEYWORD, NUMERIC, TEXT, Schema
from whoosh.qparser import AndGroup, MultifieldParser

from search_index import Document, Query
from search_index.distance import km_between
from search_index.documents import WIDE
from tests.benchmarks.corpus import Asked
from tests.benchmarks.peers.job import FACETS, ROWS, Reader, Reply

FIELDS = ("name", "tags", "organization", "summary", "text")
MANY = {"need", "district"}


class PlainWhoosh:
    name = "plain Whoosh"

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def build(self, folder: Path, documents: Sequence[Document]) -> None:
        (folder / "whoosh").mkdir()
        made = index.create_in(str(folder / "whoosh"), _schema())
        writer = made.writer(limitmb=256)
        for document in documents:
            writer.add_document(**_fields(document))
        writer.commit(optimize=True)
        # One searcher and parser for the process: opening them for each request costs more.
        self._searcher = made.searcher()
        self._parser = MultifieldParser(FIELDS, made.schema, group=AndGroup)

    def answer(self, asked: Asked) -> Reply:
        match asked.kind:
            case "prefix":
                # One field: the union of three Prefix queries never ends on large indexes.
                starts = query.Prefix("head", asked.query.words)
                return self._reply(self._searcher.search(starts, limit=ROWS), count=False)
            case "distance":
                return self._near(asked.query)
            case "filter" | "browse":
                return self._filtered(asked.query)
        return self._text(asked.query.words)

    def _text(self, text: str) -> Reply:
        groups, fixed = self._reader.groups(text), None
        found = self._searcher.search(self._match(groups), limit=ROWS)
        if not len(found):
            corrector = self._searcher.corrector("word")
            fixes = {
                one: next(iter(corrector.suggest(one, limit=1, maxdist=2, prefix=1)), one)
                for (one, *_) in groups
            }
            fixed = " ".join(fixes.get(word, word) for word in text.split())
            found = self._searcher.search(self._match(self._reader.groups(fixed)), limit=ROWS)
        return self._reply(found, corrected=fixed)

    def _filtered(self, asked: Query) -> Reply:
        groups = self._reader.groups(asked.words)
        words = [self._match(groups)] if groups else []
        chosen = {"kind": asked.kinds, "need": asked.needs, "district": asked.districts}
        together = [facet for facet in FACETS if not chosen.get(facet)]
        ask = query.And([*words, *_filters(asked)]) if words or _filters(asked) else query.Every()
        order = {} if groups else {"sortedby": "title"}
        found = self._searcher.search(ask, limit=ROWS, groupedby=_grouped(together), **order)
        facets = {facet: found.groups(facet) for facet in together}
        for facet in FACETS:
            if facet not in together:
                others = query.And([*words, *_filters(asked, without=facet)] or [query.Every()])
                by = self._searcher.search(others, limit=1, groupedby=_grouped([facet]))
                facets[facet] = by.groups(facet)
        return self._reply(found, facets)

    def _near(self, asked: Query) -> Reply:
        point, km = asked.point or (0.0, 0.0), asked.within_km or 0.0
        found = self._searcher.search(self._match(self._reader.groups(asked.words)), limit=None)
        away = ((km_between(point, (hit["lat"], hit["lon"])), hit["id"]) for hit in found)
        near = sorted(pair for pair in away if pair[0] <= km)
        return Reply(len(near), tuple(key for _, key in near[:ROWS]))

    def _match(self, groups: list[tuple[str, ...]]) -> Any:
        text = " AND ".join("(" + " OR ".join(f'"{form}"' for form in g) + ")" for g in groups)
        return self._parser.parse(text)

    def _reply(
        self, found: Any, facets: Any = None, corrected: str | None = None, count: bool = True
    ) -> Reply:
        ids = tuple(hit["id"] for hit in found)
        return Reply(len(found) if count else 0, ids, facets or {}, corrected)


def _grouped(names: list[str]) -> Any:
    grouped = sorting.Facets()
    for name in names:
        facet = sorting.FieldFacet(name, allow_overlap=name in MANY, maptype=sorting.Count)
        grouped.add_facet(name, facet)
    return grouped


def _filters(asked: Query, without: str = "") -> list[Any]:
    parts: list[Any] = []
    for name, values in (("kind", asked.kinds), ("need", asked.needs), ("place", asked.districts)):
        if values and name != without.replace("district", "place"):
            wide = ("*wide",) if name == "place" else ()
            parts.append(query.Or([query.Term(name, value) for value in (*values, *wide)]))
    if asked.age is not None:
        parts.append(query.NumericRange("low", None, asked.age))
        parts.append(query.NumericRange("high", asked.age, None))
    return [query.ConstantScoreQuery(part, 0.0) for part in parts]


def _schema() -> Schema:
    stems = StemmingAnalyzer(cachesize=-1)
    boosts = {"name": 8.0, "tags": 4.0, "organization": 3.0, "summary": 3.0, "text": 1.0}
    return Schema(
        id=ID(stored=True, unique=True), title=ID(stored=True, sortable=True),
        **{name: TEXT(analyzer=stems, field_boost=boosts[name]) for name in FIELDS},
        **{name: KEYWORD(commas=True) for name in ("kind", "need", "district", "tier", "place")},
        head=TEXT(analyzer=StandardAnalyzer(), phrase=False),
        word=TEXT(analyzer=StandardAnalyzer(), phrase=False),
        low=NUMERIC(sortable=True), high=NUMERIC(sortable=True),
        lat=NUMERIC(float, stored=True), lon=NUMERIC(float, stored=True), about=ID(stored=True),
    )  # fmt: skip


def _fields(d: Document) -> dict[str, Any]:
    place = [*d.districts, *(["*wide"] if d.coverage in WIDE else [])]
    texts = {"name": d.name, "tags": " ".join(d.tags), "organization": d.organization,
             "summary": d.summary, "text": d.text}  # fmt: skip
    return {
        "id": d.id, "title": d.name, **texts, "word": " ".join(texts.values()),
        "head": " ".join((d.name, texts["tags"], d.organization)), "about": d.summary,
        "kind": d.kind, "need": ",".join(d.needs), "district": ",".join(d.districts),
        "place": ",".join(place), "tier": d.tier, "low": d.min_age, "high": d.max_age,
        "lat": d.lat, "lon": d.lon,
    }  # fmt: skip
