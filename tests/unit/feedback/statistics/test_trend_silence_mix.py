"""Trend over few quarters, what silence can hide, a fixed mix, and figures others printed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import Table

from portal.feedback.statistics import (
    at_fixed_mix,
    cochran_armitage,
    counts_that_print,
    silence_bounds,
)


def test_the_trend_we_were_given() -> None:
    found = cochran_armitage([28, 30, 33, 36], [40, 41, 42, 43])
    assert found is not None
    assert round(found.z, 3) == 1.585
    assert round(found.p, 3) == 0.113
    assert found.base == 166


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), min_size=2, max_size=9))
def test_it_is_the_linear_by_linear_test_of_statsmodels(pairs: list[tuple[int, int]]) -> None:
    hits, misses = [a for a, _ in pairs], [b for _, b in pairs]
    found = cochran_armitage(hits, [a + b for a, b in pairs])
    table = Table(np.array([misses, hits]).T, shift_zeros=False)
    theirs = table.test_ordinal_association()
    assert found is not None
    total = sum(hits) + sum(misses)
    # statsmodels divides by the variance without replacement: a factor of (n - 1) / n
    assert found.z * ((total - 1) / total) ** 0.5 == pytest.approx(theirs.zscore, abs=1e-9)


@pytest.mark.parametrize(
    ("hits", "bases"), [([], []), ([3], [5]), ([0, 0], [4, 4]), ([4, 4], [4, 4]), ([0, 2], [0, 4])]
)
def test_where_nothing_can_be_tested_nothing_is_said(hits: list[int], bases: list[int]) -> None:
    assert cochran_armitage(hits, bases) is None


def test_a_count_above_its_base_is_refused() -> None:
    with pytest.raises(ValueError, match="base"):
        cochran_armitage([5, 1], [4, 4])


@pytest.mark.parametrize(
    ("invited", "low", "high"), [(1000, 11.9, 99.2), (300, 39.7, 97.3), (127, 93.7, 93.7)]
)
def test_what_silence_can_hide(invited: int, low: float, high: float) -> None:
    found = silence_bounds(119, 127, invited)
    assert [round(100 * one, 1) for one in found] == [low, high]


@pytest.mark.parametrize("numbers", [(5, 4, 9), (1, 9, 8), (0, 0, 0), (-1, 2, 3)])
def test_numbers_that_cannot_belong_together_are_refused(numbers: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="cannot come from"):
        silence_bounds(*numbers)


@pytest.mark.parametrize(
    ("percent", "base", "counts"),
    [(94, 127, [119, 120]), (100, 10, [10]), (50, 4, [2]), (33, 4, []), (0, 3, [0])],
)
def test_a_printed_share_says_which_counts_it_can_be(
    percent: float, base: int, counts: list[int]
) -> None:
    assert counts_that_print(percent, base) == counts


def test_with_a_decimal_fewer_counts_fit() -> None:
    assert counts_that_print(93.7, 127, decimals=1) == [119]


def test_a_fixed_mix_takes_the_change_of_mix_away() -> None:
    before = {"plan": (80, 100), "no plan": (10, 50)}
    after = {"plan": (160, 200), "no plan": (4, 20)}
    weights = {"plan": 100.0, "no plan": 50.0}
    assert at_fixed_mix(before, weights) == pytest.approx(at_fixed_mix(after, weights))
    assert (80 + 10) / 150 < (160 + 4) / 220


def test_a_group_nobody_answered_from_leaves_no_share() -> None:
    assert at_fixed_mix({"plan": (3, 4)}, {"plan": 1.0, "no plan": 1.0}) is None
    assert at_fixed_mix({"plan": (3, 4)}, {"plan": 1.0, "no plan": 0.0}) == 0.75
    assert at_fixed_mix({}, {}) is None
