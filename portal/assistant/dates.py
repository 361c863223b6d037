"""The dates of the 20 weeks in the chat: one date in, the latest dates out, nothing kept."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import url_for
from flask_babel import format_date

from portal.assistant.asking import Question
from portal.assistant.offers import button
from portal.assistant.reply import Link, Message, Reply
from portal.guidance.timeline import dates_for
from portal.send.ehc_timeline import Event

ENGLAND = ZoneInfo("Europe/London")
AGO = {"today": 0, "yesterday": 1}
SLUG = "ehc-20-week-timeline"


def answer_timeline(asked: Question) -> Reply:
    """Say the dates that follow from the one the message or the form gave."""
    given = asked.date or asked.decision.slot("date")
    asked_on = read_date(given, datetime.now(ENGLAND).date()) if given else None
    if asked_on is None:
        return ask_date(asked) if given is None else _asks(asked, "date_unclear")
    steps = dates_for(Event.REQUEST_RECEIVED, asked_on)
    lines = [f"{format_date(one.on, 'd MMMM yyyy')}: {one.name}" for one in steps]
    message = Message(
        text="\n\n".join(
            [asked.say("dates", date=str(format_date(asked_on, "d MMMM yyyy"))), *lines]
        ),
        topic=SLUG,
        links=(Link(asked.say("calculator"), url_for("guidance.timeline")),),
        quick_replies=(button("explore"), button("handover")),
    )
    return Reply((message,), "topic", SLUG, confidence=asked.decision.confidence)


def ask_date(asked: Question) -> Reply:
    """Ask when the council got the request."""
    return _asks(asked, "ask_date")


def _asks(asked: Question, wording: str) -> Reply:
    message = Message(
        text=asked.say(wording),
        links=(Link(asked.say("calculator"), url_for("guidance.timeline")),),
        quick_replies=(button("stop"),),
    )
    return Reply((message,), "topic", SLUG, confidence=asked.decision.confidence)


def read_date(given: str, today: date) -> date | None:
    """Return `YYYY-MM-DD`, `today` or `yesterday` as a date; without a year, the latest such
    day not after today.
    """
    if given in AGO:
        return today - timedelta(days=AGO[given])
    try:
        year, month, day = (int(part) for part in given.split("-"))
        if year:
            return date(year, month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year <= today else date(today.year - 1, month, day)
    except ValueError:
        return None
