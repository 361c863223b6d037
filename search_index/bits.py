"""Sets of records as whole numbers: bit n is record n. Joining two sets is one operation."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, islice

_AS_FLAGS = bytes.maketrans(b"01", b"\x00\x01")
_ONE = re.compile(b"1")
SPARSE = 12  # with fewer than one member in so many, looking for each beats reading all flags
_numbers = list(range(4096))  # made once: numbers made anew for each set would take half the time


def from_positions(positions: Iterable[int], size: int) -> int:
    """Return the set that holds `positions`, each below `size`."""
    flags = bytearray(b"0") * max(size, 1)
    for position in positions:
        flags[position] = 49  # "1"
    flags.reverse()
    return int(flags.decode("ascii"), 2)


def positions(bits: int) -> Iterator[int]:
    """Return the members of a set in ascending order, at C speed."""
    flags = f"{bits:b}".encode("ascii")[::-1]
    if bits.bit_count() * SPARSE < len(flags):
        return (found.start() for found in _ONE.finditer(flags))
    return compress(_numbers_to(len(flags)), flags.translate(_AS_FLAGS))


def _numbers_to(size: int) -> list[int]:
    """Return the numbers from 0 to at least `size`, the same list each time."""
    global _numbers
    if len(_numbers) < size:
        _numbers = list(range(2 * size))  # replaced whole, so threads never see half a list
    return _numbers


def first_of(order: Sequence[int], bits: int, count: int) -> list[int]:
    """Return the first `count` members of a set in the sequence of `order`.

    Reads `order` only as far as needed: for a large set, a few steps a member.
    """
    held = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    last = 8 * len(held)
    members = (n for n in order if n < last and held[n >> 3] >> (n & 7) & 1)
    return list(islice(members, min(count, bits.bit_count())))
