"""What a family says to the chat is in no log, no error and no file but the locked store."""

import json
import logging
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from portal.assistant.conversations import conversations_path
from portal.assistant.models import Gap
from portal.database import db
from tests.on_disk import files_holding

MARKER, CALLER = "Qwxzy8marker", "Qwxzy9caller"  # not those of test_privacy: one database
SAID = f"what is an srp {MARKER}"
HEADERS = {"Referer": f"http://x/{MARKER}", "User-Agent": MARKER, "X-Forwarded-For": MARKER}


@pytest.fixture
def kent(chat_portals: dict[str, Flask]) -> Flask:
    return chat_portals["kent"]


@pytest.fixture(autouse=True)
def _everything_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


def everywhere(app: Flask) -> tuple[Path, Path]:
    settings = app.extensions["portal_settings"]
    return settings.data_dir, conversations_path(settings).parent


@pytest.mark.parametrize("said", [SAID, f"i want to die {MARKER}", f"{MARKER} clubs near ME14"])
def test_the_chat_leaves_no_trace(kent: Flask, said: str, caplog: pytest.LogCaptureFixture) -> None:
    client = kent.test_client()
    client.post("/assistant", data={"text": said}, headers=HEADERS)
    client.get("/assistant", headers=HEADERS)
    client.post("/assistant", data={"quick": said}, headers=HEADERS | {"X-Partial": "1"})
    client.post("/assistant/helpful", data={"verdict": f"no:{MARKER}"}, headers=HEADERS)
    client.get(f"/assistant?about={MARKER}", headers=HEADERS)
    cookie = client.get_cookie("conversation")
    assert cookie is not None
    assert (MARKER in caplog.text, cookie.value in caplog.text) == (False, False)
    assert files_holding(MARKER, *everywhere(kent)) == []


def test_nor_does_the_api(kent: Flask, caplog: pytest.LogCaptureFixture) -> None:
    client = kent.test_client()
    for body in (
        {"text": SAID}, {"text": SAID, "audience": MARKER}, {"text": SAID, "authority": MARKER},
        {"text": SAID, "conversation_id": MARKER}, {"text": MARKER * 100}, {MARKER: MARKER},
    ):  # fmt: skip
        answer = client.post("/api/v1/assistant/messages", json=body, headers=HEADERS)
        assert MARKER not in json.dumps(answer.get_json()), body
    client.post("/api/v1/assistant/answers", json={"act": MARKER, "text": SAID})
    assert MARKER not in caplog.text
    assert files_holding(MARKER, *everywhere(kent)) == []


@pytest.mark.parametrize("place", ["find_understanding", "answer", "mask", "in_danger"])
def test_a_failure_tells_the_type_and_no_word(
    kent: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, place: str
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(f"failed at {MARKER}")

    monkeypatch.setattr(f"portal.assistant.turn.{place}", fail)
    monkeypatch.setitem(kent.config, "TESTING", False)
    monkeypatch.setitem(kent.config, "PROPAGATE_EXCEPTIONS", False)
    client = kent.test_client()
    page = client.post("/assistant", data={"text": SAID})
    problem = client.post("/api/v1/assistant/messages", json={"text": SAID})
    assert (page.status_code, problem.status_code) == (500, 500)
    assert MARKER not in page.get_data(as_text=True) + problem.get_data(as_text=True)
    assert "unexpected RuntimeError" in caplog.text
    assert MARKER not in caplog.text
    assert files_holding(MARKER, *everywhere(kent)) == []


def test_a_search_that_fails_says_no_word_either(
    kent: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_words: str) -> None:
        raise RuntimeError(MARKER)

    monkeypatch.setitem(kent.extensions, "portal_question_reader", fail)
    words = f"what can i do when {MARKER} says no"
    assert kent.test_client().get("/services", query_string={"q": words}).status_code == 200
    assert MARKER not in caplog.text


def test_a_gap_is_kept_in_its_table_alone_and_masked(
    kent: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    said = f"my son Qwertzson, {MARKER}@x.org, needs a club"
    client = kent.test_client()
    client.post("/assistant/not-found", data={"text": said, "form_key": "gap"})
    with kent.app_context():
        kept = db.session.scalars(select(Gap.text)).all()
    assert "my son [name], [email], needs a club" in kept
    for word in ("Qwertzson", MARKER):
        assert word not in caplog.text
        assert files_holding(word, *everywhere(kent)) == []


def test_a_call_back_is_kept_in_its_table_alone(
    kent: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    data = {"name": CALLER, "phone": "01632 960123", "best_time": "any", "form_key": "k"}
    assert kent.test_client().post("/assistant/call-back", data=data).status_code == 303
    assert CALLER not in caplog.text
    assert "960123" not in caplog.text
    assert {one.name.split("-")[0] for one in files_holding(CALLER, *everywhere(kent))} <= {
        "portal.db"
    }
