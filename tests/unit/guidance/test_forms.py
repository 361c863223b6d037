"""Dates as people type them: read kindly, never guessed."""

from datetime import date

import pytest
from flask import Flask
from flask_babel import Babel
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from portal.guidance.forms import TimelineForm
from portal.send.ehc_timeline import Event

TODAY = date(2026, 11, 24)
APP = Flask(__name__)
Babel(APP)


def form(**typed: str) -> TimelineForm:
    args = {name.replace("_", "-"): value for name, value in typed.items()}
    return TimelineForm(MultiDict({"what": "request_received", **args}), TODAY)


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("5", "1", "2026"),
        ("05", "01", "2026"),
        (" 5 ", "January", " 2026"),
        ("5", "JAN", "2026"),
        ("5", "jan", "2026"),
    ],
)
def test_a_date_may_be_typed_in_several_ways(day: str, month: str, year: str) -> None:
    given = form(date_day=day, date_month=month, date_year=year)
    assert given.validate()
    assert (given.event, given.on) == (Event.REQUEST_RECEIVED, date(2026, 1, 5))


@pytest.mark.parametrize(
    ("day", "month", "year", "box"),
    [
        ("", "", "", "day"),
        ("5", "", "2026", "month"),
        ("", "1", "2026", "day"),
        ("5", "1", "", "year"),
        ("0", "1", "2026", "day"),
        ("32", "1", "2026", "day"),
        ("31", "2", "2026", "day"),
        ("29", "2", "2026", "day"),
        ("5", "13", "2026", "month"),
        ("5", "first", "2026", "month"),
        ("5", "1", "26", "year"),
        ("5", "1", "2013", "year"),
        ("5", "1", "9999", "year"),
        ("٥", "1", "2026", "day"),
        ("-5", "1", "2026", "day"),
        ("5\x00", "1", "2026", "day"),
        ("1e1", "1", "2026", "day"),
    ],
)
def test_a_wrong_date_names_the_box(day: str, month: str, year: str, box: str) -> None:
    with APP.test_request_context():
        given = form(date_day=day, date_month=month, date_year=year)
        assert not given.validate()
        parts = given.date.form
        assert [part.short_name for part in parts if part.errors] == [box]
        assert parts.day.data == day


def test_what_happened_must_be_known() -> None:
    with APP.test_request_context():
        for what in ("", "banana"):
            given = form(what=what, date_day="5", date_month="1", date_year="2026")
            assert not given.validate()
            assert given.what.errors


def test_the_second_date_may_stay_empty_but_not_wrong() -> None:
    typed = {"what": "decision_letter", "date_day": "5", "date_month": "3", "date_year": "2026"}
    with APP.test_request_context():
        assert form(**typed).validate()
        wrong = form(**typed, other_day="31", other_month="4", other_year="2026")
        assert not wrong.validate()
        early = form(**typed, other_day="4", other_month="3", other_year="2026")
        assert not early.validate()
        right = form(**typed, other_day="9", other_month="4", other_year="2026")
        assert right.validate()
        assert right.other_on == date(2026, 4, 9)


def test_a_second_date_is_let_go_where_it_means_nothing() -> None:
    given = form(date_day="5", date_month="1", date_year="2026", other_day="x")
    assert given.validate()
    assert given.other_on is None


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_anything_typed_gives_a_date_or_an_error(day: str, month: str, year: str) -> None:
    with APP.test_request_context():
        given = form(date_day=day, date_month=month, date_year=year)
        assert given.validate() == (given.on is not None)
