"""The search answer as JSON, exactly as the contract says.

The parameters are read by the same code as the search page's, so that a link
to one can be turned into a link to the other.
"""

from typing import Any

from flask import request, url_for

from portal.directory.labels import label_of
from portal.directory.search import parse_search, run_search
from portal.errors import BadRequest
from search_index import Answer, Hit


class SearchNotUnderstood(BadRequest):
    """One parameter of the search could not be understood."""

    code = "search_not_understood"

    def __init__(self, parameter: str, sentence: Any) -> None:
        super().__init__()
        self.what_happened = sentence
        self.what_next = ""
        self.extra = {"parameter": parameter}


def search_answer() -> dict[str, Any]:
    """Answer `GET /api/v1/search`; raises `SearchNotUnderstood`."""
    asked = parse_search(request.args)
    if asked.problems:
        parameter, sentence = next(iter(asked.problems.items()))
        raise SearchNotUnderstood(parameter, sentence)
    return as_json(run_search(asked))


def as_json(answer: Answer) -> dict[str, Any]:
    """Return the answer of the index in the shape of the contract."""
    return {
        "total": answer.total,
        "page": answer.page,
        "per_page": answer.per_page,
        "results": [result(hit) for hit in answer.hits],
        "facets": {
            name: [
                {"value": one.value, "label": label_of(name, one.value), "count": one.count}
                for one in counts
            ]
            for name, counts in answer.facets.items()
        },
        "suggestion": answer.suggestion,
        "relaxed": list(answer.relaxed),
        "concepts": list(answer.concepts),
        "degraded": answer.degraded,
    }


def result(hit: Hit) -> dict[str, Any]:
    """Return one result."""
    document = hit.document
    ages = None
    if document.min_age is not None or document.max_age is not None:
        ages = {"min": document.min_age, "max": document.max_age}
    return {
        "id": document.id,
        "type": document.type,
        "slug": document.url_slug,
        "kind": document.kind,
        "kind_label": document.kind_label,
        "status": document.status,
        "name": document.name,
        "url": address_of(hit),
        "summary": document.summary,
        "district": document.districts[0] if len(document.districts) == 1 else None,
        "districts": list(document.districts),
        "coverage": document.coverage,
        "distance_km": None if hit.distance_km is None else round(hit.distance_km, 1),
        "needs": list(document.needs),
        "ages": ages,
        "tier": document.tier,
        "free": document.free,
        "identifiers": dict(document.identifiers),
        "assured_on": document.assured_on,
    }


def address_of(hit: Hit) -> str:
    """Return the address of the page of a result."""
    document = hit.document
    if document.type == "guidance":
        return url_for("guidance.topic", slug=document.url_slug)
    return url_for("directory.record", service_id=document.id, slug=document.url_slug)
