"""What recognisers hand on: one finding a detail, and the words that take its place.

Places in the text are those of the text as the person wrote it, so that a
moderator sees exactly which letters would go.
"""

from collections.abc import Iterable
from dataclasses import dataclass

SHOWN_AS = {
    "email": "[email]",
    "phone": "[phone number]",
    "link": "[link]",
    "handle": "[user name]",
    "nhs_number": "[NHS number]",
    "upn": "[pupil number]",
    "ni_number": "[NI number]",
    "bank": "[bank details]",
    "vehicle": "[number plate]",
    "number": "[number]",
    "reference": "[reference]",
    "postcode": "[postcode]",
    "address": "[address]",
    "birthday": "[date of birth]",
    "school": "[school]",
    "name": "[name]",
}
"""The words shown instead of each kind, the surest kind first: it wins where two overlap."""

RANK = {kind: place for place, kind in enumerate(SHOWN_AS)}


@dataclass(frozen=True)
class Finding:
    """One private detail: its kind, where it stands in the text, and what is shown instead."""

    kind: str
    start: int
    end: int
    shown_as: str


@dataclass(frozen=True)
class Redacted:
    """A text with its private details replaced, and what was found in the text before."""

    text: str
    findings: tuple[Finding, ...]


def settle(found: Iterable[tuple[str, int, int]]) -> tuple[Finding, ...]:
    """Return findings in order with none overlapping: where some do, the surest kind takes all.

    An address and the postcode inside it become one address; nothing that any
    recogniser saw is left uncovered.
    """
    settled: list[tuple[str, int, int]] = []
    for kind, start, end in sorted(found, key=lambda one: (one[1], -one[2])):
        if settled and start < settled[-1][2]:
            before, began, ended = settled[-1]
            surest = min(before, kind, key=RANK.__getitem__)
            settled[-1] = (surest, began, max(ended, end))
        else:
            settled.append((kind, start, end))
    return tuple(Finding(kind, start, end, SHOWN_AS[kind]) for kind, start, end in settled)
