"""A family's words stand in the comment's own row and nowhere else."""

import logging
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import inspect, text

from portal.database import db
from tests.integration.comments.people import Desk, Family, only
from tests.on_disk import files_holding

MARKER = "Qwxzy7marker"


def test_words_are_in_one_table_alone(
    site: Flask, family: Family, olu: Desk, ama: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, logger="sqlalchemy.engine")
    headers = {"Referer": f"http://x/{MARKER}", "User-Agent": MARKER, "X-Forwarded-For": MARKER}
    data = {**family.form(), "text": f"{MARKER} words", "kind": "content"}
    assert family.pages.raw.post("/comments/new", data=data, headers=headers).status_code == 303
    comment = only(site).id
    olu.open(comment)
    olu.do(comment, "sort", kind="content")
    olu.do(comment, "make-ready", public_text="Other words.")
    ama.do(comment, "approve")
    ama.do(comment, "publish")
    assert MARKER not in caplog.text
    assert tables_holding(site) == {"comment"}
    folder: Path = site.extensions["portal_settings"].data_dir
    assert files_holding(MARKER, folder) == []


def tables_holding(site: Flask) -> set[str]:
    """Return the names of the tables in which any value holds the marker."""
    found = set()
    with site.app_context(), db.engine.connect() as connection:
        for table in inspect(connection).get_table_names():
            rows = connection.execute(text(f'SELECT * FROM "{table}"'))
            if any(MARKER in str(value) for row in rows for value in row):
                found.add(table)
    return found
