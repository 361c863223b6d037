"""Answers a question from a view: match, filter, relax, rank, count.

Each step is a small function over sets, so that the order in which help is
offered can be read here from top to bottom.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from search_index.asking import LONGEST_QUESTION
from search_index.distance import km_of
from search_index.filters import RELAX_ORDER, chosen
from search_index.matching import match_words
from search_index.queries import Answer, FacetCount, Hit, Query
from search_index.ranking import rank
from search_index.view import View
from search_index.vocabulary import Vocabulary


def answer(view: View, query: Query, vocabulary: Vocabulary) -> Answer:
    """Answer `query` from `view`."""
    if len(query.words) > LONGEST_QUESTION:
        query = replace(query, words=query.words[:LONGEST_QUESTION])
    matched = match_words(view, query.words, vocabulary)
    kept, relaxed = keep(view, query, matched.bits)
    query = replace(query, **{_FIELD[name]: _EMPTY[name] for name in relaxed}) if relaxed else query
    hits = matched.bits & all_of(kept)
    close = closeness_of(view, query, hits, bool(matched.question.groups))
    ranked = rank(view, query, matched, hits, close)
    start = (query.page - 1) * query.per_page
    shown = ranked[start : start + query.per_page]
    return Answer(
        total=hits.bit_count(),
        page=query.page,
        per_page=query.per_page,
        hits=tuple(
            Hit(view.documents[n], km_of(close[n]) if n in close else None, score)
            for n, score in shown
        ),
        facets=facet_counts(view, matched.bits, kept),
        suggestion=matched.suggestion,
        corrected=matched.corrected,
        relaxed=(*relaxed, *(("words",) if matched.some_words else ())),
        concepts=matched.question.concepts,
        generation=view.generation,
    )


def closeness_of(view: View, query: Query, hits: int, worded: bool) -> dict[int, float]:
    """Return how close the point is to the hits; to the nearest where only those count."""
    if query.point is None:
        return {}
    if query.sort == "distance" or not worded:
        return view.places.nearest(query.point, hits, query.page * query.per_page)
    return view.places.closeness(query.point, hits)


def filter_sets(view: View, query: Query, matched: int) -> dict[str, int]:
    """Return, for each filter in use, the records it keeps (of those that matched)."""
    sets = {facet: view.chosen(facet, values) for facet, values in chosen(query).items()}
    if query.age is not None:
        sets["age"] = view.of_age(query.age)
    if query.point and query.within_km is not None:
        sets["within_km"] = view.places.within(query.point, query.within_km, matched)
    if not query.include_closed:
        sets["open"] = view.open
    return sets


def keep(view: View, query: Query, matched: int) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return the filter sets to use, and the names of those let go so that something is found.

    One filter alone is let go when that is enough; only then several.
    """
    sets = filter_sets(view, query, matched)
    if not matched or matched & all_of(sets):
        return sets, ()
    order = [name for name in RELAX_ORDER if name in sets]
    for name in order:
        rest = {other: bits for other, bits in sets.items() if other != name}
        if matched & all_of(rest):
            return rest, (name,)
    let_go: list[str] = []
    for name in order:
        let_go.append(name)
        sets = {other: bits for other, bits in sets.items() if other != name}
        if matched & all_of(sets):
            break
    return sets, tuple(let_go)


def all_of(sets: Mapping[str, int]) -> int:
    """Return the records that every set keeps (-1 is the set of all)."""
    found = -1
    for bits in sets.values():
        found &= bits
    return found


def facet_counts(
    view: View, matched: int, sets: Mapping[str, int]
) -> dict[str, tuple[FacetCount, ...]]:
    """Count each facet's values among the results as if its own filter were not set."""
    within = matched & view.everything
    counted = view.tally.count_all(within & all_of(sets))
    for facet in counted.keys() & sets.keys():
        others = {other: bits for other, bits in sets.items() if other != facet}
        counted[facet] = view.tally.count(facet, within & all_of(others))
    return counted


# The filters by the name they have outside, and the value that switches each off.
_FIELD = {
    "type": "types",
    "kind": "kinds",
    "need": "needs",
    "phase": "phases",
    "age": "age",
    "district": "districts",
    "tier": "tiers",
    "free": "free",
    "day": "days",
    "within_km": "within_km",
}
_EMPTY: dict[str, Any] = {
    **dict.fromkeys(_FIELD, ()),
    "age": None,
    "free": False,
    "within_km": None,
}
