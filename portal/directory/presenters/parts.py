"""The pieces of a page: rows, tags and links, as the shared macros take them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from portal.language import gettext as _
from portal.send.offer import Coverage, Status
from portal.send.support import Tier

DAY = "d MMMM y"  # day before month in every language we have


@dataclass(frozen=True)
class RowOfFacts:
    """A label and what is known; `missing` is shown as “the provider has not told us”.

    `data` says that the words are the provider's own, hence English.
    """

    label: str
    value: str | None = None
    missing: bool = False
    note: str | None = None
    url: str | None = None
    lines: tuple[str, ...] = ()
    data: bool = False


@dataclass(frozen=True)
class Tag:
    """A short word on a card; `tone` is open, closed, guidance or None."""

    text: str
    tone: str | None = None


@dataclass(frozen=True)
class NamedLink:
    """A link by name."""

    name: str
    url: str


@dataclass(frozen=True)
class Banner:
    """An important word above a record; `tone` is closed, warning or plain."""

    tone: str
    title: str
    text: str
    links: tuple[NamedLink, ...] = field(default_factory=tuple)


def fact(label: str, value: Any, note: str | None = None) -> RowOfFacts:
    """Return a row of the provider's own words, or one that says they are missing."""
    if value in (None, "", ()):
        return RowOfFacts(label, missing=True)
    return RowOfFacts(label, str(value), note=note, data=True)


def tags_of(status: str, tier: str | None, free: bool | None, coverage: str) -> tuple[Tag, ...]:
    """Return the tags of a record: first what could send a family the wrong way."""
    return tuple(
        tag for tag in (_status(status), *_help(status, tier, free), _reach(coverage)) if tag
    )


def _status(status: str) -> Tag | None:
    words = {
        Status.TEMPORARILY_CLOSED: _("Closed for now"),
        Status.PLANNED: _("Not open yet"),
        Status.CLOSED: _("Closed"),
        Status.HISTORIC: _("No longer exists"),
        Status.UNCONFIRMED: _("Not confirmed"),
    }
    text = words.get(Status(status))
    return Tag(text, "closed") if text else None


def _help(status: str, tier: str | None, free: bool | None) -> Iterator[Tag]:
    """Yield what opens a door; nothing opens the door of a service that is not running."""
    if status in {Status.CLOSED, Status.HISTORIC}:
        return
    if tier == Tier.UNIVERSAL:
        yield Tag(_("Open to everyone"), "open")
    elif tier in {Tier.SEN_SUPPORT, Tier.TOP_UP}:
        yield Tag(_("No EHC plan needed"), "open")
    elif tier == Tier.EHC_PLAN:
        yield Tag(_("Usually needs an EHC plan"))
    if free:
        yield Tag(_("Free"), "open")


def _reach(coverage: str) -> Tag | None:
    words = {
        Coverage.COUNTY: _("Whole county"),
        Coverage.NATIONAL: _("Whole country"),
        Coverage.ONLINE: _("Online"),
    }
    text = words.get(Coverage(coverage))
    return Tag(text) if text else None
