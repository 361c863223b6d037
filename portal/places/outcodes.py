"""The middle of each outcode, computed so that ended postcodes do not drag it away.

The open package keeps ended postcodes without saying which they are. Where an
outcode was cut down to make a longer one (LE6 to LE67), its old postcodes lie
on top of the new outcode's: squares both cover therefore belong to the new one.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from portal.places.sources import PostcodeLetter

SQUARE_M = 1000
_Sums = dict[tuple[int, int], tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Outcode:
    """The centre of an outcode (British National Grid metres) and the districts it lies in."""

    name: str
    easting: int
    northing: int
    districts: tuple[tuple[str, int], ...]


def centre_outcodes(letter: PostcodeLetter) -> list[Outcode]:
    """Return every outcode of one first letter, with districts by number of postcodes."""
    squares: dict[str, _Sums] = defaultdict(dict)
    districts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, district, easting, northing in zip(
        letter.names, letter.districts, letter.eastings, letter.northings, strict=True
    ):
        outcode = name[:4].rstrip()
        districts[outcode][district] += 1
        sums, square = squares[outcode], (easting // SQUARE_M, northing // SQUARE_M)
        count, east, north = sums.get(square, (0, 0, 0))
        sums[square] = (count + 1, east + easting, north + northing)
    return [
        _centre(name, _still_its_own(name, squares), districts[name]) for name in sorted(squares)
    ]


def _still_its_own(name: str, squares: dict[str, _Sums]) -> _Sums:
    own = squares[name]
    cut_out = {
        square
        for digit in "0123456789"
        if name[-1].isdigit() and not name[-2:].isdigit()
        for square in squares.get(name + digit, ())
    }
    return {square: sums for square, sums in own.items() if square not in cut_out} or own


def _centre(name: str, sums: _Sums, districts: Counter[str]) -> Outcode:
    count = sum(one[0] for one in sums.values())
    return Outcode(
        name=name,
        easting=round(sum(one[1] for one in sums.values()) / count),
        northing=round(sum(one[2] for one in sums.values()) / count),
        districts=tuple(districts.most_common()),
    )
