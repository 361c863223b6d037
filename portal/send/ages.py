"""Phases of education and the ages they cover.

The offer runs from birth to 25 (Children and Families Act 2014, s.30 with
s.83). A phase is what a service says of itself; an age is what a family knows.
"""

from enum import StrEnum
from typing import NamedTuple

YOUNGEST = 0
OLDEST = 25  # the day a plan can last to: Children and Families Act 2014, s.46


class Phase(StrEnum):
    """A phase of education or life. "All through" is `PRIMARY` and `SECONDARY` together."""

    EARLY_YEARS = "early_years"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    POST_16 = "post_16"
    ADULT = "adult"


class AgeBand(NamedTuple):
    """Ages in years, both ends included."""

    first: int
    last: int


# A child turns 5 in reception and 11 in Year 6, so the bands overlap by a year.
PHASE_AGES: dict[Phase, AgeBand] = {
    Phase.EARLY_YEARS: AgeBand(0, 5),
    Phase.PRIMARY: AgeBand(4, 11),
    Phase.SECONDARY: AgeBand(11, 16),
    Phase.POST_16: AgeBand(16, 19),
    Phase.ADULT: AgeBand(19, 25),
}


def phases_at(age: int) -> tuple[Phase, ...]:
    """Return the phases a child of `age` years may be in."""
    return tuple(phase for phase, band in PHASE_AGES.items() if band.first <= age <= band.last)
