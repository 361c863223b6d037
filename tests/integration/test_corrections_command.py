"""Officers read and settle what visitors reported, from the command line."""

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy.orm import Session

from portal.audit.models import AuditEntry
from portal.commands.corrections import corrections
from portal.database import db
from portal.directory.models import Correction
from tests.factories.service import make_service


@pytest.fixture
def reported(session: Session) -> Correction:
    service = make_service(session, name="Example Club")
    report = Correction(
        id="r1", service_id=service.id, what="closed", text="It has moved.", language="en",
        form_key="k1", received_at=datetime(2026, 11, 24, tzinfo=UTC), settled_at=None,
    )  # fmt: skip
    session.add(report)
    session.commit()
    return report


def run(app: Flask, *words: str) -> str:
    result = CliRunner().invoke(corrections, words, obj=None)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_report_is_listed_until_it_is_settled(database_app: Flask, reported: Correction) -> None:
    assert "It has moved." in run(database_app, "list")
    assert "Marked" in run(database_app, "done", "r1")
    assert "It has moved." not in run(database_app, "list")
    with database_app.app_context():
        assert db.session.query(AuditEntry).filter_by(action="correction.settled").one()


def test_an_unknown_report_is_told(database_app: Flask, session: Session) -> None:
    result = CliRunner().invoke(corrections, ["done", "nothing"])
    assert result.exit_code == 1
    assert "no report nothing" in result.output
