"""Searches the directory and guidance for the chat: the same search as the page's.

What is shown in the chat and what the link opens are one question, so that a
family can go on where the chat stopped.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for
from werkzeug.datastructures import MultiDict

from portal.assistant.reply import Card
from portal.directory.presenters.filters import filter_name
from portal.directory.presenters.results import distance_in_words
from portal.directory.search import parse_search, run_search
from search_index import Hit

LONGEST = 200  # letters of a message that are searched for

ANYWHERE, ANYTHING = "anywhere", "anything"
DAYS = "open_on"  # the one filter that may hold several values: a weekend is two days


@dataclass(frozen=True)
class Found:
    """What a search found: the first few, how many in all, the page with all of them.

    `relaxed` names, in words, what had to be let go to find anything.
    """

    cards: tuple[Card, ...]
    total: int
    url: str
    relaxed: tuple[str, ...] = ()


def search_cards(text: str, limit: int) -> tuple[Card, ...]:
    """Return the first results for the words of a message."""
    return find({"q": text[:LONGEST]}, limit).cards


def find(parameters: Mapping[str, str], limit: int) -> Found:
    """Return what a search with `parameters` (those of the results page) finds."""
    asked = {
        name: value.split(",") if name == DAYS else value for name, value in parameters.items()
    }
    answer = run_search(parse_search(MultiDict({**asked, "per_page": str(limit)})))
    cards = tuple(_card(hit) for hit in answer.hits)
    relaxed = tuple(filter_name(name) for name in answer.relaxed if name != "type")
    return Found(cards, answer.total, url_for("directory.results", **asked), relaxed)  # type: ignore[arg-type]  # query parameters


def parameters_of(slots: Mapping[str, str]) -> dict[str, str]:
    """Return the search that a conversation's slots ask for.

    What is wanted is searched for as words, because words find more than a
    code; need, age, day and price are filters, let go one at a time.
    """
    wanted = slots.get("wanted", "")
    found = {
        "kind": slots.get("kind", ""),
        "need": slots.get("need", ""),
        "age": slots.get("age", ""),
        DAYS: slots.get("day", ""),
        "free": slots.get("free", ""),
        "postcode": "" if slots.get("place") == ANYWHERE else slots.get("place", ""),
        "type": "service",
    }
    if not found["kind"] and not found["need"] and wanted != ANYTHING:
        found["q"] = wanted[:LONGEST]
    return {name: value for name, value in found.items() if value}


def _card(hit: Hit) -> Card:
    document = hit.document
    near = distance_in_words(hit.distance_km) or ""
    if document.type == "guidance":
        url = url_for("guidance.topic", slug=document.url_slug)
    else:
        url = url_for("directory.record", service_id=document.id, slug=document.url_slug)
    return Card(document.id, document.name, url, document.summary, near)
