"""Forgets in time: invitations, single answers, free words (send_facts.md 6.4).

How long is a row in `content/`, so that a council can keep less. What is
counted of old answers stays, by month, without any cohort.
"""

from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import cast

from flask import Flask, current_app
from pydantic import Field
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from portal.authorities import Authority
from portal.content_reader import ContentModel, read_yaml
from portal.feedback.invitations.models import (
    Invitation,
    InvitationBatch,
    InvitationCohort,
    InvitationGuess,
    Spent,
)
from portal.feedback.invitations.redeeming import hour_of
from portal.feedback.periods import ENGLAND, month_of, months_before, quarter_of
from portal.feedback.responses.models import Response, ResponseText, ResponseTotal


class Keeping(ContentModel):
    """How long each thing is kept. Days after closing; whole months after the answer's own."""

    invitation_days: int = Field(ge=0, le=30)
    answers_months: int = Field(ge=1)
    words_months: int = Field(ge=4)


def register_keeping(app: Flask, content: Path, authorities: list[Authority]) -> None:
    """Read how long every council keeps what; raises `ContentErrors`."""
    app.extensions["portal_keeping"] = {
        one.code: read_keeping(content, one.code) for one in authorities
    }


def read_keeping(content: Path, authority: str) -> Keeping:
    """Return the council's own times, else everybody's; raises `ContentErrors`."""
    own = content / authority / "feedback" / "keeping.yaml"
    return read_yaml(own if own.exists() else content / "england/feedback/keeping.yaml", Keeping)


def forget(session: Session, now: datetime) -> Counter[str]:
    """Delete whatever has been kept long enough, and say how much of each; safe to repeat.

    Must run inside `portal.database.write_unit`.
    """
    day = now.astimezone(ENGLAND).date()
    gone: Counter[str] = Counter()
    for authority, keeping in cast(
        dict[str, Keeping], current_app.extensions["portal_keeping"]
    ).items():
        gone["invitations"] += _invitations(session, authority, keeping, day)
        gone["answers"] += _answers(session, authority, keeping, day)
        gone["words"] += _words(session, authority, keeping, day)
    session.execute(delete(Spent).where(Spent.forget_month <= month_of(day)))
    session.execute(
        delete(InvitationGuess).where(InvitationGuess.hour < hour_of(now - timedelta(hours=2)))
    )
    return gone


def _invitations(session: Session, authority: str, keeping: Keeping, day: date) -> int:
    """Delete the invitations of batches long closed; how many were sent stays."""
    last = day - timedelta(days=keeping.invitation_days)
    old = select(InvitationBatch.id).where(
        InvitationBatch.authority == authority, InvitationBatch.closes_on < last
    )
    batches = session.scalars(old.where(InvitationBatch.prefix.is_not(None))).all()
    if not batches:
        return 0
    cohorts = select(InvitationCohort.id).where(InvitationCohort.batch_id.in_(batches))
    rows = session.scalars(select(Invitation).where(Invitation.cohort_id.in_(cohorts))).all()
    session.execute(delete(Invitation).where(Invitation.cohort_id.in_(cohorts)))
    session.execute(
        update(InvitationBatch).where(InvitationBatch.id.in_(batches)).values(prefix=None, salt="")
    )
    return len(rows)


def _answers(session: Session, authority: str, keeping: Keeping, day: date) -> int:
    """Turn answers of long ago into counts by month; invented ones are not counted."""
    before = month_of(months_before(day, keeping.answers_months))
    old = session.scalars(
        select(Response).where(Response.authority == authority, Response.month <= before)
    ).all()
    counts: Counter[tuple[str, str, int, str, str, int, str, str]] = Counter()
    for one in old:
        key = (one.authority, one.instrument, one.version, one.month, one.channel, one.scale)
        for question, value in {} if one.demonstration else {"": "", **one.answers}.items():
            counts[(*key, question, str(value))] += 1
        session.delete(one)
    for whole, number in counts.items():
        _add(session, whole, number)
    return len(old)


def _add(session: Session, key: tuple[str, str, int, str, str, int, str, str], number: int) -> None:
    kept = session.get(ResponseTotal, key)
    if kept is not None:
        kept.number += number
        return
    names = ("authority", "instrument", "version", "month", "channel", "scale", "question", "value")
    session.add(ResponseTotal(**dict(zip(names, key, strict=True)), number=number))


def _words(session: Session, authority: str, keeping: Keeping, day: date) -> int:
    """Delete words so that none is kept longer than said: only their quarter is known."""
    first = quarter_of(months_before(day, keeping.words_months))
    old = session.scalars(
        select(ResponseText).where(
            ResponseText.authority == authority, ResponseText.quarter <= first
        )
    ).all()
    for one in old:
        session.delete(one)
    return len(old)
