"""The beta distribution, which exact binomial intervals are read from.

The incomplete beta function by its continued fraction, the quantile by
halving: slower than a library and short enough to check line by line.
"""

import math

TINY = 1e-300
STEPS = 1000
HALVINGS = 200


def beta_cdf(x: float, a: float, b: float) -> float:
    """Return the share of a beta(a, b) distribution at or below `x` (0 to 1)."""
    if x <= 0.0 or x >= 1.0:
        return 0.0 if x <= 0.0 else 1.0
    log_front = (
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    if x < (a + 1.0) / (a + b + 2.0):
        return math.exp(log_front) * _fraction(x, a, b) / a
    return 1.0 - math.exp(log_front) * _fraction(1.0 - x, b, a) / b


def beta_quantile(share: float, a: float, b: float) -> float:
    """Return the x with `share` of a beta(a, b) distribution at or below it."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2.0
        if middle in (low, high):
            break
        low, high = (middle, high) if beta_cdf(middle, a, b) < share else (low, middle)
    return (low + high) / 2.0


def _fraction(x: float, a: float, b: float) -> float:
    """Return the continued fraction of the incomplete beta function (Lentz 1976)."""
    c, d = 1.0, 1.0 / _away_from_nought(1.0 - (a + b) * x / (a + 1.0))
    product = d
    for m in range(1, STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m))
        d = 1.0 / _away_from_nought(1.0 + even * d)
        c = _away_from_nought(1.0 + even / c)
        product *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0))
        d = 1.0 / _away_from_nought(1.0 + odd * d)
        c = _away_from_nought(1.0 + odd / c)
        product *= d * c
        if abs(d * c - 1.0) < 1e-16:
            break
    return product


def _away_from_nought(value: float) -> float:
    return value if abs(value) > TINY else TINY
