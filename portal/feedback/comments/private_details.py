"""What in a text looks like a name or another private detail, as parts to show and to take out.

The recognisers are the portal's own (`portal.redaction`); here their findings
cut the text into parts, so that a page can mark them without any script.
"""

from dataclasses import dataclass

from portal.redaction import redact, suggest


@dataclass(frozen=True)
class Part:
    """A piece of the text; `private` when it looks like something about a person."""

    text: str
    private: bool


def parts_of(text: str) -> list[Part]:
    """Cut `text` into parts, in order; joined they are the text again."""
    parts, reached = [], 0
    for found in suggest(text):
        parts.append(Part(text[reached : found.start], private=False))
        parts.append(Part(text[found.start : found.end], private=True))
        reached = found.end
    parts.append(Part(text[reached:], private=False))
    return [part for part in parts if part.text]


def private_parts(text: str) -> list[str]:
    """Return the pieces of `text` that look private, in order, each once."""
    return list(dict.fromkeys(part.text for part in parts_of(text) if part.private))


def without_details(text: str) -> str:
    """Return `text` with every private detail that is recognised covered."""
    return redact(text).text
