"""Due dates in working days, quarters and months."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.feedback.comments.clock import Moments, day_of, due_on, months_after, quarter_of
from portal.feedback.comments.report.alarm import standing
from portal.feedback.comments.settings_file import Clock
from portal.feedback.comments.states import State

CLOCK = Clock(
    sort_days=5,
    publish_days=20,
    reply_days=20,
    alarm_months=11,
    keep_text_months=12,
    keep_published_years=6,
)
RECEIVED = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
LATER = datetime(2026, 12, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "due"),
    [
        ("screened", date(2026, 12, 2)),
        ("triaged", date(2026, 12, 23)),
        ("redacted", date(2026, 12, 23)),
        ("approved", date(2026, 12, 23)),
        ("published", date(2027, 1, 25)),  # Christmas, Boxing Day, New Year's Day
        ("reply_drafted", date(2027, 1, 25)),
        ("taken_down", date(2027, 1, 4)),
        ("reply_published", None),
        ("closed", None),
        ("spam", None),
    ],
)
def test_due_dates(state: str, due: date | None) -> None:
    assert due_on(Moments(state, RECEIVED, LATER, LATER), CLOCK) == due


def test_a_moment_near_midnight_belongs_to_the_day_in_england() -> None:
    assert day_of(datetime(2026, 7, 31, 23, 30, tzinfo=UTC)) == date(2026, 8, 1)
    assert day_of(RECEIVED) == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), "2026-Q1"),
        (date(2026, 3, 31), "2026-Q1"),
        (date(2026, 4, 1), "2026-Q2"),
        (date(2026, 12, 31), "2026-Q4"),
    ],
)
def test_quarters(day: date, quarter: str) -> None:
    assert quarter_of(day) == quarter


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(-80, 80))
def test_months_after(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_the_alarm_rings_at_eleven_months() -> None:
    last = date(2026, 1, 15)
    assert not standing(last, True, date(2026, 12, 14), 11).due_now
    ringing = standing(last, True, date(2026, 12, 15), 11)
    assert (ringing.due_now, ringing.last_on, ringing.deadline) == (True, last, date(2027, 1, 15))


def test_without_a_report_it_counts_from_the_first_comment() -> None:
    first = standing(date(2026, 1, 15), False, date(2026, 12, 15), 11)
    assert (first.due_now, first.last_on) == (True, None)
    assert not standing(None, False, date(2026, 12, 15), 11).due_now


def test_every_state_is_either_waiting_for_somebody_or_not() -> None:
    """No state is forgotten by the clock without our meaning it."""
    without = {one for one in State if due_on(Moments(one, RECEIVED, LATER, LATER), CLOCK) is None}
    assert without == {
        "reply_published",
        "action",
        "closed",
        "withheld",
        "escalated",
        "duplicate",
        "spam",
    }
