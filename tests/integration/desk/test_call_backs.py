"""Who asked to be called: read by those who key answers, deleted when done, all of it logged."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from portal.assistant.models import CallBack
from tests.factories.call_back import make_call_back
from tests.integration.desk.conftest import Logged, Put
from tests.officer_parts import add_officer, signed_in
from tests.page_contract import PageClient

CALLS = "/officers/call-backs"


@pytest.fixture(autouse=True)
def _asked(put: Put) -> None:
    put(make_call_back)
    put(make_call_back, id="theirs", form_key="theirs", authority="leicestershire", name="Theirs")


def test_the_councils_own_are_read_and_the_log_says_so(
    feedback_officer: PageClient, logged: Logged
) -> None:
    page = feedback_officer.get_page(CALLS)
    assert "Sam" in page.text
    assert "Any time" in page.text
    assert page.select_one("a[href='tel:01632960123']") is not None
    assert "Theirs" not in page.text
    assert [one.facts for one in logged("call_backs.read")] == ['{"number":1}']


def test_done_leaves_neither_name_nor_number(
    feedback_officer: PageClient, logged: Logged, rows: Callable[..., Any]
) -> None:
    done = feedback_officer.raw.post(f"{CALLS}/call-1/done")
    assert done.headers["Location"] == f"{CALLS}?done=1"
    left = rows(lambda session: session.scalars(select(CallBack.id)).all())
    assert left == ["theirs"]
    (entry,) = logged("call_back.done")
    assert (entry.subject, entry.facts) == ("call-1", "{}")


@pytest.mark.parametrize("id", ["theirs", "nothing"])
def test_nobody_elses_can_be_done(feedback_officer: PageClient, id: str) -> None:
    assert feedback_officer.raw.post(f"{CALLS}/{id}/done").status_code == 404


@pytest.mark.parametrize("role", ["content_editor", "approver", "analyst", "administrator"])
def test_others_see_no_number(office: Flask, role: str) -> None:
    client = signed_in(office, add_officer(office, role))
    assert client.get(CALLS).status_code == 403
    assert client.post(f"{CALLS}/call-1/done").status_code == 403
