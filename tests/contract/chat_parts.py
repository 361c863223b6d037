"""What several tests of the chat need: ask the API, read rows, read what a form holds."""

from typing import Any

from flask import Flask
from sqlalchemy import select

from portal.database import db
from tests.page_contract import Page, words

SURE = "what is the legal test for an ehc needs assessment"


def ask(app: Flask, text: Any = SURE, expect: int = 200, **more: Any) -> Any:
    answer = app.test_client().post("/api/v1/assistant/messages", json={"text": text, **more})
    assert answer.status_code == expect, answer.get_data(as_text=True)
    return answer.get_json()


def rows(app: Flask, *columns: object) -> list[tuple[object, ...]]:
    with app.app_context():
        return [tuple(row) for row in db.session.execute(select(*columns))]  # type: ignore[call-overload]  # columns of one table


def value(page: Page, selector: str) -> str:
    found = page.select_one(selector)
    assert found is not None
    return words(found) if found.name == "textarea" else str(found["value"])
