"""One generation of the index in memory: never changed, so shared by all threads.

A text question is a join of sets; a facet count is a join and a count of bits;
only the records of one page are looked at one by one. A new generation is a
new view, swapped in whole.
"""

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, takewhile

from search_index.analysis import fold, stem
from search_index.asking import Group
from search_index.bits import from_positions, positions
from search_index.distance import km_between
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
        self.names = [name_forms(document, vocabulary) for document in documents]
        size = len(documents)
        self.everything = from_positions(range(size), size)
        self.open = from_positions((n for n, d in enumerate(documents) if not is_gone(d)), size)
        self.wide = from_positions((n for n, d in enumerate(documents) if d.coverage in WIDE), size)
        self.facets = {facet: self._facet_sets(facet) for facet in FACETS}
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
        """Return kilometres from `point` to each of `among` that has a point."""
        found = {}
        for number in positions(among):
            document = self.documents[number]
            if document.lat is not None and document.lon is not None:
                found[number] = km_between(point, (document.lat, document.lon))
        return found

    def without_point(self, among: int) -> int:
        """Return those of `among` that have no one place."""
        members = (n for n in positions(among) if self.documents[n].lat is None)
        return from_positions(members, len(self.documents))

    def counts(self, facet: str, within: int) -> tuple[FacetCount, ...]:
        """Return the values of a facet with how many of `within` carry each, most first."""
        found = (
            FacetCount(value, (members & within).bit_count())
            for value, members in self.facets[facet].items()
        )
        return tuple(
            sorted((one for one in found if one.count), key=lambda one: (-one.count, one.value))
        )

    def scores(self, groups: Sequence[Group], among: int) -> Mapping[int, float]:
        """Return the score of each of `among`: the sum of what it gains by each group."""
        members = list(positions(among))
        totals = [0.0] * len(members)
        for group in groups:
            gains = self.postings.gains(group.terms)
            totals = [total + gains.get(n, 0.0) for total, n in zip(totals, members, strict=True)]
        return dict(zip(members, totals, strict=True))

    def top(self, scores: Mapping[int, float], count: int) -> list[int]:
        """Return the `count` best records, ties by name then number."""
        ranked = heapq.nsmallest(count, ((-score, n) for n, score in scores.items()))
        return [n for _, n in ranked]

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


def name_forms(
    document: Document, vocabulary: Vocabulary
) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return each name of a record, folded, with its terms: for knowing a thing by its name."""
    return tuple(
        (" ".join(fold(name).split()), frozenset(terms_of(name, vocabulary)))
        for name in (document.name, *document.aliases)
    )
