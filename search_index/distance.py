"""How far apart two points are, fast enough to ask of thousands.

A point on the globe is three numbers; the distance of two follows from the sum
of their products. For the distances families travel this agrees with the
haversine formula to less than a metre.
"""

from math import acos, cos, radians, sin

EARTH_KM = 6371.0088

Vector = tuple[float, float, float]


def vector_of(latitude: float, longitude: float) -> Vector:
    """Return a point given in degrees as a vector of length one."""
    lat, lon = radians(latitude), radians(longitude)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def closeness(one: Vector, other: Vector) -> float:
    """Return the cosine of the angle between two points: 1 is here, smaller is farther."""
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def closeness_at(km: float) -> float:
    """Return the closeness of points `km` kilometres apart."""
    return cos(km / EARTH_KM)


def km_of(close: float) -> float:
    """Return the kilometres between points of this closeness."""
    return EARTH_KM * acos(max(-1.0, min(1.0, close)))


def km_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two (latitude, longitude) points in kilometres."""
    return km_of(closeness(vector_of(*one), vector_of(*other)))
