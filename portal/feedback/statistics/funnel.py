"""Compares areas without ranking them: who lies further off than chance would throw them.

Areas with few answers swing widely, so each gets limits of its own size
(Spiegelhalter 2005), from the exact binomial distribution. With a dozen areas
and six questions some always cross 95%; only 99.8% is worth a second look.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

WARNING, ALARM = 0.05, 0.002  # both tails together: 95% and 99.8%


@dataclass(frozen=True)
class FunnelPoint:
    """One area: its share, the limits for its size, and whether it lies beyond 99.8%."""

    area: str
    hits: int
    base: int
    share: float
    warning: tuple[float, float]
    alarm: tuple[float, float]
    beyond: bool


def funnel(areas: Mapping[str, tuple[int, int]]) -> list[FunnelPoint]:
    """Return a point for each area of name → (hits, base), in the order of their names.

    The centre is the share of all areas together; areas nobody answered from are
    left out. Raises ValueError when a count exceeds its base.
    """
    held = {name: pair for name, pair in sorted(areas.items()) if pair[1] > 0}
    if any(not 0 <= hits <= base for hits, base in held.values()):
        raise ValueError("every count needs a base it does not exceed")
    total = sum(base for _, base in held.values())
    centre = sum(hits for hits, _ in held.values()) / total if total else 0.0
    return [_point(name, hits, base, centre) for name, (hits, base) in held.items()]


def _point(name: str, hits: int, base: int, centre: float) -> FunnelPoint:
    below = binomial_cdf(hits, base, centre)
    above = 1.0 - binomial_cdf(hits - 1, base, centre)
    return FunnelPoint(
        area=name,
        hits=hits,
        base=base,
        share=hits / base,
        warning=limits(base, centre, WARNING),
        alarm=limits(base, centre, ALARM),
        beyond=min(below, above) < ALARM / 2,
    )


def limits(base: int, centre: float, outside: float) -> tuple[float, float]:
    """Return the shares between which all but `outside` of areas of `base` answers fall.

    Interpolated between whole counts (Spiegelhalter 2005, appendix A.1.1).
    """
    low, high = (_count_at(base, centre, tail) for tail in (outside / 2, 1 - outside / 2))
    return max(0.0, low / base), min(1.0, high / base)


def _count_at(base: int, centre: float, tail: float) -> float:
    if centre in (0.0, 1.0):
        return base * centre
    count, step = 0, _chance(0, base, centre)
    reached = step
    while reached <= tail and count < base:
        count += 1
        step = _chance(count, base, centre)
        reached += step
    return count - (reached - tail) / step


def binomial_cdf(count: int, base: int, share: float) -> float:
    """Return the chance of at most `count` hits in `base` tries with chance `share` each."""
    if share in (0.0, 1.0):
        return float(count >= base * share)
    return math.fsum(_chance(k, base, share) for k in range(min(count, base) + 1))


def _chance(count: int, base: int, share: float) -> float:
    ways = math.lgamma(base + 1) - math.lgamma(count + 1) - math.lgamma(base - count + 1)
    return math.exp(ways + count * math.log(share) + (base - count) * math.log1p(-share))
