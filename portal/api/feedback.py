"""Answers to a survey as JSON: what a kiosk, an app or the chat's actions send.

The same service keeps them as keeps the web's, so a code works once whichever
way it comes, and a request that is repeated counts once.
"""

from typing import Any

from flask import request

from portal.api.body import Body, BodyNotUnderstood
from portal.errors import PortalError
from portal.feedback.instruments import VOICES, Instrument, Voice, get_instrument
from portal.feedback.invitations.redeeming import token_for
from portal.feedback.responses.checking import (
    LONGEST_KEY,
    LONGEST_TEXT,
    AnswersNotUnderstood,
)
from portal.feedback.responses.submitting import Sent, Submission, submit
from portal.officers import signed_in_officer
from portal.rate_limits import hold_to_limit

LONGEST_CODE = 60


class ResponseNotUnderstood(BodyNotUnderstood):
    """One part of the request is missing or not of the form the contract says."""

    code = "response_not_understood"


class CodesAreForFamilies(PortalError):
    """A code came from a browser in which an officer is signed in."""

    status, code = 403, "codes_are_for_families"
    title = "This browser is signed in for work"
    what_happened = "An officer’s browser cannot use a family’s code."
    what_next = "Type in a caller’s answers on the officers’ pages."


def one_response() -> tuple[dict[str, Any], int]:
    """Answer `POST /api/v1/feedback/responses`: (what became of it, 201 or 200 when repeated).

    Raises `ResponseNotUnderstood`, `UnknownInstrument` and whatever `submit` raises.
    """
    body = Body.sent(ResponseNotUnderstood)
    key = request.headers.get("Idempotency-Key", "")
    if not 1 <= len(key) <= LONGEST_KEY:
        raise ResponseNotUnderstood("Idempotency-Key", "Send a key of 1 to 100 letters.")
    body.speak_for()
    hold_to_limit("codes" if body.held.get("code") else "forms")
    instrument = _instrument(body)
    sent = submit(
        Submission(
            instrument=instrument,
            version=_version(body),
            answers=_answers(body),
            form_key=f"api:{key}",
            token=_token(body),
            text=body.text("text", LONGEST_TEXT * 4) or "",
            voice=_voice(body),
            language=body.language,
            entry="web",
            outcome=_outcome(body, instrument),
        )
    )
    return _told(instrument, sent), 200 if sent.replayed else 201


def _told(instrument: Instrument, sent: Sent) -> dict[str, Any]:
    return {
        "instrument": instrument.key,
        "version": instrument.version,
        "channel": sent.channel,
        "receipt": sent.receipt,
        "replayed": sent.replayed,
    }


def _instrument(body: Body) -> Instrument:
    key = body.text("instrument", 60)
    if key is None:
        raise ResponseNotUnderstood("instrument", "Name the survey that was answered.")
    return get_instrument(key)


def _version(body: Body) -> int:
    given = body.held.get("version")
    if not isinstance(given, int) or isinstance(given, bool):
        raise ResponseNotUnderstood("version", "Say which version of the survey was answered.")
    return given


def _answers(body: Body) -> dict[str, Any]:
    given = body.held.get("answers", {})
    if not isinstance(given, dict):
        raise ResponseNotUnderstood("answers", "Give the answers as codes and values.")
    return given


def _voice(body: Body) -> Voice:
    asked = body.one_of("voice", VOICES, "parent")
    return next(voice for voice in VOICES if voice == asked)


def _outcome(body: Body, instrument: Instrument) -> str | None:
    outcome = body.text("outcome", LONGEST_CODE)
    if outcome is not None and outcome not in {one.key for one in instrument.outcomes}:
        raise AnswersNotUnderstood("outcome")
    return outcome


def _token(body: Body) -> str | None:
    code = body.text("code", LONGEST_CODE)
    if not code:
        return None
    if signed_in_officer() is not None:
        raise CodesAreForFamilies
    return token_for(code)
