"""Sets of records as whole numbers: bit n is record n. Joining two sets is one operation."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, islice

_AS_FLAGS = bytes.maketrans(b"01", b"\x00\x01")
FEW = 48  # up to here, taking members out one by one beats writing all bits down


def from_positions(positions: Iterable[int], size: int) -> int:
    """Return the set that holds `positions`, each below `size`."""
    flags = bytearray(b"0") * max(size, 1)
    for position in positions:
        flags[position] = 49  # "1"
    flags.reverse()
    return int(flags.decode("ascii"), 2)


def positions(bits: int) -> Iterator[int]:
    """Return the members of a set in ascending order, at C speed."""
    if bits.bit_count() <= FEW:
        return _one_by_one(bits)
    flags = f"{bits:b}"[::-1].encode("ascii").translate(_AS_FLAGS)
    return compress(range(len(flags)), flags)


def _one_by_one(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def first_of(order: Sequence[int], bits: int, count: int) -> list[int]:
    """Return the first `count` members of a set in the sequence of `order`.

    Reads `order` only as far as needed: for a large set, a few steps a member.
    """
    held = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    last = 8 * len(held)
    members = (n for n in order if n < last and held[n >> 3] >> (n & 7) & 1)
    return list(islice(members, min(count, bits.bit_count())))
