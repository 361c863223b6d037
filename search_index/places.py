"""Where the records of one view are: who is within reach of a point, and how far away.

Records are kept in bands of latitude and of longitude. A search within some
kilometres joins the few bands it touches and measures only what is in both.
"""

from collections.abc import Sequence
from math import cos, floor, radians

from search_index.bits import from_positions, positions
from search_index.distance import closeness_at, vector_of
from search_index.documents import Document

BANDS_A_DEGREE = 40  # bands 2.8 km wide from north to south, less from west to east
KM_A_DEGREE = 111.0  # a little less than the true value, so that no band is missed


class Places:
    """The points of all records of a view."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._size = len(documents)
        self.nowhere = from_positions(
            (n for n, d in enumerate(documents) if d.lat is None or d.lon is None), self._size
        )
        self._where = [vector_of(d.lat or 0.0, d.lon or 0.0) for d in documents]
        self._rows = _bands([d.lat or 0.0 for d in documents])
        self._columns = _bands([d.lon or 0.0 for d in documents])

    def closeness(self, point: tuple[float, float], among: int) -> dict[int, float]:
        """Return how close `point` is to each of `among` that has a place (see `distance`)."""
        (x, y, z), where = vector_of(*point), self._where
        members = list(positions(among & ~self.nowhere))
        return {
            n: x * a + y * b + z * c
            for n, (a, b, c) in zip(members, map(where.__getitem__, members), strict=True)
        }

    def within(self, point: tuple[float, float], radius_km: float, among: int) -> int:
        """Return those of `among` within reach of `point`; what has no one place stays."""
        (x, y, z), where = vector_of(*point), self._where
        least = closeness_at(radius_km)
        members = list(positions(self._box(point, radius_km) & among & ~self.nowhere))
        near = [
            n
            for n, (a, b, c) in zip(members, map(where.__getitem__, members), strict=True)
            if x * a + y * b + z * c >= least
        ]
        return from_positions(near, self._size) | self.nowhere

    def _box(self, point: tuple[float, float], radius_km: float) -> int:
        """Return the records of a box that holds the whole circle; -1, all, near the poles."""
        lat, lon = point
        high = radius_km / KM_A_DEGREE
        narrowest = cos(radians(min(89.0, abs(lat) + high)))
        wide = high / narrowest
        if abs(lat) + high > 85 or abs(lon) + wide > 180:
            return -1
        return _join(self._rows, lat, high) & _join(self._columns, lon, wide)


def _bands(degrees: Sequence[float]) -> dict[int, int]:
    members: dict[int, list[int]] = {}
    for number, degree in enumerate(degrees):
        members.setdefault(floor(degree * BANDS_A_DEGREE), []).append(number)
    return {band: from_positions(numbers, len(degrees)) for band, numbers in members.items()}


def _join(bands: dict[int, int], middle: float, reach: float) -> int:
    first = floor((middle - reach) * BANDS_A_DEGREE)
    last = floor((middle + reach) * BANDS_A_DEGREE)
    found = 0
    for band, members in bands.items():
        if first <= band <= last:
            found |= members
    return found
