"""Officers read and settle what families sent, from the command line."""

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy.orm import Session

from portal.assistant.models import CallBack, Gap
from portal.audit.models import AuditEntry
from portal.commands.assistant import assistant
from tests.factories.call_back import make_call_back
from tests.factories.gap import make_gap


@pytest.fixture(autouse=True)
def _sent(session: Session) -> None:
    make_gap(session)
    make_gap(session, id="gap-2", form_key="form-2", topic="srp", text="A unit for deaf pupils.")
    make_call_back(session)
    session.commit()


def run(*words: str) -> Result:
    done = CliRunner().invoke(assistant, words)
    assert done.exit_code == 0, done.output
    return done


def test_an_unknown_entry_is_told(database_app: Flask) -> None:
    assert "There is no entry of this id." in run("gaps", "--settle", "nothing").output
    assert "There is no request of this id." in run("call-backs", "--done", "nothing").output


def test_every_open_gap_is_listed_with_its_topic(database_app: Flask) -> None:
    lines = run("gaps").output
    assert "A swimming club" in lines
    assert "kent  srp" in lines
    assert "2 to look at." in lines


def test_a_settled_gap_is_listed_no_more(database_app: Flask, session: Session) -> None:
    assert "Settled." in run("gaps", "--settle", "gap-2", "--as", "srp").output
    assert "1 to look at." in run("gaps").output
    assert session.get_one(Gap, "gap-2").settled_as == "srp"
    (entry,) = session.query(AuditEntry).filter_by(action="gap.settled")
    assert (entry.officer_id, entry.subject) == ("system", "gap-2")


def test_a_call_that_was_made_is_deleted(database_app: Flask, session: Session) -> None:
    assert "Sam  01632 960123" in run("call-backs").output
    assert "Deleted." in run("call-backs", "--done", "call-1").output
    assert "0 to call." in run("call-backs").output
    session.expire_all()
    assert session.get(CallBack, "call-1") is None
    assert session.query(AuditEntry).filter_by(action="call_back.done", subject="call-1").one()
