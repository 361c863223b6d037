"""Turns the calculator's dates into a calendar file, each entry complete by itself.

A calendar shows an entry without the page around it, so "or sooner" and the
exceptions travel inside the entry.
"""

from collections.abc import Iterable
from datetime import datetime

from portal.guidance.calendar_file import CalendarDay, write_calendar
from portal.guidance.timeline import TimelineDate, TimelineWords
from portal.send.ehc_timeline import Limit, Step

# The steps whose date an exception may move.
MAY_MOVE = {Step.DRAFT_OR_NO_PLAN, Step.FINAL_PLAN, Step.REASSESSED_PLAN}
ONE_MONTH = {Step.APPEAL_FROM_LETTER, Step.APPEAL_FROM_CERTIFICATE, Step.APPEAL_LATER_OF_BOTH}


def timeline_calendar(
    words: TimelineWords, dates: Iterable[TimelineDate], stamped_at: datetime
) -> str:
    """Return the calendar file for `dates`; `stamped_at` (UTC) is when it was made."""
    days = [CalendarDay(one.step, one.on, one.name, _words(words, one)) for one in dates]
    return write_calendar(words.calendar.name, days, stamped_at)


def _words(words: TimelineWords, one: TimelineDate) -> str:
    said = words.calendar
    lines = [said.latest if one.limit is Limit.LATEST else said.at_least]
    lines.append(f"{one.words} {said.unchecked}" if one.unchecked else one.words)
    if one.step in MAY_MOVE:
        lines.append(" ".join((words.exceptions.intro, *words.exceptions.items)))
    if one.step in ONE_MONTH:
        lines.append(words.one_month_note)
    lines.append(said.closing)
    return "\n".join(lines)
