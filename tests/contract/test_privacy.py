"""What a family types stays with the family: not in a log, an error or a file.

A marker is typed into every box and sent in every header; afterwards nothing
but the one table that may hold it does.
"""

import logging
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select

from portal.database import db
from portal.directory.models import Correction
from tests.on_disk import files_holding

pytestmark = pytest.mark.slow

MARKER = "Qwxzy7marker"


@pytest.fixture
def kent(filled_portals: dict[str, Flask]) -> Flask:
    app = filled_portals["kent"]
    app.config["WTF_CSRF_ENABLED"] = False
    return app


def test_nothing_typed_reaches_a_log_or_a_file(
    kent: Flask,
    filled_data: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.DEBUG)
    client = kent.test_client()
    headers = {"Referer": f"http://x/{MARKER}", "User-Agent": MARKER, "X-Forwarded-For": MARKER}
    for address in (
        f"/services?q={MARKER}&postcode={MARKER}",
        f"/api/v1/search?q={MARKER}&age={MARKER}",
        f"/services/suggest?q={MARKER}",
        f"/guidance/{MARKER}",
        f"/services/{MARKER}/{MARKER}",
    ):
        client.get(address, headers=headers)
    monkeypatch.setattr("portal.api.search.run_search", fail_with_the_marker)
    assert client.get(f"/api/v1/search?q={MARKER}").status_code == 500
    assert MARKER not in caplog.text
    assert files_holding(MARKER, filled_data) == []


def test_a_report_is_kept_in_its_table_alone(
    kent: Flask, filled_data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = kent.test_client()
    result = client.get("/api/v1/search?q=portage&type=service").get_json()["results"][0]
    page = client.get(f"{result['url']}/something-wrong").get_data(as_text=True)
    answer = client.post(f"{result['url']}/something-wrong", data=filled_form(page))
    assert answer.status_code in {200, 302, 303}
    with kent.app_context():
        kept = db.session.scalars(select(Correction.text)).all()
    assert MARKER in kept
    assert MARKER not in caplog.text
    assert {path.name.split("-")[0] for path in files_holding(MARKER, filled_data)} <= {"portal.db"}


def fail_with_the_marker(_asked: object) -> None:
    raise RuntimeError(f"searching for {MARKER} failed")


def filled_form(page: str) -> dict[str, str]:
    """Return the form of a page as sent by someone who picks the first choice and writes."""
    form = BeautifulSoup(page, "html.parser").select_one("main form[method=post]")
    assert form is not None
    fields = {str(t["name"]): str(t.get("value", "")) for t in form.select("input[type=hidden]")}
    choice = form.select_one("input[type=radio]")
    fields |= {str(choice["name"]): str(choice["value"])} if choice is not None else {}
    return fields | {str(box["name"]): MARKER for box in form.select("textarea")}
