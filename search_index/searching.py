"""Answers a question from a view: filter, match, put spelling right, relax, rank, count.

Each step is a small function over sets, so that the order in which help is
offered can be read here from top to bottom.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import exp
from typing import Any

from search_index.analysis import fold, stem, words
from search_index.asking import Group, Question, understand
from search_index.bits import from_positions, positions
from search_index.filters import FACETS, RELAX_ORDER, chosen
from search_index.queries import Answer, FacetCount, Hit, Query
from search_index.view import View
from search_index.vocabulary import Vocabulary

EXACT_NAME = 60.0  # added to a score: a thing asked for by its name comes first
ALL_IN_NAME = 1.4  # a record with all of the question in its name is this much better
NEAR_KM = 12.0  # within this, a place is "near"; relevance halves slowly beyond


@dataclass(frozen=True)
class Matched:
    """What the words of a question match, before any filter."""

    bits: int
    question: Question
    suggestion: str | None = None
    corrected: bool = False
    some_words: bool = False


def answer(view: View, query: Query, vocabulary: Vocabulary) -> Answer:
    """Answer `query` from `view`."""
    matched = match_words(view, query, vocabulary)
    kept, relaxed = keep(view, query, matched.bits)
    query = replace(query, **{_FIELD[name]: _EMPTY[name] for name in relaxed})
    hits = matched.bits & all_of(kept)
    distances = view.distances(query.point, hits) if query.point else {}
    ranked = rank(view, query, matched, hits, distances)
    start = (query.page - 1) * query.per_page
    shown = ranked[start : start + query.per_page]
    return Answer(
        total=hits.bit_count(),
        page=query.page,
        per_page=query.per_page,
        hits=tuple(Hit(view.documents[n], distances.get(n), score) for n, score in shown),
        facets=facet_counts(view, matched.bits, kept),
        suggestion=matched.suggestion,
        corrected=matched.corrected,
        relaxed=(*relaxed, *(("words",) if matched.some_words else ())),
        concepts=matched.question.concepts,
        generation=view.generation,
    )


def match_words(view: View, query: Query, vocabulary: Vocabulary) -> Matched:
    """Match all words; else put the spelling right; else take records with some of the words."""
    question = understand(query.words, vocabulary)
    if not question.groups:
        return Matched(view.everything, question)
    better = corrected_words(view, query.words, question)
    if better is not None:
        question = understand(better, vocabulary)
    found = with_phrases(view, question, view.matching(question.groups))
    some = not found
    if some:
        found = view.holding_any(question.groups)
    return Matched(found, question, better, better is not None, some and bool(found))


def corrected_words(view: View, text: str, question: Question) -> str | None:
    """Return `text` with unknown words put right, or None when nothing was."""
    fixes = {}
    for group in question.groups:
        if group.word is None or any(term in view.postings for term in group.terms):
            continue
        right = view.speller.correct(group.word)
        if right is not None:
            fixes[group.word] = right
    if not fixes:
        return None
    return " ".join(fixes.get(fold(word).strip(".,;:!?\"'"), word) for word in text.split())


def with_phrases(view: View, question: Question, found: int) -> int:
    """Keep the records in which each quoted phrase stands as it was typed."""
    for phrase in question.phrases:
        members = (
            n for n in positions(found) if phrase in " ".join(fold(_all_text(view, n)).split())
        )
        found = from_positions(members, len(view.documents))
    return found


def _all_text(view: View, number: int) -> str:
    d = view.documents[number]
    return " ".join((d.name, *d.aliases, *d.tags, d.organization, d.summary, d.text))


def filter_sets(view: View, query: Query, matched: int) -> dict[str, int]:
    """Return, for each filter in use, the records it keeps (of those that matched)."""
    sets = {facet: view.chosen(facet, values) for facet, values in chosen(query).items()}
    if query.age is not None:
        sets["age"] = view.of_age(query.age)
    if query.point and query.within_km is not None:
        sets["within_km"] = view.within(query.point, query.within_km, matched)
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
    return {
        facet: view.counts(facet, within & all_of({k: v for k, v in sets.items() if k != facet}))
        for facet in FACETS
    }


def rank(
    view: View, query: Query, matched: Matched, hits: int, distances: Mapping[int, float]
) -> list[tuple[int, float]]:
    """Return all records to be shown up to the asked page, best first, with their scores."""
    wanted = query.page * query.per_page
    if query.sort == "distance" or (query.point and not matched.question.groups):
        ordered = sorted(positions(hits), key=lambda n: (distances.get(n, 1e9), _name(view, n)))
        return [(n, 0.0) for n in ordered[:wanted]]
    if query.sort == "name" or not matched.question.groups:
        ordered = sorted(
            positions(hits), key=lambda n: (view.documents[n].type == "guidance", _name(view, n))
        )
        return [(n, 0.0) for n in ordered[:wanted]]
    scores = scored(view, query, matched.question.groups, hits, distances)
    best = view.top(scores, wanted)
    return [(n, scores[n]) for n in best]


def scored(
    view: View, query: Query, groups: tuple[Group, ...], hits: int, distances: Mapping[int, float]
) -> dict[int, float]:
    """Return the score of every hit; what is asked for by its name comes first."""
    scores = view.scores(groups, hits)
    for named in (groups, literal_groups(query.words)):
        for n in positions(view.named(named) & hits):
            scores[n] *= ALL_IN_NAME
    if query.point:
        scores = {n: score * nearness(distances.get(n)) for n, score in scores.items()}
    for n in view.by_name.get(" ".join(words(query.words)), ()):
        if n in scores:
            scores[n] += EXACT_NAME
    return scores


def literal_groups(text: str) -> tuple[Group, ...]:
    """Return the words just as typed: "toy library" is a name before it is a kind of equipment."""
    return tuple(Group((stem(word),), word) for word in words(text))


def nearness(km: float | None) -> float:
    """Return a factor from 1 (here) down to 0.3 (far); county-wide services stand between."""
    return 0.6 if km is None else 0.3 + 0.7 * exp(-km / NEAR_KM)


def _name(view: View, number: int) -> str:
    return view.documents[number].name


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
