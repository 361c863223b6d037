"""The one door into Rasa: the portal, with a shared secret.

Rasa's own REST channel answers anybody and takes `/intent{...}` as a command;
this one does neither.
"""

import asyncio
import hmac
import os
import re
from typing import Any, Awaitable, Callable, Dict, Optional

import answers_checked
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

LONGEST = 1000  # characters; the portal cuts earlier
HEADER = "X-Portal-Secret"


class PortalInput(InputChannel):
    """Takes a message from the portal and gives back what the actions said."""

    @classmethod
    def name(cls) -> str:
        """Return the name in the address: `/webhooks/portal/webhook`."""
        return "portal"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> InputChannel:
        """Read the secret from the environment; raises KeyError when there is none."""
        answers_checked.install()  # every start of Rasa comes through here
        return cls(os.environ["PORTAL_RASA_SECRET"])

    def __init__(self, secret: str) -> None:
        if len(secret) < 16:
            raise ValueError("PORTAL_RASA_SECRET needs at least 16 characters")
        self._secret = secret.encode()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the two addresses: one to ask whether Rasa is there, one to talk."""
        door = Blueprint("portal_channel", __name__)

        @door.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @door.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            given = request.headers.get(HEADER, "").encode()
            if not hmac.compare_digest(given, self._secret):
                return response.json({"error": "secret"}, status=403)
            asked = _read(request)
            text, sender = asked.get("text"), asked.get("sender")
            metadata = asked.get("metadata") or {}
            if not _is_text(text, LONGEST) or not _is_text(sender, 64):
                return response.json({"error": "message"}, status=400)
            if not isinstance(metadata, dict):
                return response.json({"error": "metadata"}, status=400)
            collector = CollectingOutputChannel()
            message = UserMessage(
                _plain(text), collector, sender, input_channel=self.name(), metadata=metadata
            )  # fmt: skip
            try:
                await on_new_message(message)
            except asyncio.CancelledError:
                return response.json({"error": "cancelled"}, status=503)
            return response.json(collector.messages)

        return door


def _read(request: Request) -> Dict[str, Any]:
    """Return the JSON object that was sent; an empty one when it is none."""
    try:
        body = request.json
    except SanicException:
        return {}
    return body if isinstance(body, dict) else {}


def _plain(text: str) -> str:
    """Return `text` without what makes it a command of Rasa, which drops blanks of any sort."""
    return re.sub(r"^[\s/]+", "", text)


def _is_text(value: Any, longest: int) -> bool:
    return isinstance(value, str) and _plain(value) != "" and len(value) <= longest
