"""Weekdays, fortnights and nth weekdays, with the months in which they go wrong."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.send.sessions import LAST, WEEKDAYS, Pattern, Session, Weekday, is_nth_weekday

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("day", "nth", "yes"),
    [
        (date(2026, 11, 1), 1, True),  # the month begins on a Sunday
        (date(2026, 11, 8), 1, False),
        (date(2026, 11, 29), 5, True),
        (date(2026, 11, 29), LAST, True),
        (date(2026, 11, 22), LAST, False),
        (date(2028, 2, 29), 5, True),  # the only fifth Tuesday February has in years
        (date(2028, 2, 29), LAST, True),
    ],
)
def test_nth_weekday(day: date, nth: int, yes: bool) -> None:
    assert is_nth_weekday(day, nth) is yes


@given(DAYS)
def test_a_day_is_one_nth_weekday_of_its_month(day: date) -> None:
    assert sum(is_nth_weekday(day, nth) for nth in range(1, 6)) == 1


@given(DAYS)
def test_a_weekly_session_runs_on_its_weekday_alone(day: date) -> None:
    runs = [weekday for weekday in WEEKDAYS if Session(weekday).may_run_on(day)]
    assert runs == [WEEKDAYS[day.weekday()]]


@given(DAYS, DAYS)
def test_a_fortnightly_session_runs_every_other_week_from_its_first_day(
    first: date, day: date
) -> None:
    session = Session(WEEKDAYS[first.weekday()], pattern=Pattern.FORTNIGHTLY, valid_from=first)
    expected = day >= first and (day - first).days % 14 == 0
    assert session.may_run_on(day) is expected


def test_a_fortnight_counts_from_the_week_of_its_first_day() -> None:
    wednesday = date(2026, 11, 4)
    session = Session(Weekday.FRI, pattern=Pattern.FORTNIGHTLY, valid_from=wednesday)
    fridays = [date(2026, 11, 6) + timedelta(weeks=week) for week in range(4)]
    assert [session.may_run_on(day) for day in fridays] == [True, False, True, False]


def test_without_a_first_day_a_fortnightly_session_is_not_hidden() -> None:
    session = Session(Weekday.THU, pattern=Pattern.FORTNIGHTLY)
    assert all(session.may_run_on(date(2026, 11, 5) + timedelta(weeks=week)) for week in range(3))


def test_a_session_ends() -> None:
    session = Session(Weekday.SAT, valid_from=date(2026, 9, 5), valid_to=date(2026, 12, 19))
    days = (date(2026, 8, 29), date(2026, 9, 5), date(2026, 12, 19), date(2026, 12, 26))
    assert [session.may_run_on(day) for day in days] == [False, True, True, False]


def test_the_first_sunday() -> None:
    session = Session(Weekday.SUN, pattern=Pattern.NTH, nth=1)
    november = [date(2026, 11, day) for day in range(1, 31)]
    assert [day.day for day in november if session.may_run_on(day)] == [1]
