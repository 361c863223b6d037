"""Asks the portal's JSON API for an answer and hands it on unchanged.

The words live in the portal's content, so an action only says what is wanted.
"""

import os
from typing import Any, Dict, Optional

import requests
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

SECONDS = 2.0
FINDING = ("wanted", "kind", "need", "age", "place", "day", "free")
_session = requests.Session()
_session.trust_env = False  # loopback only, never through a proxy


def say(
    dispatcher: CollectingDispatcher, tracker: Tracker, act: Optional[str] = None, **more: Any
) -> None:
    """Dispatch the portal's answer to the latest message; raises on failure.

    A failure reaches the portal as an empty answer, which it replaces itself.
    """
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
    dispatcher.utter_message(json_message=answered.json())
