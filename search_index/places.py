"""Where the records of one view are: who is within reach of a point, and how far away.

Records are kept in bands of latitude and of longitude. A search within some
kilometres joins the few bands it touches and measures only what is in both.
"""

from collections.abc import Sequence
from math import ceil, cos, floor, radians, sqrt

import numpy as np
from numpy.typing import NDArray

from search_index.bits import from_positions, numbers
from search_index.distance import closeness_at, vector_of
from search_index.documents import Document

BANDS = 40  # to a degree: bands 2.8 km wide from north to south, less from west to east
KM_A_DEGREE = 111.0  # a little less than the true value, so that no band is missed
MOST_KM_A_DEGREE = 111.4  # a little more, so that no band is taken for inside that is not
GROWING_KM = (3, 8, 20)


class Places:
    """The points of all records of a view."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._size = len(documents)
        self.nowhere = from_positions(
            (n for n, d in enumerate(documents) if d.lat is None or d.lon is None), self._size
        )
        self._where = np.array(
            [vector_of(d.lat or 0.0, d.lon or 0.0) for d in documents], dtype=np.float64
        ).reshape(self._size, 3)
        self._rows = _bands([d.lat or 0.0 for d in documents])
        self._columns = _bands([d.lon or 0.0 for d in documents])

    def closeness(self, point: tuple[float, float], among: int) -> dict[int, float]:
        """Return how close `point` is to each of `among` that has a place (see `distance`)."""
        members, close = self._measured(point, among & ~self.nowhere)
        return dict(zip(members.tolist(), close.tolist(), strict=True))

    def _measured(
        self, point: tuple[float, float], among: int
    ) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Return the members of `among`, all with a place, and how close `point` is to each."""
        members = numbers(among)
        return members, self._where[members] @ np.array(vector_of(*point))

    def nearest(self, point: tuple[float, float], among: int, wanted: int) -> dict[int, float]:
        """Return the closeness of at least the `wanted` nearest of `among`.

        Looks in growing boxes: when enough are within the circle a box holds,
        nothing outside the box can be nearer.
        """
        for km in GROWING_KM:
            some = among & self._box(point, km) & ~self.nowhere
            if some.bit_count() >= 2 * wanted:  # a box holds more than its circle
                members, close = self._measured(point, some)
                inside = close >= closeness_at(km)
                if np.count_nonzero(inside) >= wanted:
                    pairs = zip(members[inside].tolist(), close[inside].tolist(), strict=True)
                    return dict(pairs)
        return self.closeness(point, among)

    def within(self, point: tuple[float, float], radius_km: float, among: int) -> int:
        """Return those of `among` within reach of `point`; what has no one place stays.

        Bands wholly inside the circle need no measuring.
        """
        box = self._box(point, radius_km) & among & ~self.nowhere
        surely = self._inner_box(point, radius_km) & box
        least = closeness_at(radius_km)
        members, close = self._measured(point, box & ~surely)
        near = from_positions(members[close >= least].tolist(), self._size)
        return near | surely | self.nowhere

    def _box(self, point: tuple[float, float], radius_km: float) -> int:
        """Return the records of a box that holds the whole circle; -1, all, near the poles."""
        lat, lon = point
        high = radius_km / KM_A_DEGREE
        narrowest = cos(radians(min(89.0, abs(lat) + high)))
        wide = high / narrowest
        if abs(lat) + high > 85 or abs(lon) + wide > 180:
            return -1
        rows = _join(self._rows, floor((lat - high) * BANDS), floor((lat + high) * BANDS))
        columns = _join(self._columns, floor((lon - wide) * BANDS), floor((lon + wide) * BANDS))
        return rows & columns

    def _inner_box(self, point: tuple[float, float], radius_km: float) -> int:
        """Return the records of the bands whose square lies inside the circle."""
        lat, lon = point
        high = radius_km / (sqrt(2) * MOST_KM_A_DEGREE)
        widest = cos(radians(max(0.0, abs(lat) - high)))
        wide = high / widest if abs(lat) < 80 else 0.0
        rows = _join(self._rows, ceil((lat - high) * BANDS), floor((lat + high) * BANDS) - 1)
        columns = _join(self._columns, ceil((lon - wide) * BANDS), floor((lon + wide) * BANDS) - 1)
        return rows & columns


def _bands(degrees: Sequence[float]) -> dict[int, int]:
    members: dict[int, list[int]] = {}
    for number, degree in enumerate(degrees):
        members.setdefault(floor(degree * BANDS), []).append(number)
    return {band: from_positions(numbers, len(degrees)) for band, numbers in members.items()}


def _join(bands: dict[int, int], first: int, last: int) -> int:
    found = 0
    for band in range(first, last + 1) if last - first < len(bands) else bands:
        if first <= band <= last:
            found |= bands.get(band, 0)
    return found
