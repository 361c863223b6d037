"""Says when a figure over time has really changed, and when it only wobbles.

The XmR chart as the NHS draws it ("Making Data Count"): the same constants and
the same four rules as its open NHSRplotthedots, so that officers who know one
can read the other. From 12 points on the limits hold; from 6 they are a trial.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

LIMIT = 2.66  # mean moving ranges on either side of the mean (Shewhart; 3 / 1.128)
NEAR = LIMIT * 2 / 3
OUTLYING = 3.267  # moving ranges from here on are left out of the limits
RUN = 7
FIRM, TRIAL = 12, 6
Standing = Literal["firm", "trial", "table"]
Rule = Literal["outside", "shift", "trend", "two_in_three"]


@dataclass(frozen=True)
class RunChart:
    """A chart's lines, and for each point the rules it is part of breaking.

    `standing` says what may be shown: firm limits, trial limits, or a table only.
    """

    values: tuple[float, ...]
    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float
    signals: tuple[frozenset[Rule], ...]
    standing: Standing

    @property
    def changed(self) -> bool:
        """Say whether anything but chance is to be seen; never so on a table."""
        return self.standing != "table" and any(self.signals)


def run_chart(values: Sequence[float]) -> RunChart:
    """Return the XmR chart of `values`, oldest first; raises ValueError when empty.

    With under 6 points no rule is applied: that is a table, not a chart.
    """
    if not values:
        raise ValueError("a chart needs at least one value")
    mean = sum(values) / len(values)
    width = _moving_range(values)
    near, limit = NEAR * width, LIMIT * width
    standing = _standing(len(values))
    signals = _signals(values, mean, near, limit) if standing != "table" else [set()] * len(values)
    return RunChart(
        tuple(values), mean, mean - limit, mean + limit, mean - near, mean + near,
        tuple(frozenset(one) for one in signals), standing,
    )  # fmt: skip


def _standing(count: int) -> Standing:
    if count >= FIRM:
        return "firm"
    return "trial" if count >= TRIAL else "table"


def _moving_range(values: Sequence[float]) -> float:
    """Return the mean step between neighbours, outlying steps left out; 0 where all stand still.

    Steps too small for the machine to average count as standing still.
    """
    steps = [abs(after - before) for before, after in pairwise(values)]
    mean = sum(steps) / max(1, len(steps))
    kept = [step for step in steps if step < OUTLYING * mean]
    return sum(kept) / len(kept) if kept else 0.0


def _signals(values: Sequence[float], mean: float, near: float, limit: float) -> list[set[Rule]]:
    signals: list[set[Rule]] = [set() for _ in values]
    sides = [_sign(value - mean) for value in values]
    for at, value in enumerate(values):
        if abs(value - mean) > limit:
            signals[at].add("outside")
    for at in range(len(values) - RUN + 1):
        if abs(sum(sides[at : at + RUN])) == RUN:
            _mark(signals, at, at + RUN, "shift")
        if _one_way(values[at : at + RUN]):
            _mark(signals, at, at + RUN, "trend")
    close = [near < abs(value - mean) <= limit for value in values]
    for at in range(len(values) - 2):
        if sum(close[at : at + 3]) >= 2 and abs(sum(sides[at : at + 3])) == 3:
            for place in range(at, at + 3):
                if close[place]:
                    signals[place].add("two_in_three")
    return signals


def _mark(signals: list[set[Rule]], start: int, end: int, rule: Rule) -> None:
    for one in signals[start:end]:
        one.add(rule)


def _one_way(values: Sequence[float]) -> bool:
    steps = {_sign(after - before) for before, after in pairwise(values)}
    return steps in ({1}, {-1})


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
