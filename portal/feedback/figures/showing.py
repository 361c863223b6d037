"""Decides once, for every reader, whether a figure may be shown and how sure it looks.

Officers never see fewer than 5 answers, the public never fewer than 10; a few
people who all said the same are shown as a band, because "100%" of 12 is not a
finding (send_facts 6.5; ONS, Sport England).
"""

from dataclasses import dataclass
from typing import Literal

from portal.feedback.figures.share import Share

Reader = Literal["officer", "public"]
# none: nobody answered; hidden: too few to show; private: officers only; few: small sample
Standing = Literal["none", "hidden", "private", "few", "full"]
FEWEST: dict[Reader, int] = {"officer": 5, "public": 10}
SMALL_SAMPLE, BAND = 30, 20
SYMBOLS: dict[Standing, str] = {"none": "z", "hidden": "c", "private": "u", "few": "u", "full": ""}


@dataclass(frozen=True)
class Shown:
    """A share as one kind of reader may see it."""

    share: Share
    reader: Reader
    secret: bool = False  # hidden so that another number cannot be worked out

    @property
    def standing(self) -> Standing:
        """How this may be shown."""
        if self.share.base == 0 and not self.secret:
            return "none"
        if self.secret or self.share.base < FEWEST[self.reader]:
            return "hidden"
        if self.share.base < FEWEST["public"]:
            return "private"
        return "few" if self.share.base < SMALL_SAMPLE else "full"

    @property
    def visible(self) -> bool:
        """Say whether any number of it may be printed."""
        return self.standing not in ("none", "hidden")

    @property
    def band(self) -> bool:
        """Say whether it is shown as a band: all alike, and under 20 of them."""
        return self.share.all_alike and self.share.base < BAND

    @property
    def symbol(self) -> str:
        """The symbol of official statistics: c confidential, u unreliable, z not applicable."""
        return SYMBOLS[self.standing]

    @property
    def base(self) -> int:
        """How many answered: for the public rounded to 5, so that differences say little."""
        return self.share.base if self.reader == "officer" else 5 * round(self.share.base / 5)

    @property
    def percent(self) -> str:
        """The share in the fewest words: "94%", "95% or more", or why there is none."""
        if not self.visible:
            return "no answers" if self.standing == "none" else f"fewer than {self._fewest}"
        if self.band:
            return "95% or more" if self.share.hits else "5% or less"
        return f"{self.share.percent}%"

    @property
    def _fewest(self) -> int:
        return FEWEST[self.reader]
