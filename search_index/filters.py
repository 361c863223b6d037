"""The filters of a search: which records each lets through, in the order they are let go.

Each filter is one small rule over one record; the view turns rules into sets,
the oracle applies them record by record, so that the two can be compared.
"""

from collections.abc import Iterable

from search_index.documents import GONE, WIDE, Document
from search_index.queries import Query

# What is let go first when nothing matches: what matters least to whether help exists.
RELAX_ORDER = (
    "day",
    "free",
    "within_km",
    "tier",
    "phase",
    "age",
    "kind",
    "type",
    "need",
    "district",
)
FACETS = ("type", "kind", "need", "phase", "district", "tier", "free", "day")


def facet_values(document: Document, facet: str) -> tuple[str, ...]:
    """Return the values of one facet that `document` carries."""
    match facet:
        case "type":
            return (document.type,)
        case "kind":
            return () if document.type == "guidance" else (document.kind,)
        case "need":
            return (*document.needs, *document.needs_area)
        case "phase":
            return document.phases
        case "district":
            return document.districts
        case "tier":
            return (document.tier,) if document.tier else ()
        case "free":
            return ("1",) if document.free else ()
        case _:
            return document.days


def chosen(query: Query) -> dict[str, tuple[str, ...]]:
    """Return the values chosen for each facet of `query`; facets without any are left out."""
    picked = {
        "type": query.types,
        "kind": query.kinds,
        "need": query.needs,
        "phase": query.phases,
        "district": query.districts,
        "tier": query.tiers,
        "free": ("1",) if query.free else (),
        "day": query.days,
    }
    return {facet: values for facet, values in picked.items() if values}


def lets_through(document: Document, facet: str, values: Iterable[str]) -> bool:
    """Say whether a facet's chosen values keep `document`.

    A county-wide, national or online service is never lost by choosing a
    district; guidance has no district and is kept as well.
    """
    if facet == "district" and document.coverage in WIDE:
        return True
    return not set(values).isdisjoint(facet_values(document, facet))


def fits_age(document: Document, age: int) -> bool:
    """Say whether a record is for this age (years); a record that states none is kept."""
    low = document.min_age if document.min_age is not None else 0
    high = document.max_age if document.max_age is not None else 99
    return low <= age <= high


def is_gone(document: Document) -> bool:
    """Say whether a record may never be shown as open."""
    return document.status in GONE
