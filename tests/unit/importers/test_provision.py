"""Provision figures: each fault seen in the DfE's file, and what a family is told instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.directory.importers.gias.provision import Figures, Stated, read_provision

RP, UNIT, BOTH = "Resourced provision", "SEN unit", "Resourced provision and SEN unit"
NONE = (None, None)


def _one(figures: tuple[Figures, ...]) -> tuple[int | None, int | None, tuple[str, ...]]:
    assert len(figures) == 1
    return figures[0].on_roll, figures[0].capacity, figures[0].doubts


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ((7, 10), (7, 10, ())),
        ((22, 15), (22, 15, ("over_capacity",))),
        ((107, 0), (107, None, ("capacity_zero",))),
        ((0, 0), (None, None, ("capacity_zero",))),
        ((0, 8), (0, 8, ("nobody_on_roll",))),
        ((5, None), (5, None, ("capacity_missing",))),
        (NONE, (None, None, ("capacity_missing",))),
        ((154, 210), (None, None, ("whole_roll",))),
        ((390, 420), (None, None, ("whole_roll",))),
    ],
)
def test_one_provision(
    pair: tuple[int | None, int | None], expected: tuple[int | None, int | None, tuple[str, ...]]
) -> None:
    school = {154: (152, 210), 390: (400, 420)}.get(pair[0] or 0, (400, 420))
    stated = Stated(RP, pair, NONE, *school)
    assert _one(read_provision(stated)) == expected


def test_the_same_figures_twice_are_one_provision() -> None:
    found = read_provision(Stated(BOTH, (43, 44), (43, 44), 1110, 1226))
    assert _one(found) == (43, 44, ("same_figures_twice",))


def test_different_figures_are_two_provisions() -> None:
    found = read_provision(Stated(BOTH, (10, 10), (28, 32), 1746, 1604))
    assert [(one.measure, one.capacity, one.doubts) for one in found] == [
        ("resourced_provision", 10, ()),
        ("sen_unit", 32, ()),
    ]


def test_figures_the_type_does_not_name_are_kept_and_doubted() -> None:
    found = read_provision(Stated(RP, (5, 8), (3, 12), 889, 914))
    assert [one.measure for one in found] == ["resourced_provision", "sen_unit"]
    assert all("type_disagrees" in one.doubts for one in found)


@pytest.mark.parametrize("name", [None, "Not applicable", "", "Something new"])
def test_figures_without_a_provision_are_none(name: str | None) -> None:
    assert read_provision(Stated(name, (5, 8), NONE, 100, 100)) == ()


NUMBER = st.one_of(st.none(), st.integers(0, 2000))
PAIR = st.tuples(NUMBER, NUMBER)


@given(st.sampled_from([RP, UNIT, BOTH, None]), PAIR, PAIR, NUMBER, NUMBER)
def test_never_minus_places_and_never_the_whole_school(
    name: str | None,
    resourced: tuple[int | None, int | None],
    unit: tuple[int | None, int | None],
    pupils: int | None,
    capacity: int | None,
) -> None:
    for one in read_provision(Stated(name, resourced, unit, pupils, capacity)):
        assert one.capacity is None or one.capacity > 0
        if one.on_roll is not None and one.capacity is not None and one.on_roll > one.capacity:
            assert "over_capacity" in one.doubts
        if pupils and one.on_roll:
            assert one.on_roll < 0.9 * pupils
        if one.capacity is None:
            assert one.doubts
