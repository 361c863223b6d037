"""The wait after wrong tries: none at first, then longer, never endless."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.officers.attempts import LONGEST_WAIT, minutes, wait_after


@given(st.integers(min_value=0, max_value=10**6), st.integers(min_value=1, max_value=50))
def test_it_never_shrinks_and_never_passes_the_longest(failures: int, free: int) -> None:
    wait = wait_after(failures, free)
    assert timedelta(0) <= wait <= LONGEST_WAIT
    assert wait <= wait_after(failures + 1, free)
    assert (wait == timedelta(0)) is (failures < free)


def test_it_doubles() -> None:
    assert [wait_after(n, 5).total_seconds() for n in range(3, 9)] == [0, 0, 15, 30, 60, 120]


@pytest.mark.parametrize(("seconds", "shown"), [(1, 1), (60, 1), (61, 2), (900, 15)])
def test_minutes_are_rounded_up(seconds: int, shown: int) -> None:
    assert minutes(seconds) == shown
