"""How far chance alone can move a share, so that no share stands alone.

Kent's own report once said "100% satisfaction" of a very small sample. With its
interval beside it, such a figure says by itself how little it can say.
"""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

from portal.feedback.statistics.beta import beta_quantile

Method = Literal["wilson", "clopper_pearson"]
SMALL = 20  # below this the exact interval is used


@dataclass(frozen=True)
class Interval:
    """Where the true share probably lies: `low` and `high` from 0 to 1."""

    low: float
    high: float
    method: Method


def proportion_interval(hits: int, base: int, confidence: float = 0.95) -> Interval:
    """Return the interval we show for `hits` of `base`.

    Wilson's by default; the exact one (Clopper and Pearson) where the base is
    under 20 or all answers were alike, because Wilson's is then too short.
    Raises ValueError when `hits` is not between 0 and `base`, or `base` is 0.
    """
    exact = base < SMALL or hits in (0, base)
    return (clopper_pearson if exact else wilson)(hits, base, confidence)


def wilson(hits: int, base: int, confidence: float = 0.95) -> Interval:
    """Return the score interval of Wilson 1927 for `hits` of `base`."""
    _check(hits, base)
    z = NormalDist().inv_cdf((1.0 + confidence) / 2.0)
    share, weight = hits / base, z * z / base
    middle = (share + weight / 2.0) / (1.0 + weight)
    half = z * ((share * (1.0 - share) + weight / 4.0) / base) ** 0.5 / (1.0 + weight)
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    high = 1.0 if hits == base else min(1.0, middle + half)
    return Interval(low, high, "wilson")


def clopper_pearson(hits: int, base: int, confidence: float = 0.95) -> Interval:
    """Return the exact interval of Clopper and Pearson 1934 for `hits` of `base`."""
    _check(hits, base)
    tail = (1.0 - confidence) / 2.0
    low = 0.0 if hits == 0 else beta_quantile(tail, hits, base - hits + 1.0)
    high = 1.0 if hits == base else beta_quantile(1.0 - tail, hits + 1.0, base - hits)
    return Interval(low, high, "clopper_pearson")


def _check(hits: int, base: int) -> None:
    if not 0 <= hits <= base or base == 0:
        raise ValueError(f"no share can be made of {hits} out of {base}")
