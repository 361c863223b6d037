"""Whatever the directory and the question, totals and counts are those of the plain scan."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index import Document, Query, naive
from search_index.searching import answer
from tests.unit.search_index.records import WORDS, a_record, a_view

SOME = ("swimming", "swim", "club", "deaf", "hearing impairment", "SALT", "salt", "respite",
        "short breaks", "speech and language therapy", "play", "the", "children")  # fmt: skip
NEEDS, DISTRICTS, DAYS = ("ASD", "HI", "PD"), ("dover", "swale"), ("mon", "tue")
TEXTS = st.lists(st.sampled_from(SOME), max_size=4).map(" ".join)
LATITUDES, LONGITUDES = st.floats(51.0, 51.5), st.floats(0.1, 1.3)


def some_of(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


@st.composite
def records(draw: st.DrawFn) -> Document:
    placed = draw(st.booleans())
    return a_record(
        type=draw(st.sampled_from(("service", "service", "guidance"))),
        name=draw(TEXTS), text=draw(TEXTS), aliases=tuple(draw(st.lists(TEXTS, max_size=1))),
        kind=draw(st.sampled_from(("leisure", "therapy"))),
        status=draw(st.sampled_from(("active", "active", "closed"))),
        needs=draw(some_of(NEEDS)), needs_area=draw(some_of(("physical",))),
        districts=draw(some_of(DISTRICTS)), days=draw(some_of(DAYS)),
        coverage=draw(st.sampled_from(("place", "county", "online"))),
        tier=draw(st.sampled_from((None, "universal"))),
        free=draw(st.sampled_from((None, True, False))),
        min_age=draw(st.none() | st.integers(0, 10)), max_age=draw(st.none() | st.integers(8, 25)),
        lat=draw(LATITUDES) if placed else None, lon=draw(LONGITUDES) if placed else None,
    )  # fmt: skip


@st.composite
def queries(draw: st.DrawFn) -> Query:
    point = draw(st.none() | st.tuples(LATITUDES, LONGITUDES))
    return Query(
        words=draw(TEXTS | TEXTS.map('"{}"'.format)),
        types=draw(st.sampled_from(((), ("service",)))),
        kinds=draw(some_of(("leisure", "therapy"))), needs=draw(some_of((*NEEDS, "physical"))),
        districts=draw(some_of(DISTRICTS)), days=draw(some_of(DAYS)), free=draw(st.booleans()),
        age=draw(st.none() | st.integers(0, 25)), include_closed=draw(st.booleans()), point=point,
        within_km=draw(st.sampled_from((None, 5.0, 20.0))) if point else None,
        sort=draw(st.sampled_from(("relevance", "distance", "name"))), per_page=100,
    )  # fmt: skip


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.lists(records(), max_size=12), queries())
def test_same_as_the_plain_scan(documents: list[Document], query: Query) -> None:
    documents = [Document(**{**d.to_mapping(), "id": f"r{n}"}) for n, d in enumerate(documents)]
    plain = naive.search(documents, query, WORDS)
    ours = answer(a_view(documents), query, WORDS)
    if not plain.total:  # nothing: then ours may let go, or put right, but must say so
        assert not ours.total or ours.relaxed or ours.corrected
        return
    assert (ours.total, ours.relaxed, ours.corrected) == (plain.total, (), False)
    assert dict(ours.facets) == dict(plain.facets)
    assert ours.concepts == plain.concepts
    assert {hit.document.id for hit in ours.hits} == {hit.document.id for hit in plain.hits}
