"""Working days in England, against the bank holidays the government published."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.send.working_days import add_working_days, bank_holidays, easter_sunday, is_working_day

DAYS = st.dates(date(2020, 1, 1), date(2099, 1, 1))


def test_the_holidays_of_2026() -> None:
    assert sorted(bank_holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 4),
        date(2026, 5, 25),
        date(2026, 8, 31),
        date(2026, 12, 25),
        date(2026, 12, 28),
    ]


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2021, [date(2021, 12, 27), date(2021, 12, 28)]),  # Saturday and Sunday
        (2022, [date(2022, 12, 26), date(2022, 12, 27)]),  # Christmas on a Sunday
        (2024, [date(2024, 12, 25), date(2024, 12, 26)]),
    ],
)
def test_christmas_is_never_lost(year: int, days: list[date]) -> None:
    assert [day for day in sorted(bank_holidays(year)) if day.month == 12] == days


@pytest.mark.parametrize(
    "day", [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25)]
)
def test_easter(day: date) -> None:
    assert easter_sunday(day.year) == day


def test_over_christmas() -> None:
    assert add_working_days(date(2026, 12, 24), 1) == date(2026, 12, 29)
    assert add_working_days(date(2026, 11, 25), 5) == date(2026, 12, 2)


@given(DAYS, st.integers(1, 40))
def test_there_are_that_many_working_days_between(day: date, number: int) -> None:
    end = add_working_days(day, number)
    between = [day + timedelta(days=step) for step in range(1, (end - day).days + 1)]
    assert is_working_day(end)
    assert sum(map(is_working_day, between)) == number
