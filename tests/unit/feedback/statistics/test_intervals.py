"""Our closed forms against scipy's and statsmodels' on a grid, and the vectors we were given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from statsmodels.stats.proportion import proportion_confint

from portal.feedback.statistics import clopper_pearson, proportion_interval, wilson

BASES = (1, 2, 3, 5, 8, 10, 13, 19, 20, 30, 50, 127, 400, 1000, 12_000)
GRID = [(k, n) for n in BASES for k in sorted({0, 1, n // 7, n // 3, n // 2, n - 1, n})]


@pytest.mark.parametrize(("hits", "base"), GRID)
@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
def test_both_agree_with_two_references(hits: int, base: int, confidence: float) -> None:
    for ours, name, method in (
        (wilson, "wilson", "wilson"),
        (clopper_pearson, "beta", "exact"),
    ):
        found = ours(hits, base, confidence)
        low, high = proportion_confint(hits, base, alpha=1 - confidence, method=name)
        assert found.low == pytest.approx(low, abs=1e-9)
        assert found.high == pytest.approx(high, abs=1e-9)
        scipys = binomtest(hits, base).proportion_ci(confidence, method=method)
        assert (found.low, found.high) == pytest.approx((scipys.low, scipys.high), abs=1e-9)


VECTORS = [
    (5, 5, 56.6, 100, 47.8, 100),
    (10, 10, 72.2, 100, 69.2, 100),
    (20, 20, 83.9, 100, 83.2, 100),
    (1, 1, 20.7, 100, 2.5, 100),
    (0, 5, 0, 43.4, 0, 52.2),
    (3, 5, 23.1, 88.2, 14.7, 94.7),
    (119, 127, 88.1, 96.8, 88.0, 97.2),
    (120, 127, 89.1, 97.3, 89.0, 97.8),
]


@pytest.mark.parametrize(("hits", "base", "w_low", "w_high", "c_low", "c_high"), VECTORS)
def test_known_values(
    hits: int, base: int, w_low: float, w_high: float, c_low: float, c_high: float
) -> None:
    first, second = wilson(hits, base), clopper_pearson(hits, base)
    assert [round(100 * x, 1) for x in (first.low, first.high)] == [w_low, w_high]
    assert [round(100 * x, 1) for x in (second.low, second.high)] == [c_low, c_high]


@pytest.mark.parametrize(
    ("hits", "base", "method"),
    [(19, 19, "clopper_pearson"), (10, 19, "clopper_pearson"), (10, 20, "wilson"),
     (20, 20, "clopper_pearson"), (0, 500, "clopper_pearson"), (1, 500, "wilson")],
)  # fmt: skip
def test_the_exact_one_is_shown_for_few_and_for_all_alike(
    hits: int, base: int, method: str
) -> None:
    assert proportion_interval(hits, base).method == method


@pytest.mark.parametrize(("hits", "base"), [(1, 0), (0, 0), (3, 2), (-1, 5)])
def test_what_is_no_share_is_refused(hits: int, base: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        proportion_interval(hits, base)


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_share_lies_inside_and_more_answers_narrow_it(pair: tuple[int, int]) -> None:
    hits, base = pair
    found, wider = proportion_interval(hits, base), clopper_pearson(10 * hits, 10 * base)
    assert 0 <= found.low <= hits / base <= found.high <= 1
    assert wider.high - wider.low < found.high - found.low
