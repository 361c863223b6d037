"""Whatever is typed, the answer comes within a second and nothing is raised."""

import pytest

from search_index import Query, SearchIndex, build
from tests.benchmarks.corpus import directory
from tests.cpu import fewest_seconds
from tests.unit.search_index.records import WORDS

HOSTILE = {
    "a word of a megabyte": "x" * 1_000_000,
    "a megabyte of words": "autism " * 150_000,
    "a megabyte of marks": '"' * 1_000_000,
    "nul": "autism\x00therapy",
    "lone surrogate": "aut\ud800ism",
    "right to left": "\u202etsitua\u202c",
    "joined by nothing": "au\u200btism",
    "ten thousand ORs": " OR ".join(["autism"] * 10_000),
    "a field": "name:autism",
    "a range": "[a TO",
    "wildcards": "*a* ?? a*",
    "a regex": "(a+)+$",
    "a bracket": "((((((",
    "a boost": "autism^999999",
    "a fuzzy": "autism~99",
    "combining marks": "a" + "\u0301" * 10_000,
    "a quote left open": '"autism therapy',
    "phrases of everything": '"a" "e" "autism therapy" "the"',
    "emoji": "👩‍👩‍👧‍👦" * 100,
    "digits of the world": "١٢٣ ४५६",
    "a concept's own mark": "=autism =respite",
    "line ends and tabs": "autism\ttherapy\r\n1\n2",
    "markup": "<script>alert(1)</script>",
    "sql": "'; DROP TABLE service; --",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    root = tmp_path_factory.mktemp("index")
    build(root, "kent", directory(400), WORDS, 1)
    opened = SearchIndex(root, "kent", WORDS)
    opened.search(Query(words="autism"))
    return opened


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_anything_typed_is_answered_soon(index: SearchIndex, text: str) -> None:
    found = index.search(Query(words=text))
    names = index.suggest(text)
    assert fewest_seconds(lambda: (index.search(Query(words=text)), index.suggest(text))) < 1.0
    assert found.total >= len(found.hits)
    assert len(names) <= 8


@pytest.mark.parametrize(
    "asked",
    [
        {"page": 10**9},
        {"per_page": 0},
        {"age": -1},
        {"age": 10**30},
        {"needs": ("x" * 100_000,)},
        {"districts": ("\ud800",)},
        {"point": (90.0, 0.0), "within_km": 1.0},
        {"point": (0.0, 179.99), "within_km": 50.0},
        {"point": (51.0, 0.5), "within_km": 0.0},
        {"point": (51.0, 0.5), "within_km": 1e12},
        {"point": (51.0, 0.5), "within_km": -1.0},
        {"sort": "distance"},
    ],
    ids=str,
)
def test_any_filter_is_answered_soon(index: SearchIndex, asked: dict[str, object]) -> None:
    query = Query(words="autism", **asked)  # type: ignore[arg-type]  # named above
    found = index.search(query)
    assert fewest_seconds(lambda: index.search(query)) < 1.0
    assert found.total >= 0


def test_a_deep_page_beyond_the_end_is_empty(index: SearchIndex) -> None:
    found = index.search(Query(words="autism", page=1_000))
    assert found.total > 0
    assert found.hits == ()
