"""Counts working days in England, so that a promise in working days has a date.

Bank holidays follow from rules (Banking and Financial Dealings Act 1971 and the
yearly substitutes it allows), so no list has to be kept. A holiday given once,
such as for a coronation, is not known here; a date may then be a day early,
which hurts nobody.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

SATURDAY = 5
DAY = timedelta(days=1)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """Return the bank holidays of England and Wales in `year`, with their substitutes."""
    easter = easter_sunday(year)
    moving = (
        easter - 2 * DAY,
        easter + DAY,
        _first_monday(date(year, 5, 1)),
        _last_monday(date(year, 5, 31)),
        _last_monday(date(year, 8, 31)),
    )
    fixed = (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26))
    return frozenset((*moving, *_substituted(fixed)))


def is_working_day(day: date) -> bool:
    """Say whether `day` is neither a weekend nor a bank holiday."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def add_working_days(day: date, number: int) -> date:
    """Return the `number`-th working day after `day`; `day` itself does not count."""
    while number > 0:
        day += DAY
        number -= is_working_day(day)
    return day


def easter_sunday(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian computus, Nature, 20 April 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, part = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * part + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _substituted(days: Iterable[date]) -> set[date]:
    """Return `days` with those on a weekend moved to the next weekday that is free."""
    given = set(days)
    taken = {day for day in given if day.weekday() < SATURDAY}
    for day in sorted(given - taken):
        while day.weekday() >= SATURDAY or day in taken:
            day += DAY
        taken.add(day)
    return taken


def _first_monday(first: date) -> date:
    return first + DAY * (-first.weekday() % 7)


def _last_monday(last: date) -> date:
    return last - DAY * last.weekday()
