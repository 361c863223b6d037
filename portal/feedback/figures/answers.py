"""All answers and all that was asked, as few plain values: what every figure is counted from.

Read once and kept until something changes, because counting five years anew for
every page would cost more than the page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.feedback.instruments import NOT_APPLICABLE
from portal.feedback.invitations.models import InvitationBatch, InvitationCohort
from portal.feedback.responses.models import Response

FAVOURABLE = 4  # from here on an answer counts as satisfied or agreeing (send_facts 3.6)


@dataclass(frozen=True, slots=True)
class Answer:
    """One response without its id; `values` holds question → 1 to 5, skipped ones absent."""

    instrument: str
    version: int
    period: str
    month: str
    outcome: str | None
    area: str | None
    district: str | None
    audience: str | None
    channel: str
    coded: bool
    language: str
    scale: int
    values: dict[str, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """How many of one cohort were invited."""

    instrument: str
    period: str
    outcome: str | None
    area: str | None
    district: str | None
    audience: str | None
    issued: int


@dataclass(frozen=True)
class Answers:
    """What one council's figures are made of; `invented` when it is demonstration data."""

    answers: tuple[Answer, ...]
    asked: tuple[Asked, ...]
    invented: bool

    @property
    def periods(self) -> list[str]:
        """Every quarter with an answer or an invitation, newest first."""
        several: Iterable[Answer | Asked] = (*self.answers, *self.asked)
        return sorted({one.period for one in several}, reverse=True)


def answers_of(session: Session, authority: str) -> Answers:
    """Return what the figures of `authority` are made of, anew only when something changed.

    As soon as one real answer or batch is there, invented ones count no more.
    """
    held: dict[str, tuple[object, Answers]] = current_app.extensions.setdefault(
        "portal_feedback_answers", {}
    )
    token = _token(session, authority)
    if authority not in held or held[authority][0] != token:
        held[authority] = (token, _read(session, authority))
    return held[authority][1]


def _token(session: Session, authority: str) -> tuple[Any, ...]:
    """Return what changes when an answer comes or goes: counts, and the greatest random ids."""
    given = session.execute(
        select(func.count(), func.max(Response.id), func.min(Response.id)).where(
            Response.authority == authority
        )
    ).one()
    issued = session.execute(
        select(func.count(), func.sum(InvitationBatch.issued), func.max(InvitationBatch.id)).where(
            InvitationBatch.authority == authority
        )
    ).one()
    return (*given, *issued)


def _read(session: Session, authority: str) -> Answers:
    batches = select(InvitationBatch.demonstration).where(InvitationBatch.authority == authority)
    responses = select(Response.demonstration).where(Response.authority == authority)
    kinds = {*session.scalars(batches.distinct()), *session.scalars(responses.distinct())}
    invented = kinds == {True}
    return Answers(
        tuple(_answers(session, authority, invented)),
        tuple(_asked(session, authority, invented)),
        invented,
    )


def _answers(session: Session, authority: str, invented: bool) -> Iterable[Answer]:
    rows = session.execute(
        select(
            Response.instrument, Response.version, Response.period, Response.month,
            Response.outcome, Response.area, Response.district, Response.audience,
            Response.channel, Response.coded, Response.language, Response.scale, Response.answers,
        ).where(
            Response.authority == authority,
            Response.demonstration.is_(invented),
            Response.small.is_(False),
        )
    )  # fmt: skip
    for row in rows:
        known = row._asdict()
        values = known.pop("answers")
        numbers = {code: int(one) for code, one in values.items() if one != NOT_APPLICABLE}
        yield Answer(**known, values=numbers)


def _asked(session: Session, authority: str, invented: bool) -> Iterable[Asked]:
    rows = session.execute(
        select(
            InvitationBatch.instrument, InvitationBatch.period, InvitationCohort.outcome,
            InvitationCohort.area, InvitationCohort.district, InvitationCohort.audience,
            InvitationCohort.issued,
        )
        .join(InvitationBatch, InvitationBatch.id == InvitationCohort.batch_id)
        .where(
            InvitationBatch.authority == authority,
            InvitationBatch.demonstration.is_(invented),
            InvitationCohort.small.is_(False),
        )
    )  # fmt: skip
    return (Asked(*row) for row in rows)
