"""Every code has its place, and no age falls between two phases."""

import pytest

from portal.send.ages import OLDEST, PHASE_AGES, YOUNGEST, Phase, phases_at
from portal.send.needs import AREA_OF, AreaOfNeed, Need, list_areas_of, list_needs_in


def test_every_need_but_other_has_one_area() -> None:
    assert set(Need) - set(AREA_OF) == {Need.OTH}


def test_areas_and_needs_agree_both_ways() -> None:
    listed = {need: area for area in AreaOfNeed for need in list_needs_in(area)}
    assert listed == AREA_OF


def test_areas_come_once_and_in_the_order_of_the_code() -> None:
    needs = (Need.PD, Need.HI, Need.ASD, Need.OTH)
    assert list_areas_of(needs) == (
        AreaOfNeed.COMMUNICATION_INTERACTION,
        AreaOfNeed.SENSORY_PHYSICAL,
    )


def test_every_age_of_the_offer_has_a_phase() -> None:
    assert [age for age in range(YOUNGEST, OLDEST + 1) if not phases_at(age)] == []


@pytest.mark.parametrize(
    ("age", "phases"),
    [
        (0, (Phase.EARLY_YEARS,)),
        (4, (Phase.EARLY_YEARS, Phase.PRIMARY)),
        (11, (Phase.PRIMARY, Phase.SECONDARY)),
        (25, (Phase.ADULT,)),
        (26, ()),
    ],
)
def test_phases_of_an_age(age: int, phases: tuple[Phase, ...]) -> None:
    assert phases_at(age) == phases


def test_phases_follow_one_another() -> None:
    firsts = [band.first for band in PHASE_AGES.values()]
    assert firsts == sorted(firsts)
