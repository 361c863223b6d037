"""`POST /api/v1/feedback/responses`: repeated it counts once, and errors are named."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from portal.database import db
from portal.feedback.invitations.codes import PaperCode
from portal.feedback.responses.models import Response
from tests.feedback_parts import issued

BODY = {"instrument": "tp1_request", "version": 1, "answers": {"C1": 4, "C2": "na"}}


def post(portal: Flask, body: Any, key: str | None = "key-1") -> TestResponse:
    headers = {"Idempotency-Key": key} if key is not None else {}
    return portal.test_client().post("/api/v1/feedback/responses", json=body, headers=headers)


def kept() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Response)) or 0


def test_answers_are_kept_and_a_repeated_request_is_recognised(portal: Flask) -> None:
    first = post(portal, BODY)
    again = post(portal, BODY)
    assert (first.status_code, again.status_code) == (201, 200)
    told: dict[str, Any] = first.json or {}
    assert len(told.pop("receipt")) == 26
    assert told == {
        "instrument": "tp1_request", "version": 1, "channel": "open", "replayed": False,
    }  # fmt: skip
    assert again.json == {**told, "receipt": None, "replayed": True}
    assert kept() == 1


@pytest.mark.parametrize("how", ["token", "code"])
def test_a_code_works_once(portal: Flask, how: str) -> None:
    letter = issued().letters[0]
    code = letter.token if how == "token" else letter.code.shown
    assert post(portal, {**BODY, "code": code}).status_code == 201
    assert (post(portal, {**BODY, "code": code}).json or {})["replayed"] is True
    used = post(portal, {**BODY, "code": code}, "key-2")
    assert (used.status_code, (used.json or {})["code"]) == (409, "code_used")
    assert kept() == 1


def test_two_hundred_requests_at_once_are_one_answer(portal: Flask) -> None:
    token = issued().letters[0].token

    def attempt(number: int) -> int:
        return post(portal, {**BODY, "code": token}, f"key-{number}").status_code

    with ThreadPoolExecutor(max_workers=8) as pool:
        statuses = Counter(pool.map(attempt, range(200)))
    assert statuses == {201: 1, 409: 199}
    assert kept() == 1


WRONG: list[tuple[Any, str, int]] = [
    ([], "body", 400),
    ({**BODY, "instrument": None}, "instrument", 400),
    ({**BODY, "version": True}, "version", 400),
    ({**BODY, "answers": {"C1": 9}}, "C1", 409),
    ({**BODY, "answers": {"\ud800": 1}}, "answers", 409),
    ({**BODY, "answers": []}, "answers", 400),
    ({**BODY, "voice": "loud"}, "voice", 400),
    ({**BODY, "authority": "nowhere"}, "authority", 400),
    ({**BODY, "outcome": "plan"}, "outcome", 409),
    ({**BODY, "code": 7}, "code", 400),
]


@pytest.mark.parametrize(("body", "parameter", "status"), WRONG)
def test_what_is_wrong_is_named(portal: Flask, body: Any, parameter: str, status: int) -> None:
    answer = post(portal, body)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert (answer.json or {})["parameter"] == parameter
    assert kept() == 0


def test_a_key_is_needed(portal: Flask) -> None:
    for key in (None, "", "x" * 101):
        answer = post(portal, BODY, key)
        assert (answer.json or {})["parameter"] == "Idempotency-Key"


def test_other_refusals_have_their_own_codes(portal: Flask) -> None:
    assert (post(portal, {**BODY, "instrument": "tp9"}).json or {})["code"] == "unknown_instrument"
    assert (post(portal, {**BODY, "version": 2}).json or {})["code"] == "old_version"
    assert (post(portal, {**BODY, "answers": {}}).json or {})["code"] == "nothing_answered"
    prefix = issued().letters[0].code.prefix
    for _ in range(10):
        body = {**BODY, "code": PaperCode.new(prefix).shown}
        assert (post(portal, body).json or {})["code"] == "unknown_code"
    assert post(portal, body).status_code == 429
