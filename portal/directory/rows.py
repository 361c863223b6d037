"""Writes one merged listing as rows: what is joined and exported, beside what is shown.

Kept apart from `publishing` because it knows every table and nothing about why
a record changed. Children are written anew: they have no identity of their own.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from portal.directory.identity import location_id, organization_id, slug_of
from portal.directory.listing import Listing
from portal.directory.models import (
    Access,
    Accessibility,
    Alias,
    Attribute,
    Contact,
    CostOption,
    HistoryEntry,
    Identifier,
    LocalOfferAnswer,
    Location,
    Organization,
    Phone,
    ProvisionFigure,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Succession,
)
from portal.directory.models.base import Model
from portal.directory.reach import coverage_of
from portal.directory.taxonomies import term_ids

CHILDREN: tuple[type[Model], ...] = (
    Access, Accessibility, Alias, Attribute, Contact, CostOption, HistoryEntry, Identifier,
    LocalOfferAnswer, ProvisionFigure, Schedule, ServiceArea, ServiceAtLocation, Succession,
)  # fmt: skip

Row = tuple[type[Model], dict[str, Any]]


def write_columns(session: Session, service: Service, listing: Listing, now: datetime) -> None:
    """Make the columns of `service` say what `listing` says."""
    service.slug = slug_of(listing.name)
    service.name, service.kind, service.status = listing.name, listing.kind, listing.status
    service.summary, service.description = listing.summary, listing.description
    service.tier, service.coverage = listing.tier, coverage_of(listing)
    service.minimum_age, service.maximum_age = listing.min_age, listing.max_age
    service.url, service.email = listing.url, listing.email
    service.state_funded = listing.state_funded
    service.assured_on, service.assured_by = listing.assured_on, listing.assured_by
    service.organization_id = _organization(session, service.authority, listing.organization)
    service.updated_at = now


def write_children(session: Session, service: Service, listing: Listing, *, new: bool) -> None:
    """Write every child row of `service` anew; `new` spares looking for old ones."""
    if not new:
        for model in CHILDREN:
            session.execute(delete(model).where(model.__table__.c.service_id == service.id))
        session.execute(delete(Location).where(Location.id == location_id(service.id)))
    by_table: dict[type[Model], list[dict[str, Any]]] = defaultdict(list)
    for model, values in _rows(session, service, listing):
        by_table[model].append(values)
    for model, several in by_table.items():
        session.execute(insert(model), several)


def _organization(session: Session, authority: str, name: str | None) -> str | None:
    if not name:
        return None
    identity = organization_id(authority, name)
    if session.get(Organization, identity) is None:
        session.add(Organization(id=identity, authority=authority, name=name))
        session.flush()
    return identity


def _rows(session: Session, service: Service, listing: Listing) -> Iterator[Row]:
    """Yield parents before children: foreign keys are checked at once."""
    owner = {"service_id": service.id}
    for model, values in (
        *_in_person(service.id, listing),
        *_names(service.authority, listing),
        *_getting_in(listing),
        *_answers(listing),
    ):
        yield model, values if model in {Location, Phone} else {**owner, **values}
    yield from _contacts(service.id, listing)
    for term in term_ids(session, listing):
        yield Attribute, {**owner, "taxonomy_term_id": term}


def _in_person(service_id: str, listing: Listing) -> Iterator[Row]:
    if listing.address or listing.town or listing.postcode or listing.lat is not None:
        place = location_id(service_id)
        yield (
            Location,
            {
                "id": place,
                "name": listing.name,
                "address": "\n".join(listing.address) or None,
                "town": listing.town,
                "district": listing.districts[0] if listing.districts else None,
                "postcode": listing.postcode,
                "latitude": listing.lat,
                "longitude": listing.lon,
            },
        )
        yield ServiceAtLocation, {"location_id": place}
    extent = coverage_of(listing)
    for district in listing.districts or (None,):
        yield ServiceArea, {"extent": extent, "district": district}
    for feature, answer in listing.accessibility.model_dump(exclude_defaults=True).items():
        yield Accessibility, {"feature": feature, "answer": answer}
    for session in listing.sessions:
        values = session.model_dump(exclude={"start", "end", "when", "note"})
        yield (
            Schedule,
            {
                **values,
                "opens_at": session.start,
                "closes_at": session.end,
                "part_of_year": session.when,
                "notes": session.note,
            },
        )


def _names(authority: str, listing: Listing) -> Iterator[Row]:
    for former, names in ((False, listing.aliases), (True, listing.formerly)):
        for name in names:
            yield Alias, {"name": name, "former": former}
    known = {"key": listing.key, "urn": listing.urn, "provision_urn": listing.provision_urn}
    for scheme, value in {**listing.identifiers, **known}.items():
        if value:
            yield Identifier, {"scheme": scheme, "value": value}
    for event in listing.history:
        yield HistoryEntry, {"happened": event.when, "text": event.text, "source": event.source}
    for reference in dict.fromkeys(listing.replaced_by):
        scheme, _, value = reference.rpartition(":")
        yield Succession, {"scheme": scheme or "key", "value": value}


def _getting_in(listing: Listing) -> Iterator[Row]:
    yield Access, listing.access.model_dump(exclude={"cost", "free"})
    if listing.access.cost or listing.access.free is not None:
        yield (
            CostOption,
            {"amount_description": listing.access.cost, "free": listing.access.free},
        )


def _contacts(service_id: str, listing: Listing) -> Iterator[Row]:
    known = [one.model_dump() for one in listing.contacts]
    if listing.phone or listing.email:
        known.insert(0, {"role": None, "phone": listing.phone, "email": listing.email})
    for number, one in enumerate(known):
        identity = f"{service_id}:{number}"
        fields = ("email", "url", "hours", "source", "last_verified")
        values = {field: one.get(field) for field in fields}
        yield Contact, {"id": identity, "service_id": service_id, "title": one["role"], **values}
        if one.get("phone"):
            yield Phone, {"contact_id": identity, "number": one["phone"]}


def _answers(listing: Listing) -> Iterator[Row]:
    sets = {"local_offer": listing.local_offer, "paragraph_5": listing.paragraph_5}
    for name, answers in sets.items():
        for question, answer in answers.model_dump(exclude_none=True).items():
            yield LocalOfferAnswer, {"question_set": name, "question": question, "answer": answer}
    for figure in listing.provision:
        yield ProvisionFigure, {**figure.model_dump(), "doubts": list(figure.doubts)}
