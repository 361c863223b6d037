"""Sees a feedback code in a message before anything keeps, reads or sends the message.

Many plain words have ten letters (“everything”), so away from the question for
a code only what is shaped like a printed one counts: it mixes letters and
digits, stands alone or after the word “code”, or is a link from a letter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.feedback.invitations.codes import mixes, read_code

BETWEEN = r"[\s\-‐-―_.·]{1,3}"
CODE = rf"[0-9A-Za-z]{{2}}{BETWEEN}[0-9A-Za-z]{{4}}{BETWEEN}[0-9A-Za-z]{{4}}|[0-9A-Za-z]{{10}}"
ALONE = re.compile(rf"\W*(?P<code>{CODE})\W*\Z")
AFTER = re.compile(r"\bcodes?\b", re.IGNORECASE)
INSIDE = re.compile(rf"(?<!\w)(?P<code>{CODE})(?!\w)")
LINK = re.compile(r"\S*/feedback/(?P<code>[A-Za-z0-9_-]{22})(?![\w-])\S*")
FURTHEST = 60  # letters between “code” and the code itself: “code on the letter you sent is …”
COVER = "[code]"


@dataclass(frozen=True)
class SeenCode:
    """A code, and the message without it."""

    code: str
    rest: str


def see_code(text: str) -> SeenCode | None:
    """Return the code in `text` and the words around it, or None."""
    for start, end, code in _places(text):
        return SeenCode(code, f"{text[:start]}{COVER}{text[end:]}")
    return None


def looks_like_code(text: str) -> bool:
    """Say whether `text` may be a code typed where one was asked for, spaces and all."""
    return read_code(text) is not None


def _places(text: str) -> Iterator[tuple[int, int, str]]:
    link = LINK.search(text)
    if link:
        yield link.start(), link.end(), link["code"]
    alone = ALONE.match(text)
    if alone and _mixed(alone["code"]):
        yield 0, len(text), alone["code"]
    for word in AFTER.finditer(text):
        yield from _following(text, word.end())


def _following(text: str, start: int) -> Iterator[tuple[int, int, str]]:
    """Yield what looks like a code within a few words after `start`."""
    at = start
    while (found := INSIDE.search(text, at)) and found.start() - start <= FURTHEST:
        if _mixed(found["code"]):
            yield found.start(), found.end(), found["code"]
        at = found.start() + 1


def _mixed(shape: str) -> bool:
    """Say whether `shape` reads as a code, and one of its groups mixes letters and digits."""
    groups = re.split(BETWEEN, shape)
    mixed = any(mixes(group) for group in groups)
    return mixed and read_code(shape) is not None
