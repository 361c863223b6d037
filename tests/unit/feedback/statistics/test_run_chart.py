"""The NHS's chart rules, re-stated here in their own order and held against ours."""

import random
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.feedback.statistics import run_chart

STEADY = [82, 79, 85, 80, 78, 84, 83, 77, 81, 80, 86, 79]


def reference(values: list[float]) -> tuple[list[float], list[bool]]:
    """The formulas of NHSRplotthedots, written down from its documentation; both directions."""
    mean = statistics.fmean(values)
    steps = [abs(values[i + 1] - values[i]) for i in range(len(values) - 1)]
    average = statistics.fmean(steps)
    kept = [step for step in steps if step < 3.267 * average] or [0.0]
    width = statistics.fmean(kept)
    lines = [mean, mean - 2.66 * width, mean + 2.66 * width]
    outside = [value < lines[1] or value > lines[2] for value in values]
    side = [0 if value == mean else 1 if value > mean else -1 for value in values]
    close = [
        not out and (value < mean - 2.66 * 2 / 3 * width or value > mean + 2.66 * 2 / 3 * width)
        for value, out in zip(values, outside, strict=True)
    ]
    flagged = list(outside)
    for end in range(6, len(values)):
        seven = range(end - 6, end + 1)
        same_side = all(side[i] == side[end] for i in seven) and side[end] != 0
        rising = all(values[i] > values[i - 1] for i in list(seven)[1:])
        falling = all(values[i] < values[i - 1] for i in list(seven)[1:])
        if same_side or rising or falling:
            for i in seven:
                flagged[i] = True
    for start in range(len(values) - 2):
        three = range(start, start + 3)
        if sum(close[i] for i in three) >= 2 and abs(sum(side[i] for i in three)) == 3:
            for i in three:
                flagged[i] = flagged[i] or close[i]
    return lines, flagged


def series(seed: int) -> list[float]:
    """A series of 12 to 40 months, some with a shift, a trend or a spike in it."""
    source = random.Random(seed)
    values = [source.gauss(80, 4) for _ in range(source.randint(12, 40))]
    kind, at = seed % 4, source.randrange(3, 9)
    if kind == 1:
        values[at:] = [value + 9 for value in values[at:]]
    elif kind == 2:
        values = [value - 0.9 * i for i, value in enumerate(values)]
    elif kind == 3:
        values[at] += 30
    return values


@pytest.mark.parametrize("seed", range(60))
def test_lines_and_flags_are_those_of_the_nhs(seed: int) -> None:
    values = series(seed)
    lines, flagged = reference(values)
    chart = run_chart(values)
    assert [chart.mean, chart.lower, chart.upper] == pytest.approx(lines, abs=1e-9)
    assert [bool(one) for one in chart.signals] == flagged


def test_the_vector_we_were_given() -> None:
    chart = run_chart(STEADY)
    assert round(chart.mean, 2) == 81.17
    assert round(chart.lower, 2) == 69.80
    assert round(chart.upper, 2) == 92.53
    assert not chart.changed
    assert chart.standing == "firm"


def test_each_rule_by_itself() -> None:
    assert "outside" in run_chart([*STEADY, 60]).signals[-1]
    assert "shift" in run_chart([*STEADY, *[88, 89, 88, 87, 88, 89, 88]]).signals[-1]
    assert "trend" in run_chart([*STEADY, 78, 79, 80, 81, 82, 83, 84]).signals[-1]
    high = run_chart([*STEADY, 93.0, 85.0, 93.0])
    assert "two_in_three" in high.signals[-1]
    assert not high.signals[-2]


@pytest.mark.parametrize(
    ("count", "standing"),
    [(1, "table"), (5, "table"), (6, "trial"), (11, "trial"), (12, "firm")],
)
def test_few_points_are_shown_for_what_they_are(count: int, standing: str) -> None:
    chart = run_chart([10.0, 90.0, *[50.0] * 10][:count])
    assert chart.standing == standing
    if standing == "table":
        assert not chart.changed


@pytest.mark.parametrize("values", [[70.0] * 20, [0.0] * 19 + [5e-324], [70.0]])
def test_a_line_that_stands_still_has_no_width(values: list[float]) -> None:
    chart = run_chart(values)
    assert chart.lower == chart.mean == chart.upper


def test_an_even_line_breaks_no_rule() -> None:
    assert not run_chart([70.0] * 20).changed


def test_nothing_is_no_chart() -> None:
    with pytest.raises(ValueError, match="at least one"):
        run_chart([])


@given(st.lists(st.floats(0, 100), min_size=12, max_size=30))
def test_turned_upside_down_the_same_points_stand_out(values: list[float]) -> None:
    up, down = run_chart(values), run_chart([-value for value in values])
    assert [bool(a) for a in up.signals] == [bool(b) for b in down.signals]
