"""Months and quarters as feedback counts by them: an answer knows nothing finer."""

import re
from datetime import date
from zoneinfo import ZoneInfo

from portal.database import utc_now

ENGLAND = ZoneInfo("Europe/London")
QUARTER = re.compile(r"(\d{4})-Q([1-4])\Z")


def today() -> date:
    """Return the day it is in England."""
    return utc_now().astimezone(ENGLAND).date()


def month_of(day: date) -> str:
    """Return the month of `day`, such as `2026-11`."""
    return f"{day.year:04}-{day.month:02}"


def quarter_of(day: date) -> str:
    """Return the calendar quarter of `day`, such as `2026-Q4`."""
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def quarter_begins(quarter: str) -> date:
    """Return the first day of `quarter`; raises `ValueError` when it is none."""
    found = QUARTER.match(quarter)
    if found is None:
        raise ValueError(f"not a quarter: {quarter}")
    return date(int(found[1]), 3 * int(found[2]) - 2, 1)


def months_before(day: date, months: int) -> date:
    """Return the first day of the month that lies `months` before that of `day`."""
    month = day.year * 12 + day.month - 1 - months
    return date(month // 12, month % 12 + 1, 1)
