"""What is asked of the index and what it answers: plain frozen values, no engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from search_index.documents import Document

Sort = Literal["relevance", "distance", "name"]


@dataclass(frozen=True)
class Query:
    """A search. Values of one filter are alternatives; different filters all hold.

    `point` is (latitude, longitude) in degrees; `within_km` a radius from it.
    """

    words: str = ""
    types: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    age: int | None = None
    districts: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    free: bool = False
    days: tuple[str, ...] = ()
    point: tuple[float, float] | None = None
    within_km: float | None = None
    include_closed: bool = False
    page: int = 1
    per_page: int = 10
    sort: Sort = "relevance"


@dataclass(frozen=True)
class Hit:
    """One found record; `distance_km` is None where the record has no one place."""

    document: Document
    distance_km: float | None
    score: float


@dataclass(frozen=True)
class FacetCount:
    """How many results there would be with this value of a filter."""

    value: str
    count: int


@dataclass(frozen=True)
class Answer:
    """One page of results, with what was done to find them.

    `relaxed` names the filters that were let go; `suggestion` is the words as
    put right; `corrected` says that the results are for the suggestion.
    """

    total: int
    page: int
    per_page: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    suggestion: str | None = None
    corrected: bool = False
    relaxed: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    generation: int = 0
    degraded: bool = False


@dataclass(frozen=True)
class Health:
    """The state of one index; `problem` is a sentence when it is not `ok`."""

    ok: bool
    generation: int
    documents: int
    sequence: int
    problem: str = ""
