"""Finds the invitation behind a link or a code. Looking spends nothing; only sending does."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.authorities import current_authority
from portal.database import db, utc_now, write_unit
from portal.feedback.invitations.codes import PaperCode, is_token, read_code, token_of
from portal.feedback.invitations.models import (
    Invitation,
    InvitationBatch,
    InvitationCohort,
    InvitationGuess,
    Spent,
)
from portal.feedback.invitations.refusals import (
    CodeExpired,
    CodeUsed,
    TooManyGuesses,
    UnknownCode,
)
from portal.feedback.keys import digest
from portal.feedback.periods import today

MOST_GUESSES = 10  # wrong codes an hour a batch (trust.md A3)
KEEP_AFTER = timedelta(days=30)  # spent marks must outlive the invitations they belong to


@dataclass(frozen=True)
class Invited:
    """An invitation that is good now: what it is for, and the cohort it belongs to."""

    batch: InvitationBatch
    cohort: InvitationCohort


def token_for(typed: str) -> str:
    """Return the token of a link or of a typed paper code.

    Raises `UnknownCode` (a wrong paper code counts as a guess) or
    `TooManyGuesses`. Whether it is used or over, `find_invited` says.
    """
    if is_token(typed.strip()):
        return typed.strip()
    code = read_code(typed)
    batch = _batch_of(code) if code else None
    if code is None or batch is None:
        raise UnknownCode
    return _guessed(code, batch.id, bytes.fromhex(batch.salt))


def find_invited(token: str) -> Invited:
    """Return what `token` invites to; raises `UnknownCode`, `CodeExpired` or `CodeUsed`."""
    session: Session = db.session()
    invited = invited_by(session, token)
    if session.scalar(select(Spent.h2).where(Spent.h2 == digest("spent", token))):
        raise CodeUsed  # a kindness of the page; what holds is the primary key in `spend`
    return invited


def invited_by(session: Session, token: str) -> Invited:
    """Return the invitation, used or not; raises `UnknownCode` or `CodeExpired`."""
    found = session.execute(
        select(InvitationBatch, InvitationCohort)
        .join(InvitationCohort, InvitationCohort.batch_id == InvitationBatch.id)
        .join(Invitation, Invitation.cohort_id == InvitationCohort.id)
        .where(Invitation.h1 == digest("invitation", token))
    ).first()
    if found is None or found[0].authority != current_authority().code:
        raise UnknownCode
    if found[0].withdrawn_on is not None or found[0].closes_on < today():
        raise CodeExpired
    return Invited(found[0], found[1])


def spend(session: Session, token: str, batch: InvitationBatch) -> None:
    """Write that `token` is used; raises `CodeUsed` from the primary key, never from a look.

    Must run inside `portal.database.write_unit`, with the answer itself.
    """
    mark = {"h2": digest("spent", token), "forget_month": forget_month(batch.closes_on)}
    try:
        session.execute(insert(Spent).values(mark))
    except IntegrityError:
        raise CodeUsed from None


def forget_month(closes_on: date) -> str:
    """Return the first month in which no invitation of the batch is kept any more."""
    gone = (closes_on + KEEP_AFTER).replace(day=28) + timedelta(days=4)
    return gone.strftime("%Y-%m")


def _batch_of(code: PaperCode) -> InvitationBatch | None:
    session: Session = db.session()
    return session.scalar(
        select(InvitationBatch).where(
            InvitationBatch.prefix == code.prefix,
            InvitationBatch.authority == current_authority().code,
        )
    )


def _guessed(code: PaperCode, batch_id: str, salt: bytes) -> str:
    """Count a wrong guess before it is tried, so that a hundred at once are still ten."""
    hour = hour_of(utc_now())
    _count(batch_id, hour, 1)
    token = token_of(code, salt)
    digested = digest("invitation", token)
    if db.session.scalar(select(Invitation.h1).where(Invitation.h1 == digested)) is None:
        raise UnknownCode
    _count(batch_id, hour, -1)
    return token


def _count(batch_id: str, hour: str, more: int) -> None:
    with write_unit() as session:
        row = session.get(InvitationGuess, (batch_id, hour))
        if row is None:
            row = InvitationGuess(batch_id=batch_id, hour=hour, wrong=0)
            session.add(row)
        if more > 0 and row.wrong >= MOST_GUESSES:
            raise TooManyGuesses
        row.wrong += more
        session.flush()
        if row.wrong <= 0:
            session.delete(row)


def hour_of(moment: datetime) -> str:
    """Return the hour of a UTC moment as guesses are counted by."""
    return moment.strftime("%Y-%m-%dT%H")
