"""Was it helpful: a count of a day, and the way to tell the council."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import delete, select

from portal.assistant.models import AnswerRating, CallBack, Gap
from portal.database import db, write_unit
from tests.page_contract import Page, PageClient, words


@pytest.fixture
def client(app: Flask) -> Iterator[PageClient]:
    yield PageClient(app)
    with app.app_context(), write_unit() as session:
        for model in (AnswerRating, CallBack, Gap):
            session.execute(delete(model))


def rows(app: Flask, *columns: object) -> list[tuple[object, ...]]:
    with app.app_context():
        return [tuple(row) for row in db.session.execute(select(*columns))]  # type: ignore[call-overload]  # columns of one table


def value(page: Page, selector: str) -> str:
    found = page.select_one(selector)
    assert found is not None
    return words(found) if found.name == "textarea" else str(found["value"])


@pytest.mark.parametrize("verdict", ["", "yes", "yes:", "yes:nothing", "perhaps:srp", ":srp"])
def test_a_verdict_on_nothing_is_not_counted(client: PageClient, app: Flask, verdict: str) -> None:
    assert client.raw.post("/assistant/helpful", data={"verdict": verdict}).status_code == 303
    assert rows(app, AnswerRating.topic) == []


def test_yes_is_counted_and_thanked_for(client: PageClient, app: Flask) -> None:
    answer = client.raw.post("/assistant/helpful", data={"verdict": "yes:srp"})
    assert "Thank you for telling us." in client.get_page(answer.headers["Location"]).text
    assert rows(app, AnswerRating.helped, AnswerRating.did_not_help) == [(1, 0)]


def test_no_is_counted_and_leads_to_telling_the_council(client: PageClient, app: Flask) -> None:
    client.raw.post("/assistant", data={"text": "a swing for wheelchairs"})
    answer = client.raw.post("/assistant/helpful", data={"verdict": "no:srp"})
    page = client.get_page(answer.headers["Location"])
    assert value(page, "textarea") == "a swing for wheelchairs"
    assert value(page, "input[name=topic]") == "srp"
    assert rows(app, AnswerRating.helped, AnswerRating.did_not_help) == [(0, 1)]


def test_scripts_are_answered_without_a_page(client: PageClient) -> None:
    answer = client.raw.post(
        "/assistant/helpful", data={"verdict": "yes:srp"}, headers={"X-Partial": "1"}
    )
    assert (answer.status_code, answer.data) == (204, b"")
