"""The date calculator as a family meets it: page, mistakes, calendar file, nothing kept."""

import logging
from datetime import date

import pytest
from flask import Flask

from portal.guidance.timeline import dates_for
from portal.send.ehc_timeline import Event
from tests.page_contract import PageClient

REQUEST = "what=request_received&date-day=5&date-month=1&date-year=2026"
LETTER = "what=decision_letter&date-day=30&date-month=12&date-year=2025"


@pytest.fixture(autouse=True)
def _a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.guidance.views.today", lambda: date(2026, 2, 16))


def test_the_empty_form_asks_without_scolding(client: PageClient) -> None:
    page = client.get_page("/timeline")
    assert len(page.select("input[type=radio]")) == len(Event)
    assert page.select(".govuk-error-summary") == []


def test_the_twenty_weeks_in_dates(client: PageClient) -> None:
    page = client.get_page(f"/timeline?{REQUEST}")
    for words in (
        "By Monday 16 February 2026, or sooner",
        "This is today.",
        "By Monday 30 March 2026, or sooner",
        "Not itself a legal date.",
        "By Monday 27 April 2026, or sooner",
        "By Monday 25 May 2026, or sooner",
        "In 98 days.",
        "The council may take longer only for these exceptions:",
        "Local Government and Social Care Ombudsman",
        "complaints procedure",
        "IASK",
    ):
        assert words in page.text, words
    assert "will come on" not in page.text
    assert len(page.select("tbody tr")) == 4


def test_a_date_that_has_passed_is_told_in_words(client: PageClient) -> None:
    page = client.get_page(f"/timeline?{REQUEST.replace('day=5', 'day=4')}")
    assert "This date has passed." in page.text


def test_time_to_comment_is_at_least(client: PageClient) -> None:
    page = client.get_page("/timeline?what=draft_served&date-day=2&date-month=3&date-year=2026")
    assert "At least until Monday 16 March 2026" in page.text


def test_an_appeal_shows_both_limits_and_then_the_later(client: PageClient) -> None:
    page = client.get_page(f"/timeline?{LETTER}")
    assert "By Saturday 28 February 2026, or sooner" in page.text
    assert "30 days" in page.text
    assert "whichever is later" in page.text
    assert page.select_one("input[name=other-day]") is not None
    both = client.get_page(f"/timeline?{LETTER}&other-day=10&other-month=2&other-year=2026")
    assert "By Tuesday 10 March 2026, or sooner" in both.text
    assert both.select_one("input[name=other-day]") is None


def test_mistakes_keep_what_was_typed(client: PageClient) -> None:
    page = client.get_page(
        "/timeline?what=last_review&date-day=31&date-month=Feb&date-year=2026", expect=422
    )
    assert "There is no such day in that month" in page.text
    assert page.select_one("#date-month")["value"] == "Feb"  # type: ignore[index]  # it is there
    assert page.select_one("input[value=last_review]").has_attr("checked")  # type: ignore[union-attr]  # so is this
    assert page.select_one(".govuk-error-summary a")["href"] == "#date-day"  # type: ignore[index]  # and this
    assert page.title is not None
    assert page.title.get_text().startswith("Error:")


def test_a_wrong_second_date_is_asked_for_again(client: PageClient) -> None:
    page = client.get_page(f"/timeline?{LETTER}&other-day=1&other-month=1&other-year=2025", 422)
    assert "The certificate cannot be older than the letter" in page.text
    assert page.select_one("#other-year")["value"] == "2025"  # type: ignore[index]  # it is there


@pytest.mark.parametrize("text", ["", "\x00", "9" * 500, "<svg onload=alert(1)>", "{{7*7}}", "🙂"])
@pytest.mark.parametrize("name", ["what", "date-day", "date-month", "date-year", "other-day"])
def test_anything_typed_gets_a_page(client: PageClient, name: str, text: str) -> None:
    for path in ("/timeline", "/pl/timeline", "/timeline.ics"):
        query = {"what": "decision_letter", "date-day": "1", "date-month": "1", "date-year": "2026"}
        response = client.raw.get(path, query_string={**query, name: text})
        assert response.status_code in {200, 422}
        assert "<svg onload" not in response.get_data(as_text=True)


def test_the_link_from_a_stage_opens_with_its_event_chosen(client: PageClient) -> None:
    page = client.get_page("/timeline?what=draft_served", expect=200)
    assert page.select_one("input[value=draft_served]").has_attr("checked")  # type: ignore[union-attr]  # it is there


def test_nothing_is_stored_or_logged(client: PageClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for path in ("/timeline", "/timeline.ics"):
        response = client.raw.get(f"{path}?{REQUEST}")
        assert response.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in response.headers
    assert "2026" not in " ".join(record.getMessage() for record in caplog.records)


@pytest.mark.parametrize("prefix", ["", "/pl"])
def test_the_calendar_file(client: PageClient, prefix: str) -> None:
    response = client.raw.get(f"{prefix}/timeline.ics?{REQUEST}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "attachment" in response.headers["Content-Disposition"]
    text = response.get_data(as_text=True).replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 4
    assert "DTSTART;VALUE=DATE:20260525" in text
    assert text.count("or sooner") == 4
    assert "exceptions" in text
    assert "{unchecked}" not in text
    assert "[[" not in text


def test_the_calendar_file_of_a_mistake_is_the_form(client: PageClient) -> None:
    page = client.get_page("/timeline.ics?what=draft_served", expect=422)
    assert "Enter a date." in page.text


def test_other_languages_have_it_too(client: PageClient) -> None:
    page = client.get_page(f"/pl/timeline?{REQUEST}")
    assert page.select_one("html")["lang"] == "pl"  # type: ignore[index]  # every page has it
    assert page.select_one("tbody th span")["lang"] == "en-GB"  # type: ignore[index]  # content is English


def test_the_plain_function_says_the_same(app: Flask) -> None:
    with app.app_context():
        dates = dates_for("request_received", date(2026, 1, 5))
        assert [one.on.isoformat() for one in dates] == [
            "2026-02-16", "2026-03-30", "2026-04-27", "2026-05-25",
        ]  # fmt: skip
        assert all(one.words and "{unchecked}" not in one.words for one in dates)
        letter, certificate = date(2026, 1, 5), date(2026, 3, 1)
        assert dates_for("decision_letter", letter, certificate) == dates_for(
            "mediation_certificate", certificate, letter
        )
        with pytest.raises(ValueError, match="banana"):
            dates_for("banana", date(2026, 1, 5))
