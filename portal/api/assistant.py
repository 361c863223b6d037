"""The assistant as JSON: one message in, one answer out, and what Rasa's actions ask.

What is wrong with a request is said in a sentence and named in `parameter`;
what was typed is never repeated in an error.
"""

from typing import Any

from flask import g, request

from portal.assistant.answering import ANSWERS, answer
from portal.assistant.asking import Question
from portal.assistant.conversations import Conversation, conversations
from portal.assistant.reply import Reply
from portal.assistant.turn import LONGEST, NO_THRESHOLDS, cleaned, take_turn
from portal.assistant.understanding import find_understanding
from portal.assistant.words import AUDIENCES, PARENT
from portal.authorities import current_authority, list_authorities
from portal.errors import BadRequest
from portal.language import DEFAULT, all_languages
from portal.settings import current_settings
from search_index.meaning.deciding import Decision

LONGEST_ID = 64


class MessageNotUnderstood(BadRequest):
    """One part of the request is missing or not of the form the contract says."""

    code = "message_not_understood"

    def __init__(self, parameter: str, sentence: str) -> None:
        super().__init__()
        self.what_happened = sentence
        self.what_next = ""
        self.extra = {"parameter": parameter}


def one_message() -> dict[str, Any]:
    """Answer `POST /api/v1/assistant/messages`; raises `MessageNotUnderstood`."""
    body = _body()
    text = _text(body, "text", LONGEST)
    if text is None or not cleaned(text):
        raise MessageNotUnderstood("text", "Give the message as text of 1 to 1,000 letters.")
    _speak_for(body)
    conversation = _conversation(_text(body, "conversation_id", LONGEST_ID))
    conversation.audience = _one_of(body, "audience", AUDIENCES, conversation.audience)
    conversation.speak(str(g.get("language_code", DEFAULT)), current_authority().code)
    reply = take_turn(conversation, text)
    conversations().keep(conversation)
    return {"conversation_id": conversation.id, **reply.as_mapping()}


def one_answer() -> dict[str, Any]:
    """Answer `POST /api/v1/assistant/answers`: the words for what Rasa decided.

    Nothing is kept or changed, so sending it twice gives the same answer.
    """
    body = _body()
    act = _one_of(body, "act", tuple(ANSWERS), "")
    if not act:
        raise MessageNotUnderstood("act", "Say what is wanted in “act”.")
    _speak_for(body)
    try:
        decision = Decision.from_mapping(body.get("reading") or {})
    except (KeyError, TypeError, ValueError):
        raise MessageNotUnderstood("reading", "Give the reading of the message.") from None
    return _reply(body, act, decision).as_mapping()


def _reply(body: dict[str, Any], act: str, decision: Decision) -> Reply:
    slots = body.get("slots") or {}
    if not isinstance(slots, dict):
        raise MessageNotUnderstood("slots", "Give the slots as names and values.")
    understanding = find_understanding()
    return answer(
        Question(
            act=act,
            decision=decision,
            text=cleaned(_text(body, "text", LONGEST) or ""),
            authority=current_authority(),
            content=current_settings().content_dir,
            audience=_one_of(body, "audience", AUDIENCES, PARENT),
            language=str(g.get("language_code", DEFAULT)),
            slots={str(name): str(value)[:200] for name, value in slots.items() if value},
            date=_text(body, "date", 10),
            thresholds=dict(understanding.thresholds) if understanding else NO_THRESHOLDS,
        )
    ).by("rasa")


def _body() -> dict[str, Any]:
    try:
        body = request.get_json(silent=True)
    except RecursionError:  # brackets within brackets without end
        body = None
    if not isinstance(body, dict):
        raise MessageNotUnderstood("body", "Send a JSON object.")
    return body


def _speak_for(body: dict[str, Any]) -> None:
    """Answer in the language and for the council the request names."""
    codes = tuple(one.code for one in list_authorities())
    g.authority_code = _one_of(body, "authority", codes, codes[0])
    g.language_code = _one_of(body, "language", tuple(all_languages()), DEFAULT)


def _one_of(body: dict[str, Any], name: str, allowed: tuple[str, ...], default: str) -> str:
    given = body.get(name)
    if given is None:
        return default
    if given not in allowed:
        raise MessageNotUnderstood(name, f"“{name}” has to be one of: {', '.join(allowed)}.")
    return str(given)


def _text(body: dict[str, Any], name: str, longest: int) -> str | None:
    given = body.get(name)
    if given is None:
        return None
    if not isinstance(given, str) or len(given) > longest:
        raise MessageNotUnderstood(name, f"“{name}” has to be text of at most {longest} letters.")
    return given


def _conversation(id: str | None) -> Conversation:
    """Return the conversation; an id we did not give or no longer know starts a new one."""
    return (conversations().find(id) if id else None) or Conversation.new()
