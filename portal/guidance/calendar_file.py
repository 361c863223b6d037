"""Writes days as a calendar file that phones and computers open (iCalendar, RFC 5545).

An entry's id is made from its own words and day, so that opening the file
twice does not make every entry twice, and so that it says nothing about
anybody. Entries are whole days without a clock, marked private and not busy.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

LINE_OCTETS = 75
IDS = uuid5(NAMESPACE_URL, "urn:local-offer-portal:calendar")


@dataclass(frozen=True)
class CalendarDay:
    """One whole day with its name and what to know about it. `key` names the kind of day."""

    key: str
    on: date
    name: str
    words: str


def write_calendar(title: str, days: Iterable[CalendarDay], stamped_at: datetime) -> str:
    """Return the calendar file; `stamped_at` (UTC) is when it was made."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Local Offer portal//SEND dates//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(title)}",
    ]
    for day in days:
        lines.extend(_entry(day, stamped_at))
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _entry(day: CalendarDay, stamped_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(IDS, f'{day.key} {day.on.isoformat()}')}"
    yield f"DTSTAMP:{stamped_at:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(day.name)}"
    yield f"DESCRIPTION:{_text(day.words)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(words: str) -> str:
    """Escape a TEXT value (RFC 5545, 3.3.11) and drop control characters."""
    escaped = re.sub(r"([\\;,])", r"\\\1", words.replace("\r\n", "\n"))
    return re.sub(r"[\x00-\x1f\x7f]", "", escaped.replace("\n", "\\n"))


def _folded(line: str) -> Iterator[str]:
    """Cut a line into parts of at most 75 octets, never inside a character (3.1)."""
    part, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > LINE_OCTETS:
            yield part
            part, octets = " ", 1
        part, octets = part + character, octets + size
    yield part
