"""The worker forgets what families sent us when its time is over."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.assistant.models import CallBack, Gap
from portal.commands.worker import forget_once
from tests.factories.call_back import make_call_back
from tests.factories.gap import make_gap

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def aged(session: Session, name: str, days: float) -> None:
    at = NOW - timedelta(days=days)
    make_gap(session, id=f"{name}-{days}", form_key=f"{name}-{days}", received_at=at)
    make_call_back(session, id=f"{name}-{days}", form_key=f"{name}-{days}", received_at=at)


def test_the_worker_forgets_gaps_after_a_year_and_calls_after_a_month(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.commands.worker.utc_now", lambda: NOW)
    for days in (0, 29.9, 30.1, 364.9, 365.1):
        aged(session, "row", days)
    session.commit()
    forget_once()
    gaps = set(session.scalars(select(Gap.id).where(Gap.id.startswith("row"))))
    calls = set(session.scalars(select(CallBack.id).where(CallBack.id.startswith("row"))))
    assert gaps == {"row-0", "row-29.9", "row-30.1", "row-364.9"}
    assert calls == {"row-0", "row-29.9"}


def test_when_forgetting_fails_the_worker_lives_and_says_no_words(
    database_app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_session: Session, _now: datetime) -> None:
        raise RuntimeError("Qwxzy7marker")

    monkeypatch.setattr("portal.commands.worker.forget_old", fail)
    with caplog.at_level(logging.DEBUG):
        forget_once()
    assert "forgetting failed: RuntimeError" in caplog.text
    assert "Qwxzy7marker" not in caplog.text
