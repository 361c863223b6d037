"""Reads a share somebody else printed: which counts can have been behind it.

"94% of 127" can be 119 or 120 people; saying which would be inventing one.
"""


def counts_that_print(percent: float, base: int, decimals: int = 0) -> list[int]:
    """Return every count of `base` that prints as `percent` with so many `decimals`.

    Both ways of rounding a half are allowed for. Empty when no count does.
    """
    half = 0.5 * 10**-decimals + 1e-9
    return [hits for hits in range(base + 1) if abs(100 * hits / base - percent) <= half]
