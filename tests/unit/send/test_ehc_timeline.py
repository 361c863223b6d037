"""Every date of the EHC process, against a count made another way."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.send.ehc_timeline import (
    Event,
    Limit,
    Standing,
    Step,
    appeal_dates,
    step_dates,
)

DAYS = st.dates(date(2014, 9, 1), date(2120, 12, 31))
WEEKS = {
    Event.REQUEST_RECEIVED: {
        Step.DECIDE_TO_ASSESS: 6,
        Step.ADVICE: 12,
        Step.DRAFT_OR_NO_PLAN: 16,
        Step.FINAL_PLAN: 20,
    },
    Event.REVIEW_MEETING: {
        Step.REVIEW_PAPERS: -2,
        Step.REVIEW_REPORT: 2,
        Step.REVIEW_DECISION: 4,
        Step.REVIEW_FINAL_FROM_MEETING: 12,
    },
    Event.REVIEW_NOTICE: {Step.REVIEW_FINAL_FROM_NOTICE: 8},
    Event.REASSESSMENT_NOTICE: {Step.REASSESSED_PLAN: 14},
}
MONTHS = {
    Event.DECISION_LETTER: {Step.MEDIATION_ADVISER: 2, Step.APPEAL_FROM_LETTER: 2},
    Event.MEDIATION_CERTIFICATE: {Step.APPEAL_FROM_CERTIFICATE: 1},
    Event.LAST_REVIEW: {Step.NEXT_REVIEW: 12},
}
BEGINNING_WITH = {
    Event.DRAFT_SERVED: Step.COMMENT_ON_DRAFT,
    Event.REVIEW_NOTICE: Step.COMMENT_ON_AMENDMENTS,
}


def dates(event: Event, day: date) -> dict[Step, date]:
    return {one.step: one.on for one in step_dates(event, day)}


def day_number(day: date) -> int:
    """Count days by the Gregorian rule itself, without the standard library's ordinals."""
    year, month = (day.year, day.month) if day.month > 2 else (day.year - 1, day.month + 12)
    leaps = year // 4 - year // 100 + year // 400
    return 365 * year + leaps + (153 * (month - 3) + 2) // 5 + day.day


def months_later(day: date, months: int) -> date:
    """Walk day by day to the month wanted, then as far into it as the day of the month goes."""
    walked = day
    for _ in range(months):
        walked = walked.replace(day=1)
        month = walked.month
        while walked.month == month:
            walked += timedelta(days=1)
    wanted, month = walked, walked.month
    while wanted.day < day.day and (wanted + timedelta(days=1)).month == month:
        wanted += timedelta(days=1)
    return wanted


@given(DAYS)
@example(date(2024, 2, 29))
@example(date(2026, 3, 28))  # the clocks go forward the next day
@example(date(2026, 10, 24))  # and back
@example(date(2027, 12, 31))
def test_weeks_are_seven_days_each(day: date) -> None:
    for event, steps in WEEKS.items():
        found = dates(event, day)
        for step, weeks in steps.items():
            assert day_number(found[step]) - day_number(day) == weeks * 7, (event, step)
            assert found[step].weekday() == day.weekday()


@given(DAYS)
@example(date(2024, 1, 31))
@example(date(2023, 12, 31))
@example(date(2099, 12, 30))
def test_months_are_calendar_months(day: date) -> None:
    for event, steps in MONTHS.items():
        found = dates(event, day)
        for step, months in steps.items():
            assert found[step] == months_later(day, months), (event, step)


@given(DAYS)
def test_fifteen_days_count_the_day_of_service(day: date) -> None:
    for event, step in BEGINNING_WITH.items():
        last = dates(event, day)[step]
        counted = [day + timedelta(days=number) for number in range(60)]
        assert counted.index(last) + 1 == 15, event


@given(DAYS, DAYS)
def test_the_later_of_letter_and_certificate_counts(letter: date, certificate: date) -> None:
    found = {one.step: one.on for one in appeal_dates(letter, certificate)}
    ends = [months_later(letter, 2), months_later(certificate, 1)]
    assert found[Step.APPEAL_LATER_OF_BOTH] == sorted(ends)[1]
    assert found[Step.MEDIATION_ADVISER] == ends[0]


