"""The calendar file keeps to RFC 5545, by our own reading and by a library's."""

import re
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from portal.guidance.calendar_file import CalendarDay, write_calendar

STAMP = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")))
DAYS = st.builds(
    CalendarDay,
    key=st.sampled_from(("a", "b")),
    on=st.dates(date(2014, 1, 1), date(2100, 1, 1)),
    name=WORDS,
    words=WORDS,
)


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


@given(st.lists(DAYS, max_size=4), WORDS)
def test_lines_are_folded_at_75_octets_and_nothing_is_lost(
    days: list[CalendarDay], title: str
) -> None:
    text = write_calendar(title, days, STAMP)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = unfolded(text)
    said = [unescaped(line.split(":", 1)[1]) for line in lines if line.startswith("DESCRIPTION:")]
    named = [unescaped(line.split(":", 1)[1]) for line in lines if line.startswith("SUMMARY:")]
    assert said == [day.words for day in days]
    assert named == [day.name for day in days]


@given(DAYS)
def test_an_entry_is_one_whole_day_wherever_it_is_opened(day: CalendarDay) -> None:
    lines = unfolded(write_calendar("t", [day], STAMP))
    assert f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}" in lines
    assert f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}" in lines
    assert "DTSTAMP:20260329T003000Z" in lines
    assert not any("TZID" in line for line in lines)


def test_the_file_opens_and_closes_as_it_must() -> None:
    lines = unfolded(
        write_calendar("SEND dates", [CalendarDay("a", date(2026, 1, 5), "n", "w")], STAMP)
    )
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-1] == "END:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert sum(line.startswith("UID:") for line in lines) == 1


def test_line_breaks_and_signs_are_escaped() -> None:
    day = CalendarDay("a", date(2026, 1, 5), "a, b; c\\d", "one\r\ntwo\nthree\x07")
    text = write_calendar("t", [day], STAMP)
    assert "SUMMARY:a\\, b\\; c\\\\d\r\n" in text
    assert "DESCRIPTION:one\\ntwo\\nthree\r\n" in text


def test_nothing_can_be_smuggled_in_by_a_line_break() -> None:
    day = CalendarDay("a", date(2026, 1, 5), "x\r\nEND:VEVENT\rATTACH:http://x", "w")
    lines = unfolded(write_calendar("t", [day], STAMP))
    assert not any(line.startswith("ATTACH") for line in lines)
    assert lines.count("END:VEVENT") == 1


def test_the_same_day_has_the_same_id_and_says_nothing() -> None:
    def ids(day: CalendarDay) -> list[str]:
        return [one for one in unfolded(write_calendar("t", [day], STAMP)) if one[:4] == "UID:"]

    first = CalendarDay("final_plan", date(2026, 1, 5), "n", "w")
    assert ids(first) == ids(CalendarDay("final_plan", date(2026, 1, 5), "other", "words"))
    assert ids(first) != ids(CalendarDay("final_plan", date(2026, 1, 6), "n", "w"))
    assert ids(first) != ids(CalendarDay("advice", date(2026, 1, 5), "n", "w"))
    assert re.fullmatch(r"UID:[0-9a-f-]{36}", ids(first)[0])


@given(st.lists(DAYS, min_size=1, max_size=3))
def test_a_calendar_library_reads_the_same(days: list[CalendarDay]) -> None:
    read = Calendar.from_ical(write_calendar("t", days, STAMP))
    entries = read.walk("VEVENT")
    assert [one.decoded("DTSTART") for one in entries] == [day.on for day in days]
    assert [str(one["DESCRIPTION"]) for one in entries] == [day.words for day in days]
    assert not any(one.errors for one in entries)
