"""Turns records into search entries: the words by which families find them.

A record is found by what it says, by the plain and the old words for its
needs, by every name it ever had and by the places it serves.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from portal.authorities import get_authority
from portal.directory.labels import Labels, get_labels, kind_label
from portal.directory.listing import Listing
from portal.directory.locating import point_of
from portal.directory.models import Service
from portal.directory.reach import coverage_of
from portal.send.needs import list_areas_of
from portal.send.offer import Coverage, Kind
from portal.send.sessions import WEEKDAYS
from search_index import Document

BATCH = 500  # ids in one question: databases limit how many values a query may carry


def list_documents(session: Session, authority: str) -> list[Document]:
    """Return the search entry of every record of an authority, in order of id."""
    everything = _entries().where(Service.authority == authority).order_by(Service.id)
    return [_document(row) for row in session.execute(everything)]


def list_documents_of(
    session: Session, authority: str, service_ids: Iterable[str]
) -> list[Document]:
    """Return the search entries of the records that are still there among `service_ids`."""
    found: list[Document] = []
    wanted = list(dict.fromkeys(service_ids))
    for start in range(0, len(wanted), BATCH):
        some = _entries().where(
            Service.authority == authority, Service.id.in_(wanted[start : start + BATCH])
        )
        found.extend(_document(row) for row in session.execute(some.order_by(Service.id)))
    return found


def build_document(
    service_id: str, slug: str, authority: str, listing: Listing, updated_at: datetime
) -> Document:
    """Return the search entry of one merged listing."""
    labels = get_labels()
    point = point_of(listing, get_authority(authority)) or (None, None)
    days = {session.weekday for session in listing.sessions}
    return Document(
        id=service_id,
        type="service",
        authority=authority,
        name=listing.name,
        url_slug=slug,
        kind=listing.kind,
        kind_label=kind_label(listing.kind, get_authority(authority)),
        status=listing.status,
        summary=listing.summary or "",
        text="\n".join((*_text(listing), *_places_served(listing, authority))),
        organization=listing.organization or "",
        aliases=(*listing.aliases, *listing.formerly),
        tags=tuple(dict.fromkeys(_tags(listing, authority, labels))),
        needs=tuple(map(str, listing.needs)),
        phases=tuple(map(str, listing.phases)),
        tier=listing.tier,
        min_age=listing.min_age,
        max_age=listing.max_age,
        districts=listing.districts,
        coverage=coverage_of(listing).value,
        free=listing.access.free,
        days=tuple(day.value for day in WEEKDAYS if day in days),
        lat=point[0],
        lon=point[1],
        needs_area=tuple(map(str, list_areas_of(listing.needs))),
        identifiers=_identifiers(listing),
        assured_on=listing.assured_on.isoformat() if listing.assured_on else None,
        updated_on=updated_at.date().isoformat(),
    )


def _entries() -> Select[Any]:
    return select(
        Service.id, Service.slug, Service.authority, Service.record, Service.updated_at
    ).where(Service.withdrawn_at.is_(None))


def _document(row: Row[Any]) -> Document:
    listing = Listing.model_validate(row.record)
    return build_document(row.id, row.slug, row.authority, listing, row.updated_at)


def _text(listing: Listing) -> Iterator[str]:
    """Yield every sentence of the record that somebody wrote for families."""
    access = listing.access
    parts = (
        listing.description,
        access.who_for,
        access.who_refers,
        access.how_decided,
        access.decided_by,
        access.waiting_time,
        access.cost,
        access.after_applying,
        listing.type_label,
    )
    yield from (part for part in parts if part)
    for answers in (listing.local_offer, listing.paragraph_5):
        yield from answers.model_dump(exclude_none=True).values()
    yield from (event.text for event in listing.history)
    yield from (session.note for session in listing.sessions if session.note)


def _places_served(listing: Listing, code: str) -> Iterator[str]:
    """Yield every district of the council for a service that serves all of it.

    A family adds the name of their town to a question; a county-wide service
    must not be lost because of it.
    """
    if coverage_of(listing) in (Coverage.COUNTY, Coverage.NATIONAL, Coverage.ONLINE):
        for district in get_authority(code).districts:
            yield from (district.name, *district.aliases)


def _tags(listing: Listing, code: str, labels: Labels) -> Iterator[str]:
    """Yield the words of its codes and places, as families and old letters write them."""
    authority = get_authority(code)
    kind = labels.kinds.get(listing.kind)
    if kind is not None:
        yield from (kind.label, kind.plural)
    if listing.kind is Kind.SRP:
        yield from (authority.srp_label.singular, authority.srp_label.short)
    for need in listing.needs:
        words = labels.needs.get(need)
        if words is not None:
            yield from (words.label, words.plain, *words.aliases, *words.old_names)
    for district_id in listing.districts:
        district = authority.find_district(district_id)
        if district is not None:
            yield from (district.name, *district.aliases)
    if listing.town:
        yield listing.town


def _identifiers(listing: Listing) -> dict[str, str]:
    known = {"urn": listing.urn, "provision_urn": listing.provision_urn, **listing.identifiers}
    return {scheme: value for scheme, value in known.items() if value}
