"""Writes a moment as an officer reads it: the time on the clock in England."""

from datetime import datetime
from zoneinfo import ZoneInfo

ENGLAND = ZoneInfo("Europe/London")


def moment(at: datetime) -> str:
    """Return `at` (UTC) as day and time in England, like “25 Nov 2026, 14:05”."""
    return at.astimezone(ENGLAND).strftime("%-d %b %Y, %H:%M")
