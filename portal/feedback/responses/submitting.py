"""Keeps one sent survey: from the web, the chat, the API or an officer on the phone.

Everything happens in one short write unit. Sending the same form again gives
the same answer and keeps nothing new; a code works once because the mark of its
use has a primary key, whoever asks at the same moment.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.authorities import current_authority
from portal.database import write_unit
from portal.feedback.comments.receiving import receive_survey_text
from portal.feedback.instruments import Instrument, Voice
from portal.feedback.invitations.models import InvitationBatch, InvitationCohort
from portal.feedback.invitations.redeeming import invited_by, spend
from portal.feedback.invitations.refusals import OtherSurvey
from portal.feedback.keys import digest
from portal.feedback.periods import month_of, quarter_of, today
from portal.feedback.responses.checking import (
    LONGEST_KEY,
    NothingAnswered,
    OldVersion,
    checked_answers,
    checked_text,
)
from portal.feedback.responses.models import Response, ResponseText
from portal.feedback.responses.receipts import new_receipt, of_answers, of_comment, of_words

Entry: TypeAlias = Literal["web", "chat", "paper", "phone"]
Channel: TypeAlias = Literal["invited", "open", "assisted"]


@dataclass(frozen=True)
class Submission:
    """A survey on its way in.

    `token` is the invitation's (`invitations.redeeming.token_for` makes it from what was
    typed), None in the open channel. `form_key` makes it count once. Outcome, place and
    audience are what the visitor chose; an invitation's own cohort overrules them.
    `assisted`: an officer typed it in for a caller. `subject` is the page, for page feedback.
    """

    instrument: Instrument
    version: int
    answers: Mapping[str, Any]
    form_key: str
    token: str | None = None
    text: str = ""
    voice: Voice = "parent"
    language: str = "en"
    entry: Entry = "web"
    assisted: bool = False
    outcome: str | None = None
    area: str | None = None
    district: str | None = None
    subject: str | None = None

    @property
    def channel(self) -> Channel:
        """How it came: assisted whenever an officer typed it, else invited or open."""
        if self.assisted:
            return "assisted"
        return "invited" if self.token else "open"


@dataclass(frozen=True)
class Sent:
    """What became of a submission. The receipt is there the first time only."""

    channel: str
    receipt: str | None
    replayed: bool = False


def submit(submission: Submission) -> Sent:
    """Keep `submission` and return its receipt; a repeated one is recognised and not kept again.

    Raises `OldVersion`, `AnswersNotUnderstood`, `TextTooLong`, `NothingAnswered`,
    `UnknownCode`, `CodeExpired`, `OtherSurvey` or `CodeUsed`; then nothing was kept or spent.
    """
    if submission.version != submission.instrument.version:
        raise OldVersion
    answers = checked_answers(submission.instrument, submission.voice, submission.answers)
    text = checked_text(submission.instrument, submission.text)
    if not answers and not text:
        raise NothingAnswered
    receipt = new_receipt()
    with write_unit() as session:
        before = _sent_before(session, submission)
        if before is not None:
            return Sent(before, None, replayed=True)
        batch, cohort = _spent(session, submission)
        session.add(_response(submission, answers, batch, cohort, receipt))
        if text:
            session.add(_words(submission, text, receipt))
            _hand_over(session, submission, text, receipt)
    return Sent(submission.channel, receipt)


def _sent_before(session: Session, submission: Submission) -> str | None:
    key = _form_key(submission)
    return session.scalar(select(Response.channel).where(Response.form_key == key))


def _form_key(submission: Submission) -> str:
    """Return what is kept of the form's key: a digest, as a sender may put anything into it."""
    return digest("form", f"{current_authority().code}:{submission.form_key[:LONGEST_KEY]}")


def _spent(
    session: Session, submission: Submission
) -> tuple[InvitationBatch, InvitationCohort] | tuple[None, None]:
    if submission.token is None:
        return None, None
    invited = invited_by(session, submission.token)
    if invited.batch.instrument != submission.instrument.key:
        raise OtherSurvey
    spend(session, submission.token, invited.batch)
    return invited.batch, invited.cohort


def _response(
    submission: Submission,
    answers: dict[str, int | str],
    batch: InvitationBatch | None,
    cohort: InvitationCohort | None,
    receipt: str,
) -> Response:
    group: InvitationCohort | Submission = cohort or submission
    instrument, day = submission.instrument, today()
    return Response(
        id=str(uuid4()),
        authority=current_authority().code,
        instrument=instrument.key,
        version=instrument.version,
        channel=submission.channel,
        entry=submission.entry,
        coded=batch is not None,
        month=month_of(day),
        period=batch.period if batch else quarter_of(day),
        outcome=group.outcome,
        area=group.area,
        district=group.district,
        audience=cohort.audience if cohort else audience_of(submission.voice),
        small=cohort.small if cohort else False,
        subject=submission.subject,
        scale=instrument.steps(submission.voice, instrument.questions[0]),
        language=submission.language,
        answers=answers,
        receipt_hash=of_answers(receipt),
        form_key=_form_key(submission),
        demonstration=False,
    )


def _words(submission: Submission, text: str, receipt: str) -> ResponseText:
    return ResponseText(
        id=str(uuid4()),
        authority=current_authority().code,
        instrument=submission.instrument.key,
        quarter=quarter_of(today()),
        language=submission.language,
        text=text,
        receipt_hash=of_words(receipt),
        demonstration=False,
    )


def _hand_over(session: Session, submission: Submission, text: str, receipt: str) -> None:
    """Let officers read the words where they read all comments, apart from the answers."""
    receive_survey_text(
        session,
        text,
        submission.instrument.key,
        quarter_of(today()),
        current_authority().code,
        submission.language,
        of_comment(receipt),
    )


def audience_of(voice: Voice) -> str | None:
    """Return who answers with this wording; Easy Read may be either."""
    return None if voice == "easy_read" else voice
