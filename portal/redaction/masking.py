"""Covers emails, phone and NHS numbers, postcodes and names somebody gives.

Of a postcode the first half stays: enough to search near, too little to find
a home.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

Found: TypeAlias = re.Match[str]

EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(
    r"(?<![\d£])(?:(?:\+|00)44[\s.-]*(?:\(0\)\s?)?|\(?0)(?:[\s().-]*\d){9,10}(?!\d)"
    r"|(?<!\d)(?:44\s?7|07)(?:[\s-]*\d){8,9}(?!\d)"
)
NHS = re.compile(r"(?<!\d)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)")
POSTCODE = re.compile(
    r"(?<![^\W\d_])([A-Z]{1,2}\d[A-Z\d]?)(?:\s*\d[ABD-HJLNP-UW-Z]{2})+(?![^\W\d_])",
    re.IGNORECASE,
)
FAMILY = (
    "son|daughter|child|grandson|granddaughter|boy|girl|nephew|niece|brother|sister|stepson|"
    "stepdaughter"
)
# A capital that no other follows: the start of a name in Latin letters, not “ADHD”, not “I”.
CAPITALISED = r"(?-i:(?!I\b)[A-ZÀ-ÖØ-ÞĀ-Ž](?![A-Z]))[\w'’-]*"
LAST_WORD = r"\s+[^\W\d_][\w'’-]*(?=\s*(?:[.,;!?]|$))"  # the surname of “my name is jo smith.”
SAID_NAME = re.compile(
    rf"\b(?P<lead>(?:my|his|her|their|our|(?:{FAMILY})['’]?s?)\s+name(?:['’]s|\s+is)"
    rf"|(?:i am|i['’]?m|(?:he|she|{FAMILY})['’]?s|(?:(?:he|she|{FAMILY})(?:\s+who)?)\s+is|they are)"
    r"\s+(?:called|named)"
    rf"|(?:{FAMILY}) (?:called|named))"
    rf"\s+(?P<name>[^\W\d_][\w'’-]*(?:\s+{CAPITALISED})*(?:{LAST_WORD})?)",
    re.IGNORECASE,
)
KIN = re.compile(
    rf"\b(?P<lead>(?:my|our)\s+(?:{FAMILY}),?)"
    rf"\s+(?P<name>{CAPITALISED}(?:\s+{CAPITALISED})*)",
    re.IGNORECASE,
)
NOT_NAMES = frozenset(
    """
    a adhd an and at autism back but can cannot ehc ehcp for has he iep in is names need needs
    not nursery on out reception school sen senco send she that the they to was who with year
    """.split()
)


@dataclass(frozen=True)
class Masked:
    """The text with private details covered, and the kinds of details that were found."""

    text: str
    kinds: tuple[str, ...]


def mask(text: str) -> Masked:
    """Return `text` with every private detail that is recognised covered.

    Again and again until nothing more is found: a number written close to
    another shows only when that one is gone.
    """
    kinds: dict[str, None] = {}
    before = None
    while text != before:
        before = text
        for kind, pattern, instead in COVERS:
            text = pattern.sub(partial(_cover, kinds, kind, instead), text)
    return Masked(text, tuple(kinds))


def _cover(
    kinds: dict[str, None], kind: str, instead: Callable[[Found], str | None], found: Found
) -> str:
    words = instead(found)
    if words is None:
        return found[0]
    kinds[kind] = None
    return words


def _nhs(found: Found) -> str | None:
    """Cover a number whose check digit is that of an NHS number (modulus 11)."""
    digits = [int(one) for one in found[0] if one.isdigit()]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1))) % 11  # noqa: B905  # the tenth digit is the check
    return "[NHS number]" if digits[9] == (0 if check == 11 else check) else None


def _name(found: Found) -> str | None:
    if found["name"].split()[0].lower() in NOT_NAMES:
        return None
    return f"{found['lead']} [name]"


COVERS: tuple[tuple[str, re.Pattern[str], Callable[[Found], str | None]], ...] = (
    ("email", EMAIL, lambda _: "[email]"),
    ("postcode", POSTCODE, lambda found: found[1].upper()),
    ("phone", PHONE, lambda _: "[phone number]"),
    ("nhs_number", NHS, _nhs),
    ("name", SAID_NAME, _name),
    ("name", KIN, _name),
)
