"""What happens when Send is pressed: private details are offered for removal, then it is kept."""

from flask import request

from portal.feedback.instruments import Instrument, get_instrument
from portal.feedback.responses.checking import (
    LONGEST_TEXT,
    AnswersNotUnderstood,
    NothingAnswered,
    OldVersion,
    TextTooLong,
)
from portal.feedback.responses.submitting import Sent, Submission, submit
from portal.feedback.survey.sheet import Typed
from portal.feedback.survey.tickets import Ticket
from portal.language import current_language, gettext
from portal.rate_limits import too_much, within_limit
from portal.redaction import redact

MASKED, MINE = "masked", "mine"


class NotYet(Exception):
    """Nothing was sent: the page is shown again with `typed`."""

    def __init__(self, typed: Typed, status: int = 422) -> None:
        super().__init__()
        self.typed, self.status = typed, status


def typed_answers(instrument: Instrument) -> dict[str, str]:
    """Return what was chosen in the form that is being sent."""
    codes = [question.code for question in instrument.questions]
    left_out = request.form.get("leave_out")
    return {
        code: request.form[code] for code in codes if request.form.get(code) and code != left_out
    }


def send(ticket: Ticket) -> Sent:
    """Keep the survey in the form; raises `NotYet` or an `InvitationRefused`."""
    instrument = get_instrument(ticket.instrument)
    answers = typed_answers(instrument)
    text = words_to_keep(instrument, answers)
    submission = Submission(
        instrument=instrument,
        version=ticket.version,
        answers=answers,
        form_key=ticket.form_key,
        token=ticket.token,
        text=text,
        voice=ticket.voice,
        language=current_language().code,
        outcome=ticket.outcome,
    )
    if ticket.token is None and not within_limit("forms"):  # an invitation is its own limit
        raise NotYet(Typed(answers, text, problem=too_much("forms")), 429)
    try:
        return submit(submission)
    except (AnswersNotUnderstood, NothingAnswered, OldVersion, TextTooLong) as problem:
        raise NotYet(_told(problem, instrument, answers, text)) from problem


def words_to_keep(instrument: Instrument, answers: dict[str, str]) -> str:
    """Return the words in the form that is being sent.

    Raises `NotYet` while they hold what looks private and nobody has said what shall be done.
    """
    text = request.form.get("text", "")
    choice = request.form.get("words")
    if choice == MINE or len(text) > LONGEST_TEXT or instrument.comment is None:
        return text
    redacted = redact(text)
    if not redacted.findings:
        return text
    if choice == MASKED:
        return redacted.text
    raise NotYet(
        Typed(
            answers,
            text,
            wrong=instrument.comment.code,
            error=gettext("Your words seem to name somebody, or say how to reach them."),
            suggestion=redacted.text,
        )
    )


def _told(
    problem: AnswersNotUnderstood | NothingAnswered | OldVersion | TextTooLong,
    instrument: Instrument,
    answers: dict[str, str],
    text: str,
) -> Typed:
    sentence = f"{problem.what_happened} {problem.what_next}"
    if isinstance(problem, AnswersNotUnderstood):
        return Typed(answers, text, wrong=problem.parameter, error=gettext("Choose an answer."))
    if isinstance(problem, TextTooLong) and instrument.comment is not None:
        return Typed(answers, text, wrong=instrument.comment.code, error=sentence)
    return Typed(answers, text, problem=sentence)
