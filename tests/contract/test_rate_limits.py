"""A flood from one connection stops; nothing typed is lost, and danger is heard all the same."""

import logging
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from portal.assistant.models import CallBack, Gap
from portal.feedback.comments.models import Comment
from tests.contract.chat_parts import rows, value
from tests.on_disk import files_holding
from tests.page_contract import PageClient, words

API = "/api/v1/assistant/messages"
DANGER = "I want to kill myself"
WAIT = "Too much was sent from your connection in a short time."


def at(address: str) -> dict[str, str]:
    return {"REMOTE_ADDR": address}


@pytest.fixture
def tight(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The filled portal with limits one reaches by hand."""
    limits, limiter = app.extensions["portal_rate_limits"]
    few = {name: (type(items[0])(2, 10),) for name, items in limits.items()}
    monkeypatch.setitem(app.extensions, "portal_rate_limits", (few, limiter))
    return app


def message(app: Flask, text: str, address: str) -> Any:
    return app.test_client().post(API, json={"text": text}, environ_overrides=at(address))


def test_the_api_names_the_limit_and_the_wait(tight: Flask) -> None:
    answers = [message(tight, "hello", "203.0.113.1") for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[-1].mimetype == "application/problem+json"
    assert answers[-1].get_json()["code"] == "too_many_requests"
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert message(tight, "hello", "203.0.113.2").status_code == 200, "a neighbour is not held"


def test_danger_is_heard_past_every_limit(tight: Flask) -> None:
    for _ in range(4):
        message(tight, "hello", "203.0.113.3")
    answer = message(tight, DANGER, "203.0.113.3")
    assert (answer.status_code, answer.get_json()["crisis"]) == (200, True)
    page = tight.test_client().post(
        "/assistant", data={"text": DANGER}, environ_overrides=at("203.0.113.3")
    )
    assert page.status_code == 303


def test_the_chat_keeps_what_was_typed(tight: Flask) -> None:
    pages = PageClient(tight)
    for _ in range(2):
        pages.raw.post("/assistant", data={"text": "hi"}, environ_overrides=at("203.0.113.4"))
    page = pages.post_page(
        "/assistant", 429, data={"text": "my question"}, environ_overrides=at("203.0.113.4")
    )
    assert WAIT in page.text
    assert "call 999" in page.text
    assert value(page, "input[name=text], textarea[name=text]") == "my question"


@pytest.mark.parametrize(
    ("url", "data", "kept"),
    [
        ("/assistant/not-found", {"text": "a club", "topic": "", "form_key": "k{}"}, Gap),
        (
            "/assistant/call-back",
            {"name": "Sam", "phone": "01632 960123", "best_time": "morning", "form_key": "k{}"},
            CallBack,
        ),
    ],
)
def test_a_form_past_its_limit_comes_back_whole(
    tight: Flask, emptied: PageClient, url: str, data: dict[str, str], kept: type[Gap]
) -> None:
    address = f"203.0.113.{100 + len(data)}"
    sent = [{**data, "form_key": f"{url}{number}"} for number in range(3)]
    for one in sent[:2]:
        assert emptied.raw.post(url, data=one, environ_overrides=at(address)).status_code == 303
    page = emptied.post_page(url, 429, data=sent[2], environ_overrides=at(address))
    assert WAIT in page.text
    assert words(page.title).startswith("Error:")
    shown = {str(one["name"]): str(one.get("value", "")) for one in page.select("input")}
    shown |= {str(one["name"]): words(one) for one in page.select("textarea")}
    assert {name: shown[name] for name in data if name != "best_time"} == {
        name: sent[2][name] for name in data if name != "best_time"
    }
    assert len(rows(tight, kept.id)) == 2


def test_comments_past_the_limit_are_marked_and_not_refused(
    tight: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits, limiter = tight.extensions["portal_rate_limits"]
    floods = (type(limits["forms"][0])(4, 10),)
    monkeypatch.setitem(
        tight.extensions, "portal_rate_limits", ({**limits, "floods": floods}, limiter)
    )
    pages = PageClient(tight)
    for number in range(5):
        data = {"text": f"The bus is late, {number}", "kind": "access", "who": "parent"}
        last = pages.raw.post("/comments/new", data=data, environ_overrides=at("203.0.113.90"))
    assert last.status_code == 429
    assert "The bus is late, 4" in last.text
    flags = {text: str(kept).split() for text, kept in rows(tight, Comment.text, Comment.flags)}
    marked = [number for number in range(4) if "many" in flags[f"The bus is late, {number}"]]
    assert marked == [2, 3]


def test_codes_cannot_be_guessed_in_a_row(tight: Flask) -> None:
    pages = PageClient(tight)
    address = at("203.0.113.60")
    for _ in range(2):
        pages.post_page("/feedback", 422, data={"code": "7KX3-PM2QAB"}, environ_overrides=address)
    page = pages.post_page(
        "/feedback", 429, data={"code": "7KX3-PM2QAB"}, environ_overrides=address
    )
    assert value(page, "input[name=code]") == "7KX3-PM2QAB"


def test_this_machine_is_not_held(tight: Flask) -> None:
    for address in ("127.0.0.1", "::1", "::ffff:127.0.0.1"):
        answers = {message(tight, "hello", address).status_code for _ in range(4)}
        assert answers == {200}


def test_one_home_has_one_limit(tight: Flask) -> None:
    home = [f"2001:db8:1:2::{number}" for number in range(1, 4)]
    assert [message(tight, "hello", one).status_code for one in home] == [200, 200, 429]
    assert message(tight, "hello", "2001:db8:1:3::1").status_code == 200


def test_no_address_is_kept_or_logged(
    tight: Flask, filled_data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for _ in range(3):
        message(tight, "hello", "198.51.100.77")
    assert "198.51.100.77" not in caplog.text
    assert files_holding("198.51.100.77", filled_data) == []


def test_when_counting_fails_families_go_on(
    tight: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("disk full, 203.0.113.5")

    monkeypatch.setattr("portal.rate_limits.counting.Counts.incr", broken)
    assert {message(tight, "hello", "203.0.113.5").status_code for _ in range(4)} == {200}
    assert "could not be counted" in caplog.text
    assert "203.0.113.5" not in caplog.text


def test_a_tired_parent_never_meets_the_limits_that_ship(app: Flask) -> None:
    answers = {message(app, "hello", "203.0.113.200").status_code for _ in range(20)}
    assert answers == {200}
