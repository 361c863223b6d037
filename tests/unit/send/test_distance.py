"""Distances checked against published figures and the properties of any distance."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.send.distance import distance_km, miles

MAIDSTONE = (51.2720, 0.5290)
CANTERBURY = (51.2800, 1.0789)
POINT = st.tuples(st.floats(49.0, 61.0), st.floats(-9.0, 3.0))


def test_maidstone_to_canterbury() -> None:
    assert distance_km(MAIDSTONE, CANTERBURY) == pytest.approx(38.3, abs=0.3)


def test_one_degree_of_latitude_is_111_km() -> None:
    assert distance_km((51.0, 0.0), (52.0, 0.0)) == pytest.approx(111.195, abs=0.01)


def test_miles() -> None:
    assert miles(1.609344) == pytest.approx(1.0)


@given(POINT, POINT)
def test_symmetric_never_negative_and_zero_at_home(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    there = distance_km(one, other)
    assert there >= 0
    assert math.isclose(there, distance_km(other, one), abs_tol=1e-9)
    assert distance_km(one, one) == 0
