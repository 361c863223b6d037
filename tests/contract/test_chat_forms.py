"""Tell the council, call me back: nothing typed is lost by a mistake."""

import pytest
from flask import Flask

from portal.assistant.models import CallBack, Gap
from tests.contract.chat_parts import rows, value
from tests.page_contract import PageClient, words

GAP, CALL = "/assistant/not-found", "/assistant/call-back"
GOOD_CALL = {"name": "Sam", "phone": "01632 960123", "best_time": "morning"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "Write what you were looking for."),
        ("   ", "Write what you were looking for."),
        ("a club " * 100, "Use at most 500 letters."),
    ],
)
def test_a_mistake_in_a_gap_loses_nothing(
    emptied: PageClient, app: Flask, text: str, problem: str
) -> None:
    before = rows(app, Gap.id)
    data = {"text": text, "topic": "srp", "form_key": "k"}
    page = emptied.post_page(GAP, 422, data=data)
    assert problem in page.text
    assert words(page.title).startswith("Error:")
    assert value(page, "textarea") == text.strip()
    assert (value(page, "input[name=topic]"), value(page, "input[name=form_key]")) == ("srp", "k")
    assert rows(app, Gap.id) == before


def test_a_gap_is_kept_once_masked_and_thanked_for(emptied: PageClient, app: Flask) -> None:
    key = value(emptied.get_page("/pl" + GAP), "input[name=form_key]")
    data = {"text": "my son Tom, 07700 900123", "topic": "srp", "form_key": key}
    answers = [emptied.raw.post("/pl" + GAP, data=data) for _ in range(2)]
    assert [one.headers["Location"] for one in answers] == [f"/pl{GAP}?sent=1"] * 2
    emptied.get_page(f"/pl{GAP}?sent=1")
    assert rows(app, Gap.text, Gap.topic, Gap.language, Gap.authority) == [
        ("my son [name], [phone number]", "srp", "pl", "kent")
    ]


@pytest.mark.parametrize("topic", ["nothing", "<svg>", "x" * 5000, "\x00"])
def test_an_unknown_topic_of_a_gap_is_dropped(emptied: PageClient, app: Flask, topic: str) -> None:
    emptied.get_page(GAP, query_string={"topic": topic})
    emptied.raw.post(GAP, data={"text": "a club", "topic": topic, "form_key": "k"})
    assert rows(app, Gap.topic) == [(None,)]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"name": ""}, "Write a name we can ask for."),
        ({"name": "  "}, "Write a name we can ask for."),
        ({"name": "x" * 81}, "Use at most 80 letters."),
        ({"phone": ""}, "Write your phone number."),
        ({"phone": "ring me"}, "Write a number"),
        ({"phone": "+().-"}, "Write a number"),
        ({"phone": "12"}, "Write a number"),
        ({"phone": "0" * 16}, "Write a number"),
        ({"phone": "0" * 26}, "at most 25 signs"),
        ({"best_time": "midnight"}, "Not a valid choice"),
    ],
)
def test_a_mistake_in_a_call_back_loses_nothing(
    emptied: PageClient, app: Flask, change: dict[str, str], problem: str
) -> None:
    data = GOOD_CALL | {"form_key": "k"} | change
    page = emptied.post_page(CALL, 422, data=data)
    assert problem in page.text
    assert value(page, "input[name=name]") == data["name"]
    assert value(page, "input[name=phone]") == data["phone"]
    assert value(page, "input[name=form_key]") == "k"
    assert rows(app, CallBack.id) == []


def test_a_call_back_is_kept_once(emptied: PageClient, app: Flask) -> None:
    key = value(emptied.get_page(CALL), "input[name=form_key]")
    for _ in range(2):
        answer = emptied.raw.post(CALL, data=GOOD_CALL | {"form_key": key})
        assert answer.headers["Location"] == f"{CALL}?sent=1"
    assert emptied.get_page(f"{CALL}?sent=1").heading == "Thank you"
    assert rows(app, CallBack.name, CallBack.phone) == [("Sam", "01632 960123")]
