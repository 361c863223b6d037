"""When a comment should have gone on, in working days that a council may set.

The days come from `content/`; a comment's due date depends on where it stands,
so that the queue shows what is late and what is not, and nothing is a target
that nobody set.
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from portal.feedback.comments.settings_file import Clock
from portal.feedback.comments.states import State
from portal.send.working_days import add_working_days

ENGLAND = ZoneInfo("Europe/London")
TO_SORT = frozenset({State.RECEIVED, State.SCREENED, State.TAKEN_DOWN})
TO_PUBLISH = frozenset({State.TRIAGED, State.REDACTED, State.APPROVED})
TO_ANSWER = frozenset({State.PUBLISHED, State.REPLY_DRAFTED})


@dataclass(frozen=True)
class Moments:
    """The days that a due date counts from."""

    state: str
    received_at: datetime
    moved_at: datetime
    published_at: datetime | None


def due_on(moments: Moments, clock: Clock) -> date | None:
    """Return the day on which the next step is due, or None when nothing waits.

    Sorting and publishing count from the day of receipt, a reply from the day
    of publication. A comment taken down is to be looked at again like a new one.
    """
    state = State(moments.state)
    if state is State.TAKEN_DOWN:
        return add_working_days(day_of(moments.moved_at), clock.sort_days)
    if state in TO_SORT:
        return add_working_days(day_of(moments.received_at), clock.sort_days)
    if state in TO_PUBLISH:
        return add_working_days(day_of(moments.received_at), clock.publish_days)
    if state in TO_ANSWER:
        published = moments.published_at or moments.moved_at
        return add_working_days(day_of(published), clock.reply_days)
    return None


def day_of(moment: datetime) -> date:
    """Return the date of `moment` where families live."""
    return moment.astimezone(ENGLAND).date()


def quarter_of(day: date) -> str:
    """Return the quarter of the calendar year, like `2026-Q4`."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def months_after(day: date, months: int) -> date:
    """Return the same day `months` later; the last day of the month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
