"""SQLite FTS5: stems, weighted columns, prefix index, a trigram table for spelling, SQL facets."""

import math
import sqlite3
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from search_index import Document, Query
from search_index.documents import WIDE
from search_index.weighing import plain_words
from tests.benchmarks.corpus import Asked
from tests.benchmarks.peers.job import FACETS, ROWS, Reader, Reply, nearest

TABLES = """
CREATE VIRTUAL TABLE fts USING fts5(name, tags, organization, summary, text,
    tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3 4');
INSERT INTO fts(fts, rank) VALUES ('rank', 'bm25(8.0, 4.0, 3.0, 3.0, 1.0)');
CREATE TABLE record(n INTEGER PRIMARY KEY, id TEXT, name TEXT, summary TEXT, kind TEXT,
    district TEXT, wide INTEGER, tier TEXT, low INTEGER, high INTEGER, lat REAL, lon REAL);
CREATE TABLE need(need TEXT, n INTEGER, PRIMARY KEY (need, n)) WITHOUT ROWID;
CREATE INDEX need_of ON need(n, need);
CREATE INDEX by_kind ON record(kind); CREATE INDEX by_district ON record(district);
CREATE INDEX by_lat ON record(lat);
CREATE TABLE word(n INTEGER PRIMARY KEY, word TEXT UNIQUE, held INTEGER);
CREATE VIRTUAL TABLE near USING fts5(word, tokenize = 'trigram', detail = 'none');
"""
NAMES = "SELECT r.id, r.name, r.summary FROM fts JOIN record r ON r.n = fts.rowid"
FIRST = f"{NAMES} WHERE fts MATCH ? ORDER BY rank LIMIT {ROWS}"
WEIGHTS = "8.0, 4.0, 3.0, 3.0, 1.0"
TESTS = {
    "kind": "r.kind IN ({})",
    "district": "(r.wide OR r.district IN ({}))",
    "need": "r.n IN (SELECT x.n FROM need x WHERE x.need IN ({}))",
}
Test = tuple[str, tuple[Any, ...]]  # a condition and the values it takes


