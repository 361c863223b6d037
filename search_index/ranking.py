"""Which of the records found come first: as asked for by name, by fit, by nearness, by list.

The first page of a common word comes from the word's own list, best first;
scoring thousands of records to show ten would take most of a search's time.
"""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from operator import neg

from search_index.analysis import stem, words
from search_index.asking import Group
from search_index.bits import first_of, from_positions, positions
from search_index.distance import km_of
from search_index.documents import Document
from search_index.matching import Matched
from search_index.naming import Order
from search_index.queries import Query
from search_index.view import View

EXACT_NAME = 60.0  # added to a score: a thing asked for by its name comes first
ALL_IN_NAME = 1.4  # a record with all of the question in its name is this much better
NEAR_KM = 12.0  # within this, a place is "near"; relevance halves slowly beyond
MANY = 200  # from here on it pays to read a list that is already in order

Ranked = list[tuple[int, float]]


def rank(
    view: View, query: Query, matched: Matched, hits: int, close: Mapping[int, float]
) -> Ranked:
    """Return all records to be shown up to the asked page, best first, with their scores."""
    wanted = query.page * query.per_page
    groups = matched.question.groups
    if query.point and (query.sort == "distance" or not groups):
        return [(n, 0.0) for n in by_distance(view, hits, close, wanted)]
    if query.sort == "name" or not groups:
        # Typed words that say nothing in particular ("SEN"): what explains comes first.
        order = view.guidance_first if words(query.words) and not groups else view.services_first
        return [(n, 0.0) for n in first_in(order, hits, wanted)]
    asked = Wording.of(view, groups, query.words)
    if len(groups) == 1 and not query.point and hits.bit_count() > MANY:
        hits = candidates(view, asked, hits, wanted)
    scores = scored(view, asked, hits)
    if query.point:
        scores = {
            n: score * nearness(view.documents[n], close.get(n)) for n, score in scores.items()
        }
    for n in asked.exact:
        if n in scores and not (query.point and view.documents[n].type == "guidance"):
            scores[n] += EXACT_NAME
    return top(scores, wanted)


def by_distance(view: View, hits: int, close: Mapping[int, float], wanted: int) -> list[int]:
    """Return the nearest records; those as near as each other, or nowhere, by name."""
    rank_of = view.services_first.rank
    nearest = heapq.nlargest(wanted, close.values())
    least = nearest[-1] if nearest else 1.0
    tied = [(-value, rank_of[n], n) for n, value in close.items() if value >= least]
    near = [n for _, _, n in sorted(tied)[:wanted]]
    return near + first_in(view.services_first, hits & view.places.nowhere, wanted - len(near))


def first_in(order: Order, hits: int, wanted: int) -> list[int]:
    """Return the first records of a fixed order."""
    if hits.bit_count() > MANY:
        return first_of(order.members, hits, wanted)
    return sorted(positions(hits), key=order.rank.__getitem__)[:wanted]


@dataclass(frozen=True)
class Wording:
    """How a question names things: its groups, and who bears them, and who its very words."""

    groups: Sequence[Group]
    named: tuple[int, int]
    exact: tuple[int, ...]

    @property
    def either(self) -> int:
        """The records that bear the question in their name, one way or the other."""
        return self.named[0] | self.named[1]

    @classmethod
    def of(cls, view: View, groups: Sequence[Group], text: str) -> "Wording":
        """Look up who is called by the words of a question."""
        typed = words(text)
        # "toy library" is a name before it is a kind of equipment
        literal = [Group((stem(word),), word) for word in typed]
        exact = tuple(view.by_name.get(" ".join(typed), ()))
        return cls(groups, (view.named(groups), view.named(literal)), exact)


def candidates(view: View, asked: Wording, hits: int, wanted: int) -> int:
    """Return the records that can be among the best for a question of one group.

    Within records that are raised alike, the group's own list is the order. Those
    raised less are looked at only when one of them could still come in.
    """
    terms = asked.groups[0].terms
    best, gains = view.postings.best(terms), view.postings.gains(terms)
    most = gains[best[0]]
    found: set[int] = set()
    least = float("inf")
    for some, factor in (*alike(asked, hits), (hits & ~asked.either, 1.0)):
        if len(found) >= wanted and least > most * factor:
            break
        first = first_of(best, some, wanted) if some else []
        if first:
            least = min(least, gains[first[-1]] * factor)
        found.update(first)
    return from_positions(found.union(asked.exact), view.postings.size) & hits


def alike(asked: Wording, among: int) -> tuple[tuple[int, float], tuple[int, float]]:
    """Return those of `among` that are raised for both their names and for one, and by what."""
    one, other = asked.named
    return (one & other & among, ALL_IN_NAME**2), ((one ^ other) & among, ALL_IN_NAME)


def scored(view: View, asked: Wording, among: int) -> dict[int, float]:
    """Return the score of each of `among`, more where the question stands in its name."""
    members = list(positions(among))
    scores = dict(zip(members, view.scores(asked.groups, members), strict=True))
    for some, factor in alike(asked, among):
        if some:
            for n in positions(some):
                scores[n] *= factor
    return scores


def nearness(document: Document, close: float | None) -> float:
    """Return a factor from 1 (here) down to 0.3 (far).

    County-wide services stand between. A family that names a place looks for
    somebody to go to, so pages to read come later.
    """
    if document.type == "guidance":
        return 0.35
    return 0.6 if close is None else 0.3 + 0.7 * exp(-km_of(close) / NEAR_KM)


def top(scores: Mapping[int, float], count: int) -> Ranked:
    """Return the `count` best, ties by record number."""
    best = heapq.nlargest(count, zip(scores.values(), map(neg, scores), strict=True))
    return [(-n, score) for score, n in best]
