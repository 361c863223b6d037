"""Talks to Rasa, and stops talking to it when it does not answer well.

Three walls keep a sick Rasa from hurting the portal: few calls at once
(bulkhead), a short total time whatever trickles in, and after repeated
failures none at all for a while (circuit breaker). Any failure is answered by
the portal itself.
"""

import http.client
import json
import logging
import socket
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from flask import Flask, current_app

from portal.assistant.files import secret_file
from portal.assistant.reply import Reply
from portal.settings import Settings

log = logging.getLogger("portal.assistant")

MOST_BYTES = 256 * 1024  # a whole answer has some 10 kB
AT_ONCE = 2  # calls a web worker of four threads may have waiting; the rest serves pages
FAILURES, REST_SECONDS = 3, 15.0
WAIT_SECONDS = 0.15  # two answers' time: a short queue is better than a turn Rasa never hears of
LOOK_SECONDS = 1.0  # for those who watch us


class RasaAway(Exception):
    """Rasa did not give a usable answer; the reason is a word, never a message's text."""


class Breaker:
    """Opens after several failures in a row; lets one call try again after a rest."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._rests_until = 0.0

    def allows(self) -> bool:
        """Say whether a call may be made now; while resting, one call a rest period may try."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            now = self._clock()
            if now < self._rests_until:
                return False
            self._rests_until = now + REST_SECONDS
            return True

    def succeeded(self) -> None:
        """Close: all is well."""
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        """Count a failure; at the last one allowed, rest."""
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES:
                self._rests_until = self._clock() + REST_SECONDS


@dataclass
class RasaClient:
    """One Rasa on loopback. `seconds` is the longest a whole answer may take."""

    address: str
    secret: Callable[[], str]
    seconds: float

    def __post_init__(self) -> None:
        self.breaker = Breaker()
        self._calls = threading.BoundedSemaphore(AT_ONCE)

    def ask(self, sender: str, text: str, metadata: Mapping[str, Any]) -> list[Reply]:
        """Return Rasa's replies to one message, at least one; raises `RasaAway`."""
        if not self.address:
            raise RasaAway("off")
        if not self.breaker.allows():
            raise RasaAway("resting")
        if not self._calls.acquire(timeout=WAIT_SECONDS):
            raise RasaAway("busy")
        try:
            replies = self._asked({"sender": sender, "text": text, "metadata": dict(metadata)})
        except RasaAway as error:
            self.breaker.failed()
            log.warning("rasa away: %s", error)
            raise
        finally:
            self._calls.release()
        self.breaker.succeeded()
        return replies

    def state(self) -> str:
        """Say who answers in the chat: "ok" when Rasa is there, else why it is not."""
        if not self.address:
            return "answers from search alone (no Rasa)"
        where = urlsplit(self.address)
        link = http.client.HTTPConnection(where.hostname or "", where.port, timeout=LOOK_SECONDS)
        try:
            link.request("GET", f"{where.path}/webhooks/portal/")
            status = link.getresponse().status
        except (OSError, http.client.HTTPException) as error:
            return f"answers from search alone ({type(error).__name__})"
        finally:
            link.close()
        return "ok" if status == http.HTTPStatus.OK else "answers from search alone (refused)"

    def _asked(self, body: Mapping[str, Any]) -> list[Reply]:
        try:
            raw = self._sent(json.dumps(body).encode())
        except (OSError, http.client.HTTPException) as error:
            raise RasaAway(type(error).__name__) from None
        return read_replies(raw)

    def _sent(self, body: bytes) -> bytes:
        """Post `body` and return the answer; when the time is over the line is cut."""
        where = urlsplit(self.address)
        link = http.client.HTTPConnection(where.hostname or "", where.port, timeout=self.seconds)
        link.connect()
        ends = threading.Timer(self.seconds, _hang_up, (link.sock,))
        ends.start()
        try:
            link.request("POST", f"{where.path}/webhooks/portal/webhook", body, {
                "Content-Type": "application/json", "X-Portal-Secret": self.secret(),
            })  # fmt: skip
            return _whole(link.getresponse())
        finally:
            ends.cancel()
            link.close()


def _hang_up(line: socket.socket) -> None:
    """End a call from outside: a timeout of each read would let an answer trickle for ever."""
    with suppress(OSError):  # the answer was whole a moment ago
        line.shutdown(socket.SHUT_RDWR)


def _whole(answer: http.client.HTTPResponse) -> bytes:
    """Read a whole answer of reasonable size; raises `RasaAway`."""
    if answer.status != http.HTTPStatus.OK:
        raise RasaAway(f"status {answer.status}")
    body = answer.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise RasaAway("too long")
    if answer.length:
        raise RasaAway("half an answer")
    return body


def read_replies(raw: bytes) -> list[Reply]:
    """Return the replies in Rasa's answer; nothing at all counts as failure; raises `RasaAway`."""
    try:
        held = json.loads(raw, parse_constant=_no_number)
        return _some([Reply.from_mapping(one["custom"]) for one in held])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise RasaAway("not an answer of ours") from None


def _no_number(constant: str) -> None:
    """Refuse NaN and Infinity, which no browser reads back."""
    raise ValueError(constant)


def _some(replies: list[Reply]) -> list[Reply]:
    if not replies:
        raise RasaAway("empty")
    return replies


def register_rasa(app: Flask, settings: Settings) -> None:
    """Make the client; without an address the portal answers everything itself."""

    def secret() -> str:
        path = secret_file(settings)
        return path.read_text(encoding="ascii").strip() if path.exists() else ""

    client = RasaClient(settings.rasa_url, secret, settings.rasa_seconds)
    app.extensions["portal_rasa"] = client
    app.extensions["portal_assistant_state"] = client.state  # `/readyz` asks


def rasa() -> RasaClient:
    """Return the client of this app."""
    return cast(RasaClient, current_app.extensions["portal_rasa"])
