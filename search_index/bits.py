"""Sets of records as whole numbers: bit n is record n. Joining two sets is one operation."""

from collections.abc import Iterable, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray


def from_positions(positions: Iterable[int], size: int) -> int:
    """Return the set that holds `positions`, each below `size`."""
    flags = bytearray(b"0") * max(size, 1)
    for position in positions:
        flags[position] = 49  # "1"
    flags.reverse()
    return int(flags.decode("ascii"), 2)


def positions(bits: int) -> list[int]:
    """Return the members of a set in ascending order."""
    found: list[int] = numbers(bits).tolist()
    return found


def numbers(bits: int) -> NDArray[np.intp]:
    """Return the members of a set in ascending order, as an array."""
    held = np.frombuffer(bits.to_bytes(bits.bit_length() // 8 + 1, "little"), dtype=np.uint8)
    return np.flatnonzero(np.unpackbits(held, bitorder="little").view(np.bool_))


def first_of(order: Sequence[int], bits: int, count: int) -> list[int]:
    """Return the first `count` members of a set in the sequence of `order`.

    Reads `order` only as far as needed: for a large set, a few steps a member.
    """
    held = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    last = 8 * len(held)
    members = (n for n in order if n < last and held[n >> 3] >> (n & 7) & 1)
    return list(islice(members, min(count, bits.bit_count())))
