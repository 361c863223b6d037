"""What in a text looks like a name or another private detail, as parts to show and to take out.

The recognisers are the portal's own (`portal.redaction`); here their answer is
cut into parts, so that a page can mark what was found without any script.
"""

import difflib
import re
from dataclasses import dataclass

from portal.redaction import mask

WORDS = re.compile(r"\s+|\S+")


@dataclass(frozen=True)
class Part:
    """A piece of the text; `private` when it looks like something about a person."""

    text: str
    private: bool


def parts_of(text: str) -> list[Part]:
    """Cut `text` into parts, in order; joined they are the text again."""
    before, after = WORDS.findall(text), WORDS.findall(mask(text).text)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    parts = []
    for kind, start, end, _from, _to in matcher.get_opcodes():
        if start < end:
            parts.append(Part("".join(before[start:end]), kind != "equal"))
    return parts


def private_parts(text: str) -> list[str]:
    """Return the pieces of `text` that look private, in order, each once."""
    return list(dict.fromkeys(part.text.strip() for part in parts_of(text) if part.private))


def without_details(text: str) -> str:
    """Return `text` with every private detail that is recognised covered."""
    return mask(text).text
