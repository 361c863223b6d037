"""Answers to a survey as JSON: what a kiosk, an app or the chat's actions send.

The same service keeps them as keeps the web's, so a code works once whichever
way it comes, and a request that is repeated counts once.
"""

from typing import Any

from flask import g, request

from portal.authorities import list_authorities
from portal.errors import BadRequest, PortalError
from portal.feedback.instruments import VOICES, Instrument, Voice, get_instrument
from portal.feedback.invitations.redeeming import token_for
from portal.feedback.responses.checking import (
    LONGEST_KEY,
    LONGEST_TEXT,
    AnswersNotUnderstood,
)
from portal.feedback.responses.submitting import Sent, Submission, submit
from portal.language import DEFAULT, all_languages
from portal.officers import signed_in_officer

LONGEST_CODE = 60


class ResponseNotUnderstood(BadRequest):
    """One part of the request is missing or not of the form the contract says."""

    code = "response_not_understood"

    def __init__(self, parameter: str, sentence: str) -> None:
        super().__init__()
        self.what_happened = sentence
        self.what_next = ""
        self.extra = {"parameter": parameter}


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
    body = _body()
    key = request.headers.get("Idempotency-Key", "")
    if not 1 <= len(key) <= LONGEST_KEY:
        raise ResponseNotUnderstood("Idempotency-Key", "Send a key of 1 to 100 letters.")
    _speak_for(body)
    instrument = _instrument(body)
    sent = submit(
        Submission(
            instrument=instrument,
            version=_version(body),
            answers=_answers(body),
            form_key=f"api:{key}",
            token=_token(body),
            text=_text(body, "text", LONGEST_TEXT * 4) or "",
            voice=_voice(body),
            language=str(g.get("language_code", DEFAULT)),
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


def _body() -> dict[str, Any]:
    try:
        body = request.get_json(silent=True)
    except RecursionError:  # brackets within brackets without end
        body = None
    if not isinstance(body, dict):
        raise ResponseNotUnderstood("body", "Send a JSON object.")
    return body


def _speak_for(body: dict[str, Any]) -> None:
    codes = tuple(one.code for one in list_authorities())
    g.authority_code = _one_of(body, "authority", codes, codes[0])
    g.language_code = _one_of(body, "language", tuple(all_languages()), DEFAULT)


def _one_of(body: dict[str, Any], name: str, allowed: tuple[str, ...], default: str) -> str:
    given = body.get(name)
    if given is None:
        return default
    if given not in allowed:
        raise ResponseNotUnderstood(name, f"“{name}” has to be one of: {', '.join(allowed)}.")
    return str(given)


def _text(body: dict[str, Any], name: str, longest: int) -> str | None:
    given = body.get(name)
    if given is None:
        return None
    if not isinstance(given, str) or len(given) > longest:
        raise ResponseNotUnderstood(name, f"“{name}” has to be text of at most {longest} letters.")
    return given


def _instrument(body: dict[str, Any]) -> Instrument:
    key = _text(body, "instrument", 60)
    if key is None:
        raise ResponseNotUnderstood("instrument", "Name the survey that was answered.")
    return get_instrument(key)


def _version(body: dict[str, Any]) -> int:
    given = body.get("version")
    if not isinstance(given, int) or isinstance(given, bool):
        raise ResponseNotUnderstood("version", "Say which version of the survey was answered.")
    return given


def _answers(body: dict[str, Any]) -> dict[str, Any]:
    given = body.get("answers", {})
    if not isinstance(given, dict):
        raise ResponseNotUnderstood("answers", "Give the answers as codes and values.")
    return given


def _voice(body: dict[str, Any]) -> Voice:
    asked = _one_of(body, "voice", VOICES, "parent")
    return next(voice for voice in VOICES if voice == asked)


def _outcome(body: dict[str, Any], instrument: Instrument) -> str | None:
    outcome = _text(body, "outcome", LONGEST_CODE)
    if outcome is not None and outcome not in {one.key for one in instrument.outcomes}:
        raise AnswersNotUnderstood("outcome")
    return outcome


def _token(body: dict[str, Any]) -> str | None:
    code = _text(body, "code", LONGEST_CODE)
    if not code:
        return None
    if signed_in_officer() is not None:
        raise CodesAreForFamilies
    return token_for(code)
