"""Makes listings for tests: pure values, no database."""

from datetime import date
from typing import Any

from portal.directory.listing import Listing

STRATEGY = {"id": "s1", "title": "A strategy of 2017", "stated_on": date(2017, 1, 1)}
REGISTER = {"id": "gias", "title": "A register of 2025", "stated_on": date(2025, 7, 17)}


def make_listing(**given: Any) -> Listing:
    """Return a listing as content states it."""
    defaults: dict[str, Any] = {
        "key": "oakley-school",
        "name": "Oakley School",
        "kind": "special_school",
        "sources": [STRATEGY],
    }
    return Listing.model_validate({**defaults, **given})


def make_register_listing(**given: Any) -> Listing:
    """Return a listing as the national register states it."""
    defaults = {"key": "urn-118000", "urn": "118000", "status": "active", "sources": [REGISTER]}
    return make_listing(**{**defaults, **given})
