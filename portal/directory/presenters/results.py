"""A search and its answer as the results page shows them."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for
from flask_babel import format_decimal

from portal.authorities import Authority
from portal.directory.parameters import Asked
from portal.directory.presenters.addresses import SearchAddresses
from portal.directory.presenters.filters import (
    Chip,
    Group,
    filter_chips,
    filter_groups,
    filter_name,
)
from portal.directory.presenters.parts import Tag, tags_of
from portal.directory.whole_questions import LikelyPage, likely_pages
from portal.language import gettext as _
from portal.send.distance import miles
from search_index import Answer, Document, Hit

FEW_DISTRICTS = 2  # more than this on a result line says less than none
NEIGHBOURS = 2  # pages named beside the current one


@dataclass(frozen=True)
class Card:
    """One result."""

    url: str
    name: str
    type: str
    line: str
    distance: str | None
    summary: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class PageLink:
    """One page number; None stands for a gap."""

    number: int | None
    url: str | None = None
    current: bool = False


@dataclass(frozen=True)
class Pages:
    """The pages of results."""

    number: int
    previous_url: str | None
    next_url: str | None
    items: tuple[PageLink, ...]


@dataclass(frozen=True)
class Words:
    """Other words to search for."""

    words: str
    url: str


@dataclass(frozen=True)
class Corrected:
    """Words that were put right before searching."""

    used: str
    original: str
    original_url: str


@dataclass(frozen=True)
class SearchPage:
    """What `directory/results.html` shows; each field is described there."""

    words: str
    place: str
    problem: str | None
    problems: tuple[str, ...]
    note: str | None
    total: int
    heading: str
    chips: tuple[Chip, ...]
    clear_url: str | None
    groups: tuple[Group, ...]
    cards: tuple[Card, ...]
    suggestion: Words | None
    corrected: Corrected | None
    relaxed: tuple[str, ...]
    degraded: bool
    pages: Pages
    likely_pages: tuple[LikelyPage, ...] = ()


def present_search(asked: Asked, answer: Answer) -> SearchPage:
    """Return the results page of a search."""
    addresses = SearchAddresses(asked.chosen)
    chips = filter_chips(asked, addresses)
    return SearchPage(
        words=asked.query.words,
        place=asked.place.typed,
        problem=_place_problem(asked),
        problems=tuple(str(sentence) for sentence in asked.problems.values()),
        note=_place_note(asked),
        total=answer.total,
        heading=heading_of(asked),
        chips=chips,
        clear_url=addresses.cleared() if chips else None,
        groups=filter_groups(asked, answer),
        cards=tuple(_card(hit, asked.authority) for hit in answer.hits),
        suggestion=_suggestion(answer, addresses),
        corrected=_corrected(asked, answer, addresses),
        relaxed=tuple(filter_name(name) for name in answer.relaxed if name != "postcode"),
        degraded=answer.degraded,
        pages=_pages(answer, addresses),
        likely_pages=likely_pages(asked.query.words) if answer.page == 1 else (),
    )


def heading_of(asked: Asked) -> str:
    """Return what was searched for, in words."""
    words = asked.query.words
    place = asked.place.spot.label if asked.place.spot is not None else ""
    if words and place:
        return _("“%(words)s” near %(place)s", words=words, place=place)
    if words:
        return _("Results for “%(words)s”", words=words)
    return _("Help near %(place)s", place=place) if place else _("Find help")


def _place_problem(asked: Asked) -> str | None:
    if not asked.place.unknown:
        return None
    if asked.place.away:
        return _("We cannot look up places just now. Choose a district instead.")
    if asked.place.suggestions:
        names = ", ".join(asked.place.suggestions)
        return _("We do not know that place. Did you mean: %(names)s?", names=names)
    return _("We do not know that place. Check the spelling, or try a town nearby.")


def _place_note(asked: Asked) -> str | None:
    """Say when the place belongs to another council: its own offer may be nearer."""
    spot = asked.place.spot
    if spot is None or spot.in_authority is not False:
        return None
    if spot.council:
        return _(
            "%(place)s is looked after by %(council)s, which has its own Local Offer.",
            place=spot.label,
            council=spot.council,
        )
    return _("%(place)s is outside %(area)s.", place=spot.label, area=asked.authority.name)


def _card(hit: Hit, authority: Authority) -> Card:
    document = hit.document
    if document.type == "guidance":
        url = url_for("guidance.topic", slug=document.url_slug)
        tags: tuple[Tag, ...] = (Tag(_("Guidance"), "guidance"),)
        return Card(url, document.name, "guidance", "", None, document.summary, tags)
    return Card(
        url=url_for("directory.record", service_id=document.id, slug=document.url_slug),
        name=document.name,
        type="service",
        line=" · ".join(_line(document, authority)),
        distance=distance_in_words(hit.distance_km),
        summary=document.summary,
        tags=tags_of(document.status, document.tier, document.free, document.coverage),
    )


def _line(document: Document, authority: Authority) -> Iterator[str]:
    yield document.kind_label
    known = (authority.find_district(one) for one in document.districts)
    names = [district.name for district in known if district is not None]
    if 0 < len(names) <= FEW_DISTRICTS:
        yield ", ".join(names)


def distance_in_words(km: float | None) -> str | None:
    """Return how far away something is, in miles as families say it; None for None."""
    if km is None:
        return None
    value = miles(km)
    if value < 1:
        return _("less than a mile away")
    return _(
        "about %(miles)s miles away", miles=format_decimal(round(value, 1 if value < 3 else 0))
    )


def _suggestion(answer: Answer, addresses: SearchAddresses) -> Words | None:
    if answer.suggestion is None or answer.corrected:
        return None
    return Words(answer.suggestion, addresses.with_(q=(answer.suggestion,)))


def _corrected(asked: Asked, answer: Answer, addresses: SearchAddresses) -> Corrected | None:
    if answer.suggestion is None or not answer.corrected:
        return None
    original = asked.query.words
    return Corrected(answer.suggestion, original, addresses.with_(q=(f'"{original}"',)))


def _pages(answer: Answer, addresses: SearchAddresses) -> Pages:
    last = max(1, -(-answer.total // answer.per_page))
    here = answer.page
    return Pages(
        number=here,
        previous_url=addresses.page(min(here - 1, last)) if here > 1 else None,
        next_url=addresses.page(here + 1) if here < last else None,
        items=tuple(_page_links(here, last, addresses)),
    )


def _page_links(here: int, last: int, addresses: SearchAddresses) -> Iterator[PageLink]:
    shown = {1, last, *range(max(1, here - NEIGHBOURS), min(last, here + NEIGHBOURS) + 1)}
    before = 0
    for number in sorted(shown):
        if number > before + 1:
            yield PageLink(None)
        yield PageLink(number, addresses.page(number), number == here)
        before = number
