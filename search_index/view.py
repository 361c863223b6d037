"""One generation of the index in memory: never changed, so shared by all threads.

A text question is a join of sets; a facet count is a join and a count of bits;
only the records of one page are looked at one by one. A new generation is a
new view, swapped in whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import add, neg

from search_index.analysis import fold, stem
from search_index.asking import Group
from search_index.bits import first_of, from_positions, positions
from search_index.documents import WIDE, Document
from search_index.filters import FACETS, facet_values, fits_age, is_gone
from search_index.naming import listed, name_postings, names_to_records
from search_index.places import Places
from search_index.postings import Postings
from search_index.spelling import Speller
from search_index.tally import Tally
from search_index.vocabulary import Vocabulary


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
        self.tally = Tally(self.facets, size)
        self.places = Places(documents)
        self.services_first = listed(documents, "service")
        self.guidance_first = listed(documents, "guidance")
        self._ages: dict[int, int] = {}
        self._texts: dict[int, str] = {}

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

    def whole_text(self, number: int) -> str:
        """Return all words of a record, folded, as quoted phrases are looked for."""
        text = self._texts.get(number)
        if text is None:
            d = self.documents[number]
            parts = (d.name, *d.aliases, *d.tags, d.organization, d.summary, d.text)
            text = self._texts[number] = " ".join(fold(" ".join(parts)).split())
        return text

    def named(self, groups: Sequence[Group]) -> int:
        """Return the records in whose names every group stands."""
        found = self.everything
        for group in groups:
            found &= self.names.bits(group.terms)
        return found

    def scores(self, groups: Sequence[Group], members: Sequence[int]) -> list[float]:
        """Return the score of each of `members`: the sum of what it gains by each group."""
        totals = [0.0] * len(members)
        for group in groups:
            gains = self.postings.gains(group.terms)
            totals = list(map(add, totals, map(gains.get, members, repeat(0.0))))
        return totals

    def suggest(self, typed: Sequence[str], limit: int) -> tuple[str, ...]:
        """Return names of records that hold every typed word, the last one perhaps unfinished."""
        groups = [Group((stem(word),), word) for word in typed[:-1]]
        groups.append(Group(self._endings(typed[-1])))
        found = self.matching(groups) & self.open
        if len(groups) == 1:
            best = first_of(self.postings.best(groups[0].terms), found, limit * 3)
        else:
            members = list(positions(found))
            ranked = sorted(zip(map(neg, self.scores(groups, members)), members, strict=True))
            best = [n for _, n in ranked[: limit * 3]]
        return tuple(dict.fromkeys(self.documents[n].name for n in best))[:limit]

    def _endings(self, start: str) -> tuple[str, ...]:
        """Return the stems of the words of names and tags that begin as typed."""
        first = bisect_left(self._headings, start)
        last = bisect_left(self._headings, start + "\uffff", first)
        return tuple(dict.fromkeys(map(stem, self._headings[first : min(last, first + 50)])))
