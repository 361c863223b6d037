"""Families find what they mean: the right record among the first three results.

`relevance.yaml` holds queries as families type them. The suite as a whole must
reach 95%; a failure lists the misses, so that a worse ranking can be read.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask import Flask

from portal.directory.identity import service_id
from portal.directory.listing import Listing
from tests.shared_data import CHECKOUT

QUERIES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("relevance.yaml").read_text()
)
KINDS = {"known_item", "misspelling", "acronym", "need_place", "synonym", "plain_words", "old_name"}


@cache
def expected_ids(authority: str) -> dict[str, str]:
    """Return the public id of each content key of an authority."""
    found = {}
    for path in sorted((CHECKOUT / "content" / authority / "services").glob("*.yaml")):
        for raw in yaml.safe_load(path.read_text()) or []:
            listing = Listing.model_validate(raw)
            found[listing.key] = service_id(listing, authority)
    return found


def misses(portals: dict[str, Flask]) -> Iterator[str]:
    ids = {code: expected_ids(code) for code in portals}
    for query in QUERIES:
        code = query.get("authority", "kent")
        asked = {name: query[name] for name in ("q", "postcode") if name in query}
        answer = portals[code].test_client().get("/api/v1/search", query_string=asked).get_json()
        first = {
            one["slug"] if one["type"] == "guidance" else one["id"] for one in answer["results"][:3]
        }
        wanted = {ids[code].get(key, key) for key in query["expect"]}
        if first.isdisjoint(wanted):
            yield f"{query['q']!r} found {[one['name'] for one in answer['results'][:3]]}"


@pytest.mark.slow
def test_the_right_record_is_among_the_first_three(filled_portals: dict[str, Flask]) -> None:
    missed = list(misses(filled_portals))
    assert 1 - len(missed) / len(QUERIES) >= 0.95, missed


def test_the_suite_is_large_and_varied() -> None:
    counts = {kind: sum(query["kind"] == kind for query in QUERIES) for kind in KINDS}
    assert sum(counts.values()) == len(QUERIES) >= 120
    assert min(counts.values()) >= 15


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query["q"])
def test_everything_expected_exists(query: dict[str, Any]) -> None:
    keys = expected_ids(query.get("authority", "kent"))
    guidance = {path.stem for path in (CHECKOUT / "content/england/guidance").glob("*.md")}
    examples = {"example-saturday-club"}
    assert set(query["expect"]) <= set(keys) | guidance | examples
