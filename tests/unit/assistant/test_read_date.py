"""A date as the message named it: whole, or without its year."""

from datetime import date

import pytest

from portal.assistant.dates import read_date

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    "given",
    ["", "-", "--", "2026", "2026-02", "2026-02-30", "2026-13-01", "2026-00-10", "0000-02-30",
     "banana", "2026-03-03-03", "-2026-03-03", "٢٠٢٦-٣", "3 March 2026", "0000-00-00",
     "99999-01-01", "2026-1e1-3", "\x00"],
)  # fmt: skip
def test_what_is_no_date_is_none(given: str) -> None:
    assert read_date(given, TODAY) is None


def test_the_29th_of_february_needs_its_year() -> None:
    assert read_date("2028-02-29", TODAY) == date(2028, 2, 29)
    assert read_date("2026-02-29", TODAY) is None


def test_a_leap_day_without_a_year_in_an_ordinary_one_is_none() -> None:
    assert read_date("0000-02-29", TODAY) is None
    assert read_date("0000-02-29", date(2028, 3, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("2026-03-03", date(2026, 3, 3)),
        ("2027-01-05", date(2027, 1, 5)),
        ("0000-03-03", date(2026, 3, 3)),
        ("0000-03-10", TODAY),
        ("0000-03-11", date(2025, 3, 11)),
        ("0000-12-24", date(2025, 12, 24)),
    ],
)
def test_without_a_year_it_is_the_latest_that_has_been(given: str, meant: date) -> None:
    assert read_date(given, TODAY) == meant


def test_today_and_yesterday_are_days() -> None:
    assert read_date("today", date(2026, 3, 1)) == date(2026, 3, 1)
    assert read_date("yesterday", date(2026, 3, 1)) == date(2026, 2, 28)
    assert read_date("tomorrow", date(2026, 3, 1)) is None
