"""How far facts can be trusted by their age: checked, old, or never checked.

"Checked" means that a person compared the facts with the provider. An edit or
an import is not a check, which is why only `assured_on` counts here.
"""

import calendar
from datetime import date
from enum import StrEnum

MONTHS_FRESH = 6  # our own promise: every record is checked twice a year


class Freshness(StrEnum):
    """The three states of a trust stamp."""

    CHECKED = "checked"
    OLD = "old"
    NEVER = "never"


def freshness(assured_on: date | None, today: date) -> Freshness:
    """Return how fresh facts checked on `assured_on` are on the day `today`."""
    if assured_on is None:
        return Freshness.NEVER
    return Freshness.CHECKED if today <= add_months(assured_on, MONTHS_FRESH) else Freshness.OLD


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, or that month's last day (31 August + 6: 28 February)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
