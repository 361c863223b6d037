"""Asks the portal's JSON API for an answer and hands it on unchanged.

The words live in the portal's content, so an action only says what is wanted.
"""

import logging
import os
from typing import Any, Dict, Optional

import requests
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

SECONDS = 2.0
FINDING = ("wanted", "kind", "need", "age", "place", "day", "free")
NO_ANSWER = {"no_answer": True}  # not an answer, so the portal gives its own
log = logging.getLogger(__name__)
_session = requests.Session()
_session.trust_env = False  # loopback only, never through a proxy


def say(
    dispatcher: CollectingDispatcher, tracker: Tracker, act: Optional[str] = None, **more: Any
) -> None:
    """Dispatch the portal's answer to the latest message; never raises.

    What leaves an action is sent back with the whole conversation and written to
    Rasa's log. A failure reaches the portal as no answer, which it replaces itself.
    """
    try:
        words = _ask(tracker, act, more)
    except Exception as error:  # see above: the words of a family must not follow it
        log.warning("no answer from the portal: %s", type(error).__name__)
        words = NO_ANSWER
    dispatcher.utter_message(json_message=words)


def _ask(tracker: Tracker, act: Optional[str], more: Dict[str, Any]) -> Dict[str, Any]:
    message: Dict[str, Any] = dict(tracker.latest_message)
    metadata: Dict[str, Any] = dict(message.get("metadata") or {})
    asked = {
        "act": act or (message.get("intent") or {}).get("name"),
        "reading": message.get("reading") or {},
        "slots": {name: tracker.get_slot(name) for name in FINDING if tracker.get_slot(name)},
        "text": message.get("text") or "",
        "audience": metadata.get("audience", "parent"),
        "language": metadata.get("language", "en"),
        "authority": metadata.get("authority"),
        "in_form": (tracker.active_loop or {}).get("name"),
        **more,
    }
    answered = _session.post(os.environ["PORTAL_ANSWERS_URL"], json=asked, timeout=SECONDS)
    answered.raise_for_status()
    words: Dict[str, Any] = answered.json()
    return words