@given(DAYS, st.sampled_from(Event))
def test_steps_come_in_order_and_every_step_once(day: date, event: Event) -> None:
    found = step_dates(event, day)
    assert [one.on for one in found] == sorted(one.on for one in found)
    assert len({one.step for one in found}) == len(found) >= 1


@given(DAYS)
def test_a_later_day_never_gives_an_earlier_date(day: date) -> None:
    for event in Event:
        before, after = dates(event, day), dates(event, day + timedelta(days=1))
        assert all(before[step] <= after[step] for step in before), event


@given(DAYS, st.integers(0, 23), st.integers(0, 59))
def test_the_clock_never_moves_a_date(day: date, hour: int, minute: int) -> None:
    """A moment in London, in summer time or not, belongs to one day, and the count is of days."""
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo("Europe/London"))
    assert step_dates(Event.REQUEST_RECEIVED, moment.date()) == step_dates(
        Event.REQUEST_RECEIVED, day
    )


@pytest.mark.parametrize(
    ("event", "day", "step", "expected"),
    [
        (Event.REQUEST_RECEIVED, date(2026, 1, 5), Step.DECIDE_TO_ASSESS, date(2026, 2, 16)),
        (Event.REQUEST_RECEIVED, date(2026, 1, 5), Step.FINAL_PLAN, date(2026, 5, 25)),
        (Event.REQUEST_RECEIVED, date(2024, 1, 19), Step.DECIDE_TO_ASSESS, date(2024, 3, 1)),
        (Event.DRAFT_SERVED, date(2026, 3, 2), Step.COMMENT_ON_DRAFT, date(2026, 3, 16)),
        (Event.DECISION_LETTER, date(2026, 12, 31), Step.APPEAL_FROM_LETTER, date(2027, 2, 28)),
        (Event.DECISION_LETTER, date(2027, 12, 31), Step.APPEAL_FROM_LETTER, date(2028, 2, 29)),
        (
            Event.MEDIATION_CERTIFICATE,
            date(2026, 1, 31),
            Step.APPEAL_FROM_CERTIFICATE,
            date(2026, 2, 28),
        ),
        (
            Event.MEDIATION_CERTIFICATE,
            date(2026, 2, 28),
            Step.APPEAL_FROM_CERTIFICATE,
            date(2026, 3, 28),
        ),
        (Event.LAST_REVIEW, date(2024, 2, 29), Step.NEXT_REVIEW, date(2025, 2, 28)),
        (Event.REVIEW_MEETING, date(2026, 3, 16), Step.REVIEW_PAPERS, date(2026, 3, 2)),
    ],
)
def test_days_counted_by_hand(event: Event, day: date, step: Step, expected: date) -> None:
    assert dates(event, day)[step] == expected


def test_week_twelve_is_not_a_date_in_law() -> None:
    found = step_dates(Event.REQUEST_RECEIVED, date(2026, 1, 5))
    assert [one.step for one in found if not one.legal] == [Step.ADVICE]


def test_time_to_comment_is_a_least_not_a_most() -> None:
    for event, step in BEGINNING_WITH.items():
        found = {one.step: one.limit for one in step_dates(event, date(2026, 1, 5))}
        assert found[step] is Limit.AT_LEAST
    assert {one.limit for one in step_dates(Event.REQUEST_RECEIVED, date(2026, 1, 5))} == {
        Limit.LATEST
    }


def test_eight_weeks_after_the_latest_notice_are_twelve_after_the_meeting() -> None:
    meeting = date(2026, 3, 16)
    notice = dates(Event.REVIEW_MEETING, meeting)[Step.REVIEW_DECISION]
    assert (
        dates(Event.REVIEW_NOTICE, notice)[Step.REVIEW_FINAL_FROM_NOTICE]
        == dates(Event.REVIEW_MEETING, meeting)[Step.REVIEW_FINAL_FROM_MEETING]
    )


def test_a_date_is_today_only_today() -> None:
    (found,) = step_dates(Event.DRAFT_SERVED, date(2026, 3, 2))
    assert found.standing(date(2026, 3, 15)) is Standing.TO_COME
    assert found.standing(date(2026, 3, 16)) is Standing.TODAY
    assert found.standing(date(2026, 3, 17)) is Standing.PASSED
