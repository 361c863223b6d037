"""What a postcode is, and what to say when something typed is not quite one.

Families type postcodes in every way there is: no blank, two blanks, half of
it, the letter O for a nought. A slip is only ever offered back as a
suggestion: guessing the wrong side of a county border would send a family to
the wrong council.
"""

import itertools
import re
from dataclasses import dataclass
from typing import Literal

Shape = Literal["full", "outcode", "partial"]

# The outward forms Royal Mail uses; the letters allowed in third and fourth place are few.
_OUTCODE = (
    r"[A-PR-UWYZ](?:[0-9]{1,2}|[0-9][ABCDEFGHJKPSTUW]"
    r"|[A-HK-Y][0-9]{1,2}|[A-HK-Y][0-9][ABEHMNPRVWXY])"
)
_FULL = re.compile(rf"({_OUTCODE}|GIR)([0-9][ABD-HJLNP-UW-Z]{{2}})")
_ONLY_OUTCODE = re.compile(_OUTCODE)
_PARTIAL = re.compile(rf"({_OUTCODE})([0-9][ABD-HJLNP-UW-Z]?)")
_INCODE_START = re.compile("[0-9][ABD-HJLNP-UW-Z]?")
_DROPPED = re.compile(r"[\s.,;:'\"()\-]+")
_SLIPS = {"O": "O0", "0": "0O", "I": "I1", "1": "1I"}
_LONGEST = 24  # a postcode has 7 characters; anything much longer is a sentence


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode, or the beginning of one: `incode` has three, one, two or no characters."""

    outcode: str
    incode: str = ""

    @property
    def shape(self) -> Shape:
        """Say whether this is a `full` postcode, an `outcode` or a `partial` one."""
        if not self.incode:
            return "outcode"
        return "full" if len(self.incode) == 3 else "partial"

    @property
    def compact(self) -> str:
        """The postcode without the blank, as data files key it."""
        return self.outcode + self.incode

    def __str__(self) -> str:
        return f"{self.outcode} {self.incode}".rstrip()


class NotAPostcode(ValueError):
    """What was typed is not a postcode.

    Carries `suggestions` (full postcodes it may have been meant for), never the
    words themselves: this message may reach a log.
    """

    def __init__(self, suggestions: tuple[Postcode, ...] = ()) -> None:
        super().__init__("not a postcode")
        self.suggestions = suggestions


def normalise_postcode(text: str) -> str:
    """Return `text` in capitals without white space or stray punctuation."""
    return _DROPPED.sub("", text).upper()


def parse_postcode(text: str) -> Postcode:
    """Read a full postcode, an outcode (`ME14`) or the start of one (`ME14 1`).

    Raises `NotAPostcode`, with suggestions when O for 0 or I for 1 would mend it.
    """
    if len(text) > _LONGEST:
        raise NotAPostcode
    compact = normalise_postcode(text)
    found = _read(text, compact)
    if found is None:
        raise NotAPostcode(suggest_postcodes(compact))
    return found


def looks_like_postcode(text: str) -> bool:
    """Say whether `text` is a postcode or part of one, or one slip away from it."""
    try:
        parse_postcode(text)
    except NotAPostcode as error:
        return bool(error.suggestions)
    return True


def suggest_postcodes(text: str) -> tuple[Postcode, ...]:
    """Return full postcodes that differ from `text` only by O/0 or I/1, nearest first."""
    compact = normalise_postcode(text)
    if not 5 <= len(compact) <= 7:
        return ()
    options = ["".join(way) for way in itertools.product(*(_SLIPS.get(c, c) for c in compact))]
    options.sort(key=lambda way: sum(a != b for a, b in zip(way, compact, strict=True)))
    found = (_FULL.fullmatch(way) for way in options if way != compact)
    return tuple(Postcode(match[1], match[2]) for match in found if match)


def _read(text: str, compact: str) -> Postcode | None:
    if match := _FULL.fullmatch(compact):
        return Postcode(match[1], match[2])
    first, _, rest = " ".join(text.upper().split()).partition(" ")
    if rest and _ONLY_OUTCODE.fullmatch(first):
        # The blank the family typed decides: `M1 1` starts M1, it is not the outcode M11.
        return Postcode(first, rest) if _INCODE_START.fullmatch(rest) else None
    if _ONLY_OUTCODE.fullmatch(compact):
        return Postcode(compact)
    if match := _PARTIAL.fullmatch(compact):
        return Postcode(match[1], match[2])
    return None
