"""One share with everything that belongs beside it: base, invited, interval, silence.

Nothing here can be printed alone: the sentence and the row both carry n.
"""

from dataclasses import dataclass
from functools import cached_property

from portal.feedback.statistics import Interval, proportion_interval, silence_bounds


@dataclass(frozen=True)
class Share:
    """How many of `base` valid answers were favourable (`hits`: 4 or 5 of 5).

    `invited` is None where nobody recorded how many were asked; `answered` counts
    the invited who sent anything at all, for the response rate.
    """

    hits: int
    base: int
    invited: int | None = None
    answered: int | None = None

    @property
    def value(self) -> float | None:
        """The share from 0 to 1; None without answers."""
        return self.hits / self.base if self.base else None

    @property
    def percent(self) -> int | None:
        """The share as a whole percentage; None without answers."""
        return whole_percent(self.value) if self.value is not None else None

    @cached_property
    def interval(self) -> Interval | None:
        """Where the true share probably lies, by chance alone (95%)."""
        return proportion_interval(self.hits, self.base) if self.base else None

    @cached_property
    def silence(self) -> tuple[float, float] | None:
        """The share if all who were asked and gave no answer had been unhappy, or happy."""
        if not self.invited or self.base > self.invited:
            return None
        return silence_bounds(self.hits, self.base, self.invited)

    @property
    def response_rate(self) -> float | None:
        """The part of the invited who answered; None where either is not recorded."""
        if not self.invited or self.answered is None:
            return None
        return min(1.0, self.answered / self.invited)

    @property
    def all_alike(self) -> bool:
        """Say whether everybody gave the same kind of answer."""
        return self.base > 0 and self.hits in (0, self.base)


def whole_percent(value: float) -> int:
    """Return `value` as a whole percentage, halves up: 0.945 is 95."""
    return int(100 * value + 0.5 + 1e-9)
