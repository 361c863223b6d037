"""The forms of the guidance room. They are sent by GET, so they carry no token and keep nothing."""

import re
from datetime import date as Day
from typing import Any, cast

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import Form, FormField, RadioField, StringField
from wtforms.validators import InputRequired

from portal.send.ehc_timeline import Event

FIRST_YEAR = 2014  # the SEND Regulations are of that year
YEARS_AHEAD = 2
MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# The events with two dates that count, whichever is later.
TWO_DATES = (Event.DECISION_LETTER, Event.MEDIATION_CERTIFICATE)


class DateParts(Form):
    """A day in three boxes, as typed."""

    day = StringField()
    month = StringField()
    year = StringField()

    @property
    def typed(self) -> bool:
        """Whether anything was typed."""
        return any((part.data or "").strip() for part in self)

    def read(self, today: Day) -> Day | None:
        """Return the date, or None with one error on the box that needs mending."""
        if not self.typed:
            return self._wrong(self.day, _l("Enter a date."))
        day = _whole(self.day.data, 2)
        month = _month(self.month.data)
        year = _whole(self.year.data, 4)
        if day is None or not 1 <= day <= 31:
            return self._wrong(self.day, _l("Enter the day as a number from 1 to 31."))
        if month is None or not 1 <= month <= 12:
            return self._wrong(self.month, _l("Enter the month as a number from 1 to 12."))
        if year is None or not FIRST_YEAR <= year <= today.year + YEARS_AHEAD:
            last = today.year + YEARS_AHEAD
            words = _l(
                "Enter a year with four numbers, from %(first)s to %(last)s.",
                first=FIRST_YEAR,
                last=last,
            )
            return self._wrong(self.year, words)
        try:
            return Day(year, month, day)
        except ValueError:
            return self._wrong(self.day, _l("There is no such day in that month. Check the date."))

    @staticmethod
    def _wrong(box: Any, words: Any) -> None:
        box.errors = [words]


class TimelineForm(Form):
    """What happened, and when. `other` is the second date around an appeal; it may stay empty."""

    what = RadioField(
        _l("What happened?"),
        validators=[InputRequired(_l("Choose what happened."))],
        validate_choice=False,
    )
    date = FormField(
        DateParts, _l("What was the date?"), description=_l("For example, 27 3 2026"), separator="-"
    )
    other = FormField(DateParts, _l("What is the other date?"), separator="-")

    def __init__(self, args: MultiDict[str, str], today: Day) -> None:
        super().__init__(args or None)
        self.asked = bool({"date-day", "date-month", "date-year"} & set(args))
        self.today = today
        self.event: Event | None = None
        self.on: Day | None = None
        self.other_on: Day | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        """Read the answers; every mistake keeps what was typed and says how to mend it."""
        super().validate(extra_validators)
        self.event = next((one for one in Event if one == self.what.data), None)
        if self.event is None:
            self.what.errors = [_l("Choose what happened.")]
        self.on = self._parts("date").read(self.today)
        if self.event in TWO_DATES and self._parts("other").typed:
            self.other_on = self._parts("other").read(self.today)
            self._in_order()
        return not self.errors

    def _in_order(self) -> None:
        if self.on is None or self.other_on is None:
            return
        both = (self.on, self.other_on)
        letter, certificate = both if self.event is Event.DECISION_LETTER else both[::-1]
        if certificate < letter:
            words = _l("The certificate cannot be older than the letter. Check both dates.")
            self._parts("other").day.errors = [words]

    def _parts(self, name: str) -> DateParts:
        return cast(DateParts, cast("FormField[Any]", self[name]).form)


def _whole(typed: str | None, most_figures: int) -> int | None:
    found = re.fullmatch(rf"[0-9]{{1,{most_figures}}}", (typed or "").strip())
    return int(found[0]) if found else None


def _month(typed: str | None) -> int | None:
    """Return the month from a number or an English name, short or long."""
    name = (typed or "").strip().lower()
    if len(name) >= 3 and name[:3] in MONTH_NAMES and name.isalpha():
        return MONTH_NAMES.index(name[:3]) + 1
    return _whole(typed, 2)
