"""How a record stands: whether the service runs, and how far its facts can be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for

from portal.directory.presenters.parts import Banner, NamedLink
from portal.directory.queries import Record, Successor
from portal.language import gettext as _
from portal.send.freshness import Freshness, freshness
from portal.send.offer import Status


@dataclass(frozen=True)
class Trust:
    """The trust stamp: whether and when somebody compared the facts with the provider."""

    tone: str
    on: date | None
    by: str | None
    source: str | None
    stated_on: date | None


def trust_of(record: Record, today: date) -> Trust:
    """Return the trust stamp; without a check it names the first source instead."""
    listing = record.listing
    state = freshness(listing.assured_on, today)
    first = listing.sources[0]
    never = state is Freshness.NEVER
    return Trust(
        tone=state,
        on=listing.assured_on,
        by=listing.assured_by,
        source=first.title if never else None,
        stated_on=first.stated_on if never else None,
    )


def banner_of(record: Record, successors: Sequence[Successor]) -> Banner | None:
    """Return what must be read before anything else when the service is not simply running."""
    listing = record.listing
    links = tuple(
        NamedLink(one.name, url_for("directory.record", service_id=one.id, slug=one.slug))
        for one in successors
    )
    look = _("Look here instead:") if links else _("Ask the council what has taken its place.")
    match listing.status:
        case Status.CLOSED:
            return Banner("closed", _("This service has closed"), look, links)
        case Status.HISTORIC:
            return Banner("closed", _("This no longer exists under this name"), look, links)
        case Status.TEMPORARILY_CLOSED:
            text = _("Ask before you go. It may open again.")
            return Banner("warning", _("This service is closed for now"), text)
        case Status.PLANNED:
            text = _("It was planned when our source was written. Ask the council how far it is.")
            return Banner("plain", _("This has not opened yet"), text)
        case Status.UNCONFIRMED:
            text = _("Our source is some years old. Ask before you rely on this page.")
            return Banner("warning", _("We could not confirm that this still runs"), text)
        case _:
            return None
