"""Distance between two points, as the crow flies.

Families judge "near enough to try" in miles or kilometres, not in bearings, so
the sphere is exact enough: at most 0.6 % wrong within England.
"""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
KM_PER_MILE = 1.609344


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance in kilometres between two (latitude, longitude) points.

    Coordinates are degrees (WGS 84).
    """
    lat1, lon1, lat2, lon2 = (radians(value) for value in (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half)))


def miles(kilometres: float) -> float:
    """Return `kilometres` in miles, which is how families in England measure a journey."""
    return kilometres / KM_PER_MILE
