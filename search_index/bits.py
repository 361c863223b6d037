"""Sets of records as whole numbers: bit n is record n. Joining two sets is one operation."""

from collections.abc import Iterable, Iterator
from itertools import compress

_AS_FLAGS = bytes.maketrans(b"01", b"\x00\x01")


def from_positions(positions: Iterable[int], size: int) -> int:
    """Return the set that holds `positions`, each below `size`."""
    flags = bytearray(b"0") * max(size, 1)
    for position in positions:
        flags[position] = 49  # "1"
    flags.reverse()
    return int(flags.decode("ascii"), 2)


def positions(bits: int) -> Iterator[int]:
    """Yield the members of a set in ascending order, at C speed."""
    flags = f"{bits:b}"[::-1].encode("ascii").translate(_AS_FLAGS)
    return compress(range(len(flags)), flags)
