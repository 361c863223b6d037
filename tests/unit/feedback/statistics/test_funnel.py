"""Areas against limits of their own size, held to scipy's binomial distribution."""

import pytest
from scipy.stats import binom

from portal.feedback.statistics import funnel
from portal.feedback.statistics.funnel import binomial_cdf, limits

AREAS = {"Ashford": (40, 50), "Dover": (12, 40), "Thanet": (39, 50), "Swale": (8, 10)}


@pytest.mark.parametrize("base", [1, 5, 13, 60, 500])
@pytest.mark.parametrize("share", [0.0, 0.03, 0.5, 0.72, 1.0])
def test_the_distribution_is_scipys(base: int, share: float) -> None:
    for count in range(-1, base + 1, max(1, base // 9)):
        assert binomial_cdf(count, base, share) == pytest.approx(
            binom.cdf(count, base, share), abs=1e-9
        )


@pytest.mark.parametrize("base", [5, 13, 60, 500])
@pytest.mark.parametrize("share", [0.2, 0.72, 0.94])
@pytest.mark.parametrize("outside", [0.05, 0.002])
def test_limits_lie_within_one_count_of_the_quantile(
    base: int, share: float, outside: float
) -> None:
    low, high = limits(base, share, outside)
    for found, tail in ((low, outside / 2), (high, 1 - outside / 2)):
        quantile = binom.ppf(tail, base, share)
        assert max(0, quantile - 1) - 1e-6 <= found * base <= quantile + 1e-6


def test_only_what_chance_would_hardly_do_stands_out() -> None:
    found = {one.area: one.beyond for one in funnel(AREAS)}
    assert found == {"Ashford": False, "Dover": True, "Swale": False, "Thanet": False}


def test_areas_are_in_the_order_of_their_names_and_never_of_their_scores() -> None:
    assert [one.area for one in funnel(AREAS)] == sorted(AREAS)


def test_fewer_answers_have_wider_limits() -> None:
    found = {one.area: one.alarm[1] - one.alarm[0] for one in funnel(AREAS)}
    assert found["Swale"] > found["Dover"] > found["Ashford"]


@pytest.mark.parametrize("areas", [{}, {"A": (0, 0)}])
def test_without_answers_there_is_nothing_to_compare(areas: dict[str, tuple[int, int]]) -> None:
    assert funnel(areas) == []


@pytest.mark.parametrize("all_alike", [(0, 9), (9, 9)])
def test_all_alike_stands_out_nowhere(all_alike: tuple[int, int]) -> None:
    (point,) = funnel({"A": all_alike})
    assert not point.beyond
    assert point.alarm[0] <= point.share <= point.alarm[1]
