from math import asin, cos, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.bits import positions
from search_index.distance import EARTH_KM, km_between
from search_index.places import Places
from tests.unit.search_index.records import a_record

CANTERBURY, DOVER, LEICESTER = (51.2802, 1.0789), (51.1279, 1.3134), (52.6369, -1.1398)
POINTS = st.tuples(st.floats(-89.9, 89.9), st.floats(-180, 180))


def haversine(one: tuple[float, float], other: tuple[float, float]) -> float:
    a, b = radians(one[0]), radians(other[0])
    across = sin(radians(other[1] - one[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(sin((b - a) / 2) ** 2 + cos(a) * cos(b) * across)))


@given(POINTS, POINTS)
def test_distance_agrees_with_haversine(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    assert km_between(one, other) == pytest.approx(haversine(one, other), abs=0.5)


@pytest.mark.parametrize(("other", "km"), [(CANTERBURY, 0.0), (DOVER, 23.5), (LEICESTER, 214.6)])
def test_known_distances(other: tuple[float, float], km: float) -> None:
    assert km_between(CANTERBURY, other) == pytest.approx(km, rel=0.01, abs=0.001)


def places_at(points: list[tuple[float, float]]) -> Places:
    return Places([a_record(str(n), lat=lat, lon=lon) for n, (lat, lon) in enumerate(points)])


@given(st.lists(POINTS, max_size=30), POINTS, st.floats(0.1, 20_000))
def test_within_finds_exactly_what_is_near_enough(
    points: list[tuple[float, float]], here: tuple[float, float], km: float
) -> None:
    found = set(positions(places_at(points).within(here, km, -1 & (1 << len(points)) - 1)))
    for number, point in enumerate(points):
        away = haversine(here, point)
        if abs(away - km) > 0.5:
            assert (number in found) == (away < km)


def test_a_record_without_a_place_is_kept_and_has_no_distance() -> None:
    places = Places([a_record("a"), a_record("b", lat=DOVER[0], lon=DOVER[1])])
    assert set(positions(places.within(LEICESTER, 10, 0b11))) == {0}
    assert list(places.closeness(DOVER, 0b11)) == [1]


def test_bands_are_joined_across_a_whole_county() -> None:
    near = [(51.0 + n / 100, 0.5 + n / 100) for n in range(100)]
    places = places_at(near)
    expected = {n for n, point in enumerate(near) if haversine(CANTERBURY, point) <= 15}
    assert set(positions(places.within(CANTERBURY, 15, (1 << 100) - 1))) == expected
