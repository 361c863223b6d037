"""What the assistant says, as plain values: the same for the page, the API and Rasa.

A reply names its topic and its sources, so that nothing is said on our word
alone; what could not be said outright offers the next best things.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class QuickReply:
    """A button: the words on it and the words it sends."""

    title: str
    text: str


@dataclass(frozen=True)
class Source:
    """Where a fact comes from; `checked_on` is the day a person looked, if one did."""

    title: str
    url: str | None
    checked_on: str | None


@dataclass(frozen=True)
class Call:
    """A number to press. `channel` is `tel` or `sms`."""

    label: str
    number: str
    channel: str = "tel"
    note: str = ""

    @property
    def href(self) -> str:
        """The address behind the button."""
        return f"{self.channel}:{''.join(one for one in self.number if one.isdigit())}"


@dataclass(frozen=True)
class Card:
    """One service found."""

    id: str
    name: str
    url: str
    summary: str
    where: str = ""


@dataclass(frozen=True)
class Link:
    """A way on: a page of this portal."""

    title: str
    url: str


@dataclass(frozen=True)
class Message:
    """One bubble. `text` is plain words, paragraphs parted by an empty line."""

    text: str
    topic: str | None = None
    sources: tuple[Source, ...] = ()
    services: tuple[Card, ...] = ()
    quick_replies: tuple[QuickReply, ...] = ()
    links: tuple[Link, ...] = ()
    calls: tuple[Call, ...] = ()
    last_reviewed: str | None = None
    unchecked: bool = False
    language: str = "en"


@dataclass(frozen=True)
class Reply:
    """The answer to one message, as the contract says."""

    messages: tuple[Message, ...]
    intent: str
    topic: str | None = None
    alternatives: tuple[str, ...] = ()
    confidence: float = 0.0
    crisis: bool = False
    fallback: bool = False
    answered_by: str = "retrieval"
    notices: tuple[str, ...] = field(default=())

    def by(self, who: str) -> "Reply":
        """Return the same reply, answered by `who`."""
        return replace(self, answered_by=who)

    def as_mapping(self) -> dict[str, Any]:
        """Return the reply as plain values, for JSON."""
        return asdict(self)

    @classmethod
    def from_mapping(cls, held: Mapping[str, Any]) -> "Reply":
        """Return the reply that `as_mapping` wrote; raises KeyError, TypeError, ValueError."""
        messages = tuple(_message(one) for one in held["messages"])
        if not messages:
            raise ValueError("a reply needs a message")
        return cls(
            messages=messages,
            intent=str(held["intent"]),
            topic=held["topic"] and str(held["topic"]),
            alternatives=tuple(map(str, held["alternatives"])),
            confidence=float(held["confidence"]),
            crisis=bool(held["crisis"]),
            fallback=bool(held["fallback"]),
            answered_by=str(held["answered_by"]),
            notices=tuple(map(str, held["notices"])),
        )


def _message(held: Mapping[str, Any]) -> Message:
    return Message(
        text=str(held["text"]),
        topic=held["topic"] and str(held["topic"]),
        sources=tuple(Source(**one) for one in held["sources"]),
        services=tuple(Card(**one) for one in held["services"]),
        quick_replies=tuple(QuickReply(**one) for one in held["quick_replies"]),
        links=tuple(Link(**one) for one in held["links"]),
        calls=tuple(Call(**one) for one in held["calls"]),
        last_reviewed=held["last_reviewed"],
        unchecked=bool(held["unchecked"]),
        language=str(held["language"]),
    )
