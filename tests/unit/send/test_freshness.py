"""When a check grows old, to the day."""

from datetime import date

import pytest

from portal.send.freshness import Freshness, add_months, freshness

CHECKED_ON = date(2026, 5, 24)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 5, 24), Freshness.CHECKED),
        (date(2026, 11, 24), Freshness.CHECKED),
        (date(2026, 11, 25), Freshness.OLD),
        (date(2030, 1, 1), Freshness.OLD),
    ],
)
def test_a_check_is_fresh_for_six_months(today: date, state: Freshness) -> None:
    assert freshness(CHECKED_ON, today) is state


def test_no_check_is_never_old_only_never() -> None:
    assert freshness(None, date(2026, 11, 24)) is Freshness.NEVER


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 31), 12, date(2027, 1, 31)),
    ],
)
def test_months_end_where_the_calendar_does(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later
