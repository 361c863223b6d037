"""Whether a share rises or falls over a few quarters, where a run chart has too few points."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist


@dataclass(frozen=True)
class Trend:
    """A test's result: `z` above 0 means rising; `p` two-sided; `base` answers in all."""

    z: float
    p: float
    base: int


def cochran_armitage(hits: Sequence[int], bases: Sequence[int]) -> Trend | None:
    """Return the test of Cochran 1954 and Armitage 1955 for evenly spaced periods.

    None when there is nothing to test: under two periods with answers, or all
    answers alike. Raises ValueError when a count exceeds its base.
    """
    if len(hits) != len(bases) or any(not 0 <= k <= n for k, n in zip(hits, bases, strict=False)):
        raise ValueError("every count needs a base it does not exceed")
    total, found = sum(bases), sum(hits)
    if total == 0 or found in (0, total):
        return None
    share = found / total
    centre = sum(at * n for at, n in enumerate(bases)) / total
    spread = sum(n * (at - centre) ** 2 for at, n in enumerate(bases))
    if spread == 0:
        return None
    moved = sum(k * (at - centre) for at, k in enumerate(hits))
    z = moved / (share * (1 - share) * spread) ** 0.5
    return Trend(z, 2 * NormalDist().cdf(-abs(z)), total)