class Fts5:
    name = "SQLite FTS5"

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def build(self, folder: Path, documents: Sequence[Document]) -> None:
        self._db = sqlite3.connect(folder / "fts5.db", cached_statements=512)
        self._db.execute("PRAGMA cache_size = -65536")
        self._db.executescript(TABLES)
        held: Counter[str] = Counter()
        for n, d in enumerate(documents):
            tags = " ".join(d.tags)
            texts = (d.name, tags, d.organization, d.summary, d.text)
            self._run("INSERT INTO fts(rowid, name, tags, organization, summary, text)"
                      " VALUES (?,?,?,?,?,?)", (n, *texts))  # fmt: skip
            row = (n, d.id, d.name, d.summary, d.kind, d.districts[0], d.coverage in WIDE, d.tier,
                   d.min_age, d.max_age, d.lat, d.lon)  # fmt: skip
            self._run("INSERT INTO record VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", row)
            self._db.executemany("INSERT INTO need VALUES (?,?)", [(one, n) for one in d.needs])
            held.update(plain_words(d))
        self._db.executemany("INSERT INTO word(word, held) VALUES (?,?)", sorted(held.items()))
        self._run("INSERT INTO near(rowid, word) SELECT n, word FROM word")
        self._run("INSERT INTO fts(fts) VALUES ('optimize')")
        self._db.create_function("cos_km", 4, _km, deterministic=True)
        self._db.commit()
        self._run("ANALYZE")

    def answer(self, asked: Asked) -> Reply:
        query = asked.query
        match asked.kind:
            case "prefix":
                match = f'{{name tags organization}} : "{query.words}" *'
                return Reply(0, self._ids(FIRST, (match,)))
            case "distance":
                return self._near(query)
            case "filter" | "browse":
                return self._filtered(query)
        return self._words(query.words)

    def _words(self, text: str) -> Reply:
        groups, fixed = self._reader.groups(text), None
        total = self._count(groups)
        if not total:
            fixes = {one: self._right(one) for (one, *_) in groups}
            fixed = " ".join(fixes.get(word) or word for word in text.split())
            groups = self._reader.groups(fixed)
            total = self._count(groups)
        return Reply(total, self._ids(FIRST, (_match(groups),)), corrected=fixed)

    def _right(self, word: str) -> str | None:
        if self._run("SELECT 1 FROM word WHERE word = ?", (word,)).fetchone():
            return None
        grams = " OR ".join(f'"{word[at : at + 3]}"' for at in range(len(word) - 2))
        rows = self._run("SELECT w.word, w.held FROM near JOIN word w ON w.n = near.rowid WHERE"
                         " near MATCH ? AND length(w.word) BETWEEN ? AND ?",
                         (grams, len(word) - 2, len(word) + 2))  # fmt: skip
        return nearest(word, dict(rows.fetchall()))

    def _filtered(self, query: Query) -> Reply:
        groups = self._reader.groups(query.words)
        source, order, match = "record r", "r.name", ()
        if groups:  # bm25() in ORDER BY is worked out only for rows that pass the filters
            source, order = "fts JOIN record r ON r.n = fts.rowid", f"bm25(fts, {WEIGHTS})"
            match = (_match(groups),)
        tests = _tests(query)
        where, given = _joined(("fts MATCH ?", match) if groups else None, *tests.values())
        rows = f"SELECT r.id, r.name, r.summary FROM {source} WHERE {where} ORDER BY {order}"
        ids = self._ids(f"{rows} LIMIT {ROWS}", given)
        total, facets = self._counts(source, match, tests)
        return Reply(total, ids, facets)

    def _counts(
        self, source: str, match: tuple[Any, ...], tests: dict[str, Test]
    ) -> tuple[int, dict[str, dict[str, int]]]:
        """Count rows and facets in one statement: the words are matched and tested once."""
        flags = "".join(f", {test} AS in_{facet}" for facet, (test, _) in tests.items())
        values = tuple(value for _, given in tests.values() for value in given)
        where = "fts MATCH ?"
        if not match:  # a record that fails two filters counts nowhere, so an index will do
            some = list(tests.values())[:2]
            where = " OR ".join(test for test, _ in some) if len(some) == 2 else "1"
            match = tuple(value for _, given in some for value in given if len(some) == 2)
        parts = [f"SELECT 'total', '', count(*) FROM hit WHERE {_flags(tests)}"]
        for facet in FACETS:
            column, table = facet, "hit"
            if facet == "need":
                column, table = "o.need", "hit JOIN need o ON o.n = hit.n"
            parts.append(f"SELECT '{facet}', {column}, count(*) FROM {table}"
                         f" WHERE {_flags(tests, without=facet)} GROUP BY 2")  # fmt: skip
        rows = self._run(
            f"WITH hit AS MATERIALIZED (SELECT r.n, r.kind, r.district, r.tier{flags}"
            f" FROM {source} WHERE {where}) {' UNION ALL '.join(parts)}",
            (*values, *match),
        )
        counts: dict[str, dict[str, int]] = {facet: {} for facet in ("total", *FACETS)}
        for facet, value, count in rows:
            counts[facet][value] = count
        return counts.pop("total")[""], counts

    def _near(self, query: Query) -> Reply:
        (lat, lon), km = query.point or (0.0, 0.0), query.within_km or 0.0
        high, wide = km / 111.0, km / (111.0 * math.cos(math.radians(lat)))
        rows = self._run(
            "SELECT r.id, cos_km(?, ?, r.lat, r.lon) AS km FROM fts JOIN record r ON r.n ="
            " fts.rowid WHERE fts MATCH ? AND r.lat BETWEEN ? AND ? AND r.lon BETWEEN ? AND ?",
            (lat, lon, _match(self._reader.groups(query.words)), lat - high, lat + high,
             lon - wide, lon + wide)).fetchall()  # fmt: skip
        near = sorted((away, key) for key, away in rows if away <= km)
        return Reply(len(near), tuple(key for _, key in near[:ROWS]))

    def _count(self, groups: list[tuple[str, ...]]) -> int:
        found = self._run("SELECT count(*) FROM fts WHERE fts MATCH ?", (_match(groups),))
        return int(found.fetchone()[0])

    def _ids(self, statement: str, values: tuple[Any, ...]) -> tuple[str, ...]:
        return tuple(row[0] for row in self._run(statement, values))

    def _run(self, statement: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        return self._db.execute(statement, values)


def _match(groups: list[tuple[str, ...]]) -> str:
    """Return the FTS5 expression: every group, any of its phrases."""
    return " AND ".join("(" + " OR ".join(f'"{form}"' for form in group) + ")" for group in groups)


def _tests(query: Query) -> dict[str, Test]:
    """Return the SQL of each filter in use, by its facet."""
    chosen = {"kind": query.kinds, "need": query.needs, "district": query.districts}
    tests = {
        facet: (TESTS[facet].format(",".join("?" * len(values))), values)
        for facet, values in chosen.items()
        if values
    }
    if query.age is not None:
        tests["age"] = ("? BETWEEN r.low AND r.high", (query.age,))
    return tests


def _joined(*tests: Test | None) -> tuple[str, tuple[Any, ...]]:
    used = [test for test in tests if test]
    return " AND ".join(sql for sql, _ in used) or "1", tuple(v for _, given in used for v in given)


def _flags(tests: dict[str, Test], without: str = "") -> str:
    return " AND ".join(f"in_{facet}" for facet in tests if facet != without) or "1"


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the haversine distance in kilometres."""
    a, b = math.radians(lat), math.radians(other_lat)
    across = math.sin(math.radians(other_lon - lon) / 2) ** 2
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * across
    return 2 * 6371.0088 * math.asin(math.sqrt(h))
