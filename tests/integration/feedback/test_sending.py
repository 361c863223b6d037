"""Invitations go out by email without anybody seeing a code, and no address stays behind."""

import io
import logging
import smtplib
from email.message import EmailMessage

import pytest
from flask import Flask
from sqlalchemy import select

from portal.audit.models import AuditEntry
from portal.database import db
from portal.feedback.invitations.models import Invitation, InvitationBatch
from portal.feedback.invitations.redeeming import find_invited
from portal.feedback.periods import quarter_of, today
from tests.officer_parts import add_officer, signed_in_pages
from tests.on_disk import files_holding
from tests.page_contract import PageClient

FILE = "outcome,audience,email\n" + "".join(
    f"assessed,parent,family{number}@example.org\n" for number in range(11)
)


class Server:
    """A mail server that keeps what it gets and refuses one address."""

    got: list[EmailMessage]

    def __init__(self, *_: object, **__: object) -> None:
        Server.got = []

    def starttls(self, **_: object) -> None:
        """Be encrypted."""

    def send_message(self, message: EmailMessage) -> None:
        if "family3@" in message["To"]:
            raise smtplib.SMTPRecipientsRefused({})
        Server.got.append(message)

    def close(self) -> None:
        """Be gone."""


@pytest.fixture
def officer(portal: Flask, monkeypatch: pytest.MonkeyPatch) -> PageClient:
    settings = portal.extensions["portal_settings"]
    monkeypatch.setattr(settings, "smtp_host", "mail.example.org")
    monkeypatch.setattr(settings, "smtp_sender", "feedback@example.org")
    monkeypatch.setattr("portal.feedback.invitations.carriers.smtp.smtplib.SMTP", Server)
    return signed_in_pages(portal, add_officer(portal, "feedback_officer"))


def post(officer: PageClient, text: str, expect: int = 200) -> str:
    data = {
        "instrument": "tp1_request", "period": quarter_of(today()), "style": "own",
        "delivery": "email", "file": (io.BytesIO(text.encode()), "a.csv"),
    }  # fmt: skip
    return str(officer.post_page("/officers/invitations/new", expect, data=data).text)


def test_every_family_gets_a_link_of_its_own(
    portal: Flask, officer: PageClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    page = post(officer, FILE)
    assert "Sent: 10. Could not be sent: 1." in page
    tokens = set()
    for message in Server.got:
        text = message.get_content()
        token = text.split("/feedback/")[1].split()[0]
        assert find_invited(token).cohort.outcome == "assessed"
        assert "[[" not in text
        tokens.add(token)
    assert len(tokens) == 10
    assert not any(token in page for token in tokens)
    assert "family" not in caplog.text
    data = portal.extensions["portal_settings"].data_dir
    assert files_holding("family4@", data.parent) == []
    for one in db.session.scalars(select(AuditEntry)):
        assert "family" not in one.facts
    (batch,) = db.session.scalars(select(InvitationBatch))
    assert (batch.delivery, batch.issued) == ("email", 11)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("outcome,email\nassessed,a@b.example\nassessed,\n", "every row of the file"),
        ("outcome,email\nassessed,a b@c.example\n", "one email address"),
        ("outcome,how_many,email\nassessed,2,a@b.example\n", "one email address"),
        ("outcome,email\nassessed,a@b.example\\r\\nBcc: x@y.example\n", "one email address"),
    ],
)
def test_a_wrong_address_makes_nothing(officer: PageClient, text: str, told: str) -> None:
    assert told in post(officer, text, 422)
    assert list(db.session.scalars(select(Invitation))) == []


def test_without_a_mail_server_nothing_is_made(
    portal: Flask, officer: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portal.extensions["portal_settings"], "smtp_host", "")
    assert "No way to send email is set up here." in post(officer, FILE, 422)
    assert list(db.session.scalars(select(Invitation))) == []


def test_a_server_that_is_away_is_told(
    officer: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("portal.feedback.invitations.carriers.smtp.smtplib.SMTP", away)
    assert "No invitation could be sent" in post(officer, FILE)
