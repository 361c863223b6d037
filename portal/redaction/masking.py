"""Covers emails, phone and NHS numbers, postcodes and names somebody gives.

Of a postcode the first half stays: enough to search near, too little to find
a home.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(
    r"(?<![\w£])(?:\+44\s?(?:\(0\)\s?)?|\(?0)(?:[\s().-]*\d){9,10}(?!\d)|(?<!\d)07(?:[\s-]*\d){8,9}(?!\d)"
)
NHS = re.compile(r"(?<!\d)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)")
POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE)
FAMILY = (
    "son|daughter|child|grandson|granddaughter|boy|girl|nephew|niece|brother|sister|stepson|"
    "stepdaughter"
)
SAID_NAME = re.compile(
    rf"\b(?P<lead>(?:my|his|her|their|our|(?:{FAMILY})'?s?)\s+name(?:'s|\s+is)"
    r"|(?:i am|i'm|im|he is|he's|hes|she is|she's|shes|they are)\s+called"
    rf"|(?:{FAMILY}) called)"
    r"\s+(?P<name>[^\W\d_][\w'’-]*(?:\s+[A-Z][\w'’-]*)*)",
    re.IGNORECASE,
)
KIN = re.compile(
    rf"\b(?P<lead>(?:my|our)\s+(?:{FAMILY}),?)"
    r"\s+(?P<name>[A-Z][a-z'’-]+)(?=[\s,.!?]|$)"
)
NOT_NAMES = frozenset(
    """
    a adhd an and at autism but can cannot ehc ehcp has he iep in is need needs not nursery on
    reception school sen senco send she that the they was who with year
    """.split()
)


@dataclass(frozen=True)
class Masked:
    """The text with private details covered, and the kinds of details that were found."""

    text: str
    kinds: tuple[str, ...]


def mask(text: str) -> Masked:
    """Return `text` with every private detail that is recognised covered."""
    kinds: dict[str, None] = {}

    def covering(kind: str, instead: Callable[[re.Match[str]], str | None]) -> Callable[..., str]:
        def cover(found: re.Match[str]) -> str:
            words = instead(found)
            if words is None:
                return found[0]
            kinds[kind] = None
            return words

        return cover

    text = EMAIL.sub(covering("email", lambda _: "[email]"), text)
    text = PHONE.sub(covering("phone", lambda _: "[phone number]"), text)
    text = NHS.sub(covering("nhs_number", _nhs), text)
    text = POSTCODE.sub(covering("postcode", lambda found: found[1].upper()), text)
    text = SAID_NAME.sub(covering("name", _name), text)
    text = KIN.sub(covering("name", _name), text)
    return Masked(text, tuple(kinds))


def _nhs(found: re.Match[str]) -> str | None:
    """Cover a number whose check digit is that of an NHS number (modulus 11)."""
    digits = [int(one) for one in found[0] if one.isdigit()]
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1))) % 11  # noqa: B905  # the tenth digit is the check
    return "[NHS number]" if digits[9] == (0 if check == 11 else check) else None


def _name(found: re.Match[str]) -> str | None:
    if found["name"].split()[0].lower() in NOT_NAMES:
        return None
    return f"{found['lead']} [name]"
