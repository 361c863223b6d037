"""Holds answers to the version of the survey they are for; what is wrong is named, not lost."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from portal.errors import BadRequest, PortalError
from portal.feedback.instruments import NOT_APPLICABLE, Instrument, Question, Voice

LONGEST_TEXT = 1000
LONGEST_KEY = 100


class AnswersNotUnderstood(PortalError):
    """One answer is not one of those the question, in this version, offers."""

    status, code = 409, "answers_not_understood"
    title = _l("We could not read one of the answers")
    what_happened = _l("An answer is not one of those you can choose.")
    what_is_safe = _l("Nothing has been sent, and nothing you chose is lost.")
    what_next = _l("Go back and choose the answer again.")

    def __init__(self, parameter: str) -> None:
        super().__init__(parameter)
        self.parameter = parameter
        self.extra = {"parameter": parameter}


class NothingAnswered(PortalError):
    """Every question was skipped, so there is nothing to send and no code to spend."""

    status, code = 409, "nothing_answered"
    title = _l("You have not answered anything yet")
    what_happened = _l("Every question was left out, so there is nothing to send.")
    what_is_safe = _l("Your code, if you have one, still works.")
    what_next = _l("Go back and answer at least one question.")


class TextTooLong(BadRequest):
    """The free words are longer than we can take."""

    code = "text_too_long"
    title = _l("Your words are too long")
    what_happened = _l("We can take 1,000 letters.")
    what_is_safe = _l("Nothing is lost: your words are still in the box.")
    what_next = _l("Make them shorter, or phone the council.")


class OldVersion(PortalError):
    """The survey has changed since these questions were shown."""

    status, code = 409, "old_version"
    title = _l("The questions have changed")
    what_happened = _l("We changed the questions while you were answering.")
    what_is_safe = _l("Nothing has been sent, and your code still works.")
    what_next = _l("Look at the questions again and send your answers once more.")


def checked_answers(
    instrument: Instrument, voice: Voice, answers: Mapping[str, Any]
) -> dict[str, int | str]:
    """Return the answers that were given, in the order of the questions.

    Empty and absent ones were skipped. Raises `AnswersNotUnderstood`.
    """
    known = {question.code for question in instrument.questions}
    if not set(answers) <= known:
        raise AnswersNotUnderstood("answers")
    checked = {
        one.code: _checked(instrument, voice, one, answers[one.code])
        for one in instrument.questions
        if answers.get(one.code) not in (None, "")
    }
    return checked


def _checked(instrument: Instrument, voice: Voice, question: Question, given: Any) -> int | str:
    if given == NOT_APPLICABLE and question.may_not_apply:
        return NOT_APPLICABLE
    allowed = {value for value, _ in instrument.labels(question, voice)}
    text = str(given) if isinstance(given, int | str) and not isinstance(given, bool) else ""
    if text.isascii() and text.isdigit() and len(text) == 1 and int(text) in allowed:
        return int(text)
    raise AnswersNotUnderstood(question.code)


def checked_text(instrument: Instrument, text: str) -> str:
    """Return the free words without signs nobody can see; raises `TextTooLong`."""
    if instrument.comment is None:
        return ""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in plain if sign == "\n" or not _invisible(sign)).strip()
    if len(kept) > LONGEST_TEXT:
        raise TextTooLong
    return kept


def _invisible(sign: str) -> bool:
    """Whether `sign` controls or hides text; the joiners many scripts need are kept."""
    return unicodedata.category(sign) in {"Cc", "Cs", "Cf"} and sign not in "\u200c\u200d"
