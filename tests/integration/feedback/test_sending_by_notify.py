"""Invitations by GOV.UK Notify: each family one, refusals counted, no address in any line."""

import logging
from collections.abc import Iterator

import pytest
from flask import Flask
from pydantic import SecretStr

from portal.feedback.invitations.redeeming import find_invited
from tests.integration.feedback.notify_server import KEY, SECRET, SERVICE, TEMPLATE, NotifyServer
from tests.integration.feedback.test_sending import FILE, post
from tests.officer_parts import add_officer, signed_in_pages
from tests.on_disk import files_holding
from tests.page_contract import PageClient


@pytest.fixture
def server() -> Iterator[NotifyServer]:
    running = NotifyServer(lambda _: 201)
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture
def officer(portal: Flask, server: NotifyServer, monkeypatch: pytest.MonkeyPatch) -> PageClient:
    settings = portal.extensions["portal_settings"]
    monkeypatch.setattr(settings, "notify_api_key", SecretStr(KEY))
    monkeypatch.setattr(settings, "notify_template_id", TEMPLATE)
    monkeypatch.setattr(settings, "notify_url", server.url)
    return signed_in_pages(portal, add_officer(portal, "feedback_officer"))


def test_every_family_gets_one_with_a_code_of_its_own(
    portal: Flask, officer: PageClient, server: NotifyServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answer = lambda asked: 400 if asked["email_address"].startswith("family3@") else 201
    page = post(officer, FILE)
    assert "Sent: 10. Could not be sent: 1." in page
    told = [one["personalisation"]["text"] for one in server.accepted]
    tokens = {text.split("/feedback/")[1].split()[0] for text in told}
    assert len(tokens) == 10
    assert all(find_invited(token).cohort.outcome == "assessed" for token in tokens)
    assert {one["template_id"] for one in server.accepted} == {TEMPLATE}
    assert all(one["personalisation"]["subject"] for one in server.accepted)
    assert not any(token in page for token in tokens)
    for secret in ("family3@", "family4@", SECRET, *tokens):
        assert secret not in caplog.text
    assert files_holding("family4@", portal.extensions["portal_settings"].data_dir.parent) == []


def test_too_many_a_minute_is_asked_again(officer: PageClient, server: NotifyServer) -> None:
    answers = iter([429, 503])
    server.answer = lambda _: next(answers, 201)
    assert "Sent: 11. Could not be sent: 0." in post(officer, FILE)
    assert server.asked == 13


def test_a_service_that_stays_away_is_not_asked_for_every_family(
    officer: PageClient, server: NotifyServer
) -> None:
    server.answer = lambda _: 500
    assert "No invitation could be sent" in post(officer, FILE)
    assert server.asked == 3


def test_a_key_that_is_not_ours_sends_nothing(
    portal: Flask, officer: PageClient, server: NotifyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = SecretStr(f"local_offer-{SERVICE}-{SERVICE}")
    monkeypatch.setattr(portal.extensions["portal_settings"], "notify_api_key", wrong)
    assert "No invitation could be sent" in post(officer, FILE)
    assert (server.accepted, server.asked) == ([], 3)


def test_no_service_at_all_is_told(officer: PageClient, server: NotifyServer) -> None:
    server.shutdown()
    server.server_close()
    assert "No invitation could be sent" in post(officer, FILE)
