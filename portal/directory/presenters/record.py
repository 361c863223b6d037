"""A record as its page shows it: what is known with its source, what is not said plainly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from portal.authorities import Authority
from portal.directory.labels import get_labels, kind_label
from portal.directory.presenters.getting_in import getting_in
from portal.directory.presenters.offer_answers import local_offer_rows, paragraph_5_rows
from portal.directory.presenters.parts import Banner, RowOfFacts, Tag, tags_of
from portal.directory.presenters.provision import figure_rows
from portal.directory.presenters.standing import Trust, banner_of, trust_of
from portal.directory.presenters.when_and_where import access_rows, place_rows, session_rows
from portal.directory.queries import Record, Successor
from portal.directory.reach import coverage_of
from portal.language import gettext as _


@dataclass(frozen=True)
class Contact:
    """One way to reach the service, as the contact macro takes it."""

    label: str
    phone: str | None
    email: str | None
    url: str | None
    hours: str | None
    note: str | None
    last_verified: date | None


@dataclass(frozen=True)
class OtherName:
    """Another name of the service; `former` when it is an old one."""

    name: str
    former: bool


@dataclass(frozen=True)
class Event:
    """Something that happened, with the title of its source."""

    when: str
    text: str
    source: str | None


@dataclass(frozen=True)
class SourceLine:
    """Where facts come from; `used_for` names the parts this source is believed for."""

    title: str
    url: str | None
    stated_on: date | None
    note: str | None
    used_for: str


@dataclass(frozen=True)
class RecordPage:
    """What `directory/record.html` shows; each field is described there."""

    name: str
    kind_label: str
    organization: str | None
    summary: str
    paragraphs: tuple[str, ...]
    url: str
    url_correction: str
    banner: Banner | None
    trust: Trust
    tags: tuple[Tag, ...]
    good_to_know: tuple[RowOfFacts, ...]
    get_in: tuple[RowOfFacts, ...]
    contacts: tuple[Contact, ...]
    who_for: tuple[RowOfFacts, ...]
    place: tuple[RowOfFacts, ...]
    sessions: tuple[RowOfFacts, ...]
    cost: tuple[RowOfFacts, ...]
    access: tuple[RowOfFacts, ...]
    local_offer: tuple[RowOfFacts, ...]
    paragraph_5: tuple[RowOfFacts, ...]
    figures: tuple[RowOfFacts, ...]
    history: tuple[Event, ...]
    other_names: tuple[OtherName, ...]
    sources: tuple[SourceLine, ...]


def present_record(
    record: Record, authority: Authority, successors: Sequence[Successor], today: date
) -> RecordPage:
    """Return the page of `record`; `successors` are where to look when it has ended."""
    listing = record.listing
    address: dict[str, Any] = {"service_id": record.id, "slug": record.slug}
    titles = {source.id: source.title for source in listing.sources}
    return RecordPage(
        name=listing.name,
        kind_label=kind_label(listing.kind, authority),
        organization=listing.organization,
        summary=listing.summary or "",
        paragraphs=_paragraphs(listing.description),
        url=url_for("directory.record", **address),
        url_correction=url_for("directory.correction", **address),
        banner=banner_of(record, successors),
        trust=trust_of(record, today),
        tags=tags_of(listing.status, listing.tier, listing.access.free, coverage_of(listing)),
        good_to_know=_good_to_know(record),
        get_in=getting_in(listing),
        contacts=_contacts(record),
        who_for=_who_for(record),
        place=place_rows(listing, authority),
        sessions=session_rows(listing),
        cost=(),  # the cost stands under “Can I get in?”, once
        access=access_rows(listing),
        local_offer=local_offer_rows(listing),
        paragraph_5=paragraph_5_rows(listing),
        figures=figure_rows(listing),
        history=tuple(
            Event(event.when, event.text, titles.get(event.source or ""))
            for event in listing.history
        ),
        other_names=(
            *(OtherName(name, former=False) for name in listing.aliases),
            *(OtherName(name, former=True) for name in listing.formerly),
        ),
        sources=tuple(_sources(record)),
    )


def _paragraphs(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split("\n\n") if part.strip())


def _good_to_know(record: Record) -> tuple[RowOfFacts, ...]:
    listing = record.listing
    rows = []
    if listing.type_label:
        rows.append(RowOfFacts(_("Official type"), listing.type_label, data=True))
    if listing.opened_on:
        rows.append(RowOfFacts(_("Opened"), f"{listing.opened_on:%Y}"))
    if listing.local_offer.report_url:
        url = listing.local_offer.report_url
        words = _("What this provider says about special educational needs")
        rows.append(RowOfFacts(_("SEN information report"), words, url=url))
    return tuple(rows)


def _contacts(record: Record) -> tuple[Contact, ...]:
    listing = record.listing
    contacts = [
        Contact(one.role, one.phone, one.email, one.url, one.hours, None, one.last_verified)
        for one in listing.contacts
    ]
    url = listing.url or _link(listing.website)
    if listing.phone or listing.email or url:
        own = Contact(listing.name, listing.phone, listing.email, url, None, None, None)
        contacts.insert(0, own)
    return tuple(contacts)


def _link(website: str | None) -> str | None:
    """Return an address a browser can open; many sources leave out the beginning."""
    if not website or website.startswith(("http://", "https://")):
        return website
    return f"https://{website}"


def _who_for(record: Record) -> tuple[RowOfFacts, ...]:
    listing, labels = record.listing, get_labels()
    rows = []
    needs = tuple(labels.needs[need].label for need in listing.needs if need in labels.needs)
    if needs:
        rows.append(RowOfFacts(_("Types of need"), lines=needs, data=True))
    if ages := ages_in_words(listing.min_age, listing.max_age):
        rows.append(RowOfFacts(_("Ages"), ages))
    phases = tuple(labels.phases[phase].label for phase in listing.phases if phase in labels.phases)
    if phases:
        rows.append(RowOfFacts(_("Phases"), lines=phases, data=True))
    if listing.tier is not None and (tier := labels.tiers.get(listing.tier)) is not None:
        rows.append(RowOfFacts(_("Level of support"), f"{tier.label}. {tier.plain}", data=True))
    return tuple(rows)


def ages_in_words(low: int | None, high: int | None) -> str | None:
    """Return an age range in words, or None when nobody stated one."""
    if low is None and high is None:
        return None
    if high is None:
        return _("From %(age)s years", age=low)
    if low is None:
        return _("Up to %(age)s years", age=high)
    return _("%(low)s to %(high)s years", low=low, high=high)


def _sources(record: Record) -> Iterator[SourceLine]:
    """Yield the sources; where several speak, an imported one says what it was used for."""
    several = len({origin["source"] for origin in record.provenance.values()}) > 1
    words = {
        "identity": _("name and kind"),
        "description": _("description"),
        "ages": _("ages"),
        "needs": _("types of need"),
        "place": _("place"),
        "contact": _("contact details"),
        "access": _("how to get in"),
        "provision": _("numbers of places"),
    }
    for source in record.listing.sources:
        parts = [
            name
            for group, name in words.items()
            if several and record.provenance.get(group, {}).get("source") == source.id
        ]
        yield SourceLine(source.title, source.url, source.stated_on, source.note, ", ".join(parts))
