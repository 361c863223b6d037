"""When something is on, stored as simply as families say it.

"Every other Thursday in term", "the first Sunday of the month": a weekday, two
times, a pattern. Calendar rules (iCalendar) are only ever written from this,
never stored, because providers cannot read them back.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

LAST = -1  # of `nth`: the last such weekday of the month


class Weekday(StrEnum):
    """Days of the week, Monday first as `date.weekday()` counts them."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


class Pattern(StrEnum):
    """How often. `NTH`: the nth such weekday of each month."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    NTH = "nth"


class When(StrEnum):
    """In which part of the school year."""

    TERM = "term"
    HOLIDAYS = "holidays"
    BOTH = "both"


WEEKDAYS = tuple(Weekday)


@dataclass(frozen=True, slots=True)
class Session:
    """One regular session. Times are wall-clock times in England."""

    weekday: Weekday
    start: time | None = None
    end: time | None = None
    pattern: Pattern = Pattern.WEEKLY
    nth: int | None = None
    when: When = When.BOTH
    valid_from: date | None = None
    valid_to: date | None = None

    def may_run_on(self, day: date) -> bool:
        """Say whether the session may be on that day, school terms left aside.

        A fortnightly session whose first day nobody told us may be on any of
        its weekdays: we would rather send a family to ask than hide it.
        """
        if WEEKDAYS[day.weekday()] is not self.weekday or not self._valid_on(day):
            return False
        if self.pattern is Pattern.NTH:
            return self.nth is None or is_nth_weekday(day, self.nth)
        if self.pattern is Pattern.FORTNIGHTLY and self.valid_from is not None:
            return _weeks_between(self.valid_from, day) % 2 == 0
        return True

    def _valid_on(self, day: date) -> bool:
        after = self.valid_from is None or day >= self.valid_from
        return after and (self.valid_to is None or day <= self.valid_to)


def is_nth_weekday(day: date, nth: int) -> bool:
    """Say whether `day` is the nth of its weekday in its month; `LAST` (-1) is the last one."""
    if nth == LAST:
        return (date.fromordinal(day.toordinal() + 7)).month != day.month
    return (day.day - 1) // 7 + 1 == nth


def _weeks_between(first: date, day: date) -> int:
    """Count calendar weeks (Monday to Sunday) between two days."""
    return (day.toordinal() - day.weekday() - first.toordinal() + first.weekday()) // 7
