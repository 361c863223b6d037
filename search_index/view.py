"""One generation of the index in memory: never changed, so shared by all threads.

A text question is a join of sets; a facet count is a join and a count of bits;
only the records of one page are looked at one by one. A new generation is a
new view, swapped in whole.
"""

from __future__ import annotations

import heapq
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, takewhile
from operator import neg

from search_index.analysis import stem, words
from search_index.asking import Group
from search_index.bits import from_positions, positions
from search_index.distance import closeness, closeness_at, km_of, vector_of
from search_index.documents import WIDE, Document
from search_index.filters import FACETS, facet_values, fits_age, is_gone
from search_index.postings import Postings
from search_index.queries import FacetCount
from search_index.spelling import Speller
from search_index.vocabulary import Vocabulary
from search_index.weighing import terms_of


class View:
    """Records, postings, facet sets and spelling of one generation."""

    def __init__(
        self,
        documents: Sequence[Document],
        postings: Postings,
        speller: Speller,
        headings: Sequence[str],
        vocabulary: Vocabulary,
        generation: int,
        sequence: int,
    ) -> None:
        self.documents = documents
        self.postings = postings
        self.speller = speller
        self.generation = generation
        self.sequence = sequence
        self._headings = headings
        self.by_name = names_to_records(documents)
        self.names = name_postings(documents, vocabulary)
        size = len(documents)
        self.everything = from_positions(range(size), size)
        self.open = from_positions((n for n, d in enumerate(documents) if not is_gone(d)), size)
        self.wide = from_positions((n for n, d in enumerate(documents) if d.coverage in WIDE), size)
        self.facets = {facet: self._facet_sets(facet) for facet in FACETS}
        self.nowhere = from_positions((n for n, d in enumerate(documents) if d.lat is None), size)
        self._where = [vector_of(d.lat or 0.0, d.lon or 0.0) for d in documents]
        self._ages: dict[int, int] = {}

    def _facet_sets(self, facet: str) -> dict[str, int]:
        members: dict[str, list[int]] = {}
        for number, document in enumerate(self.documents):
            for value in dict.fromkeys(facet_values(document, facet)):
                members.setdefault(value, []).append(number)
        return {value: from_positions(ns, len(self.documents)) for value, ns in members.items()}

    def matching(self, groups: Iterable[Group]) -> int:
        """Return the records that hold every group."""
        found = self.everything
        for group in groups:
            found &= self.postings.bits(group.terms)
        return found

    def holding_any(self, groups: Iterable[Group]) -> int:
        """Return the records that hold any group."""
        found = 0
        for group in groups:
            found |= self.postings.bits(group.terms)
        return found

    def chosen(self, facet: str, values: Iterable[str]) -> int:
        """Return the records a facet's chosen values keep."""
        found = self.wide if facet == "district" else 0
        for value in values:
            found |= self.facets[facet].get(value, 0)
        return found

    def of_age(self, age: int) -> int:
        """Return the records for this age (years), records that state none included."""
        if age not in self._ages:
            members = (n for n, document in enumerate(self.documents) if fits_age(document, age))
            self._ages[age] = from_positions(members, len(self.documents))
        return self._ages[age]

    def distances(self, point: tuple[float, float], among: int) -> dict[int, float]:
        """Return kilometres from `point` to each of `among` that has a place."""
        here, where = vector_of(*point), self._where
        return {n: km_of(closeness(here, where[n])) for n in positions(among & ~self.nowhere)}

    def within(self, point: tuple[float, float], radius_km: float, among: int) -> int:
        """Return those of `among` within reach of `point`; what has no one place stays."""
        (x, y, z), where = vector_of(*point), self._where
        least = closeness_at(radius_km)
        near = (
            n
            for n in positions(among & ~self.nowhere)
            if x * where[n][0] + y * where[n][1] + z * where[n][2] >= least
        )
        return from_positions(near, len(self.documents)) | self.nowhere

    def named(self, groups: Sequence[Group]) -> int:
        """Return the records in whose names every group stands."""
        found = self.everything
        for group in groups:
            found &= self.names.bits(group.terms)
        return found

    def counts(self, facet: str, within: int) -> tuple[FacetCount, ...]:
        """Return the values of a facet with how many of `within` carry each, most first."""
        found = (
            FacetCount(value, (members & within).bit_count())
            for value, members in self.facets[facet].items()
        )
        return tuple(
            sorted((one for one in found if one.count), key=lambda one: (-one.count, one.value))
        )

    def scores(self, groups: Sequence[Group], among: int) -> dict[int, float]:
        """Return the score of each of `among`: the sum of what it gains by each group."""
        members = list(positions(among))
        totals = [0.0] * len(members)
        for group in groups:
            gains = self.postings.gains(group.terms)
            totals = [total + gains.get(n, 0.0) for total, n in zip(totals, members, strict=True)]
        return dict(zip(members, totals, strict=True))

    def top(self, scores: Mapping[int, float], count: int) -> list[int]:
        """Return the `count` best records, ties by record number."""
        return [
            -n
            for _, n in heapq.nlargest(count, zip(scores.values(), map(neg, scores), strict=True))
        ]

    def suggest(self, typed: Sequence[str], limit: int) -> tuple[str, ...]:
        """Return names that hold every typed word, the last one perhaps unfinished."""
        *whole, last = typed
        first = bisect_left(self._headings, last)
        same_start = takewhile(lambda word: word.startswith(last), self._headings[first:])
        endings = tuple(dict.fromkeys(stem(word) for word in islice(same_start, 50)))
        groups = [Group((stem(word),), word) for word in whole]
        groups.append(Group(endings))
        scored = self.scores(groups, self.matching(groups) & self.open)
        names = (self.documents[n].name for n in self.top(scored, limit * 3))
        return tuple(dict.fromkeys(names))[:limit]


def names_to_records(documents: Sequence[Document]) -> dict[str, list[int]]:
    """Return the records by each of their names, folded: a thing called by its name comes first."""
    found: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        for name in (document.name, *document.aliases):
            found.setdefault(" ".join(words(name)), []).append(number)
    return found


def name_postings(documents: Sequence[Document], vocabulary: Vocabulary) -> Postings:
    """Return the terms of names alone."""
    held: dict[str, array[int]] = {}
    for number, document in enumerate(documents):
        names = (document.name, *document.aliases)
        for term in {term for name in names for term in terms_of(name, vocabulary)}:
            held.setdefault(term, array("I")).append(number)
    postings = Postings([1.0] * len(documents))
    for term, numbers in held.items():
        postings.add(term, numbers, array("f", [1.0] * len(numbers)))
    return postings
