"""The assistant as JSON: one message in, one answer out, and what Rasa's actions ask.

What is wrong with a request is said in a sentence and named in `parameter`;
what was typed is never repeated in an error.
"""

from typing import Any

from portal.api.body import Body, BodyNotUnderstood
from portal.assistant.answering import ANSWERS, answer
from portal.assistant.asking import Question
from portal.assistant.conversations import Conversation, conversations
from portal.assistant.crisis import in_danger
from portal.assistant.reply import Reply
from portal.assistant.turn import LONGEST, NO_THRESHOLDS, cleaned, take_turn
from portal.assistant.understanding import find_understanding
from portal.assistant.words import AUDIENCES, PARENT
from portal.authorities import current_authority
from portal.rate_limits import hold_to_limit
from portal.settings import current_settings
from search_index.meaning.deciding import Decision

LONGEST_ID = 64


class MessageNotUnderstood(BodyNotUnderstood):
    """One part of the request is missing or not of the form the contract says."""

    code = "message_not_understood"


def one_message() -> dict[str, Any]:
    """Answer `POST /api/v1/assistant/messages`; raises `MessageNotUnderstood`."""
    body = Body.sent(MessageNotUnderstood)
    text = body.text("text", LONGEST)
    if text is None or not cleaned(text):
        raise MessageNotUnderstood("text", "Give the message as text of 1 to 1,000 letters.")
    body.speak_for()
    conversation = _conversation(body.text("conversation_id", LONGEST_ID))
    conversation.audience = body.one_of("audience", AUDIENCES, conversation.audience)
    conversation.speak(body.language, current_authority().code)
    if not in_danger(cleaned(text)):
        hold_to_limit("messages")
    reply = take_turn(conversation, text)
    conversations().keep(conversation)
    return {"conversation_id": conversation.id, **reply.as_mapping()}


def one_answer() -> dict[str, Any]:
    """Answer `POST /api/v1/assistant/answers`: the words for what Rasa decided.

    Nothing is kept or changed, so sending it twice gives the same answer.
    """
    hold_to_limit("messages")
    body = Body.sent(MessageNotUnderstood)
    act = body.one_of("act", tuple(ANSWERS), "")
    if not act:
        raise MessageNotUnderstood("act", "Say what is wanted in “act”.")
    body.speak_for()
    try:
        decision = Decision.from_mapping(body.held.get("reading") or {})
    except (KeyError, TypeError, ValueError):
        raise MessageNotUnderstood("reading", "Give the reading of the message.") from None
    return _reply(body, act, decision).as_mapping()


def _reply(body: Body, act: str, decision: Decision) -> Reply:
    slots = body.held.get("slots") or {}
    if not isinstance(slots, dict):
        raise MessageNotUnderstood("slots", "Give the slots as names and values.")
    understanding = find_understanding()
    return answer(
        Question(
            act=act,
            decision=decision,
            text=cleaned(body.text("text", LONGEST) or ""),
            authority=current_authority(),
            content=current_settings().content_dir,
            audience=body.one_of("audience", AUDIENCES, PARENT),
            language=body.language,
            slots={str(name): str(value)[:200] for name, value in slots.items() if value},
            date=body.text("date", 10),
            thresholds=dict(understanding.thresholds) if understanding else NO_THRESHOLDS,
        )
    ).by("rasa")


def _conversation(id: str | None) -> Conversation:
    """Return the conversation; an id we did not give or no longer know starts a new one."""
    return (conversations().find(id) if id else None) or Conversation.new()
