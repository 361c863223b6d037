"""The plain truth: every record looked at, one by one, with no index and no tricks.

Slow on purpose and easy to believe. The tests hold the view to it; the portal
falls back to it when no sound index exists, and says so.
"""

from collections.abc import Iterable, Mapping, Sequence

from search_index.analysis import fold
from search_index.asking import Question, understand
from search_index.distance import km_between
from search_index.documents import Document
from search_index.filters import FACETS, chosen, facet_values, fits_age, is_gone, lets_through
from search_index.queries import Answer, FacetCount, Hit, Query
from search_index.vocabulary import Vocabulary
from search_index.weighing import term_weights


def search(documents: Iterable[Document], query: Query, vocabulary: Vocabulary) -> Answer:
    """Answer `query` by looking at every record; no spelling, no relaxing.

    The total and the facet counts are exact; the order is by summed weight.
    """
    question = understand(query.words, vocabulary)
    scored = [
        (document, score)
        for document in documents
        if (score := score_of(document, question, vocabulary)) is not None
    ]
    kept = [(d, s) for d, s in scored if passes(d, query)]
    kept.sort(key=lambda pair: (-pair[1], pair[0].name))
    start = (query.page - 1) * query.per_page
    return Answer(
        total=len(kept),
        page=query.page,
        per_page=query.per_page,
        hits=tuple(_hit(d, s, query) for d, s in kept[start : start + query.per_page]),
        facets=count_facets([d for d, _ in scored], query),
        concepts=question.concepts,
        degraded=True,
    )


def score_of(document: Document, question: Question, vocabulary: Vocabulary) -> float | None:
    """Return the summed weight of what was asked, or None when an idea is missing."""
    weights = term_weights(document, vocabulary)
    total = 0.0
    for group in question.groups:
        best = max((weights.get(term, 0.0) for term in group.terms), default=0.0)
        if not best:
            return None
        total += best
    everything = " ".join(fold(_all_text(document)).split())
    return total if all(phrase in everything for phrase in question.phrases) else None


def passes(document: Document, query: Query, without: str = "") -> bool:
    """Say whether a record passes every filter of `query` except the one named `without`."""
    if is_gone(document) and not query.include_closed:
        return False
    if query.age is not None and not fits_age(document, query.age):
        return False
    if not _near_enough(document, query):
        return False
    return all(
        lets_through(document, facet, values)
        for facet, values in chosen(query).items()
        if facet != without
    )


def count_facets(
    matching: Sequence[Document], query: Query
) -> Mapping[str, tuple[FacetCount, ...]]:
    """Count the values of each facet as if its own filter were not set."""
    counted = {}
    for facet in FACETS:
        counts: dict[str, int] = {}
        for document in matching:
            if passes(document, query, without=facet):
                for value in dict.fromkeys(facet_values(document, facet)):
                    counts[value] = counts.get(value, 0) + 1
        found = (FacetCount(value, count) for value, count in counts.items())
        counted[facet] = tuple(sorted(found, key=lambda one: (-one.count, one.value)))
    return counted


def _near_enough(document: Document, query: Query) -> bool:
    if query.point is None or query.within_km is None or document.lat is None:
        return True
    return _km(document, query.point) <= query.within_km


def _hit(document: Document, score: float, query: Query) -> Hit:
    known = query.point is not None and document.lat is not None
    km = _km(document, query.point) if known and query.point else None
    return Hit(document, km, score)


def _km(document: Document, point: tuple[float, float]) -> float:
    if document.lat is None or document.lon is None:
        return float("inf")
    return km_between(point, (document.lat, document.lon))


def _all_text(d: Document) -> str:
    return " ".join((d.name, *d.aliases, *d.tags, d.organization, d.summary, d.text))
