"""Was it helpful: a count of a day, and the way to tell the council."""

import pytest
from flask import Flask

from portal.assistant.models import AnswerRating
from tests.contract.chat_parts import rows, value
from tests.page_contract import PageClient


@pytest.mark.parametrize("verdict", ["", "yes", "yes:", "yes:nothing", "perhaps:srp", ":srp"])
def test_a_verdict_on_nothing_is_not_counted(emptied: PageClient, app: Flask, verdict: str) -> None:
    assert emptied.raw.post("/assistant/helpful", data={"verdict": verdict}).status_code == 303
    assert rows(app, AnswerRating.topic) == []


def test_yes_is_counted_and_thanked_for(emptied: PageClient, app: Flask) -> None:
    answer = emptied.raw.post("/assistant/helpful", data={"verdict": "yes:srp"})
    assert "Thank you for telling us." in emptied.get_page(answer.headers["Location"]).text
    assert rows(app, AnswerRating.helped, AnswerRating.did_not_help) == [(1, 0)]


def test_no_is_counted_and_leads_to_telling_the_council(emptied: PageClient, app: Flask) -> None:
    emptied.raw.post("/assistant", data={"text": "a swing for wheelchairs"})
    answer = emptied.raw.post("/assistant/helpful", data={"verdict": "no:srp"})
    page = emptied.get_page(answer.headers["Location"])
    assert value(page, "textarea") == "a swing for wheelchairs"
    assert value(page, "input[name=topic]") == "srp"
    assert rows(app, AnswerRating.helped, AnswerRating.did_not_help) == [(0, 1)]


def test_scripts_are_answered_without_a_page(emptied: PageClient) -> None:
    answer = emptied.raw.post(
        "/assistant/helpful", data={"verdict": "yes:srp"}, headers={"X-Partial": "1"}
    )
    assert (answer.status_code, answer.data) == (204, b"")
