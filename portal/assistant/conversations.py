"""Keeps a conversation while it lasts, so that nobody but the person holding it can read it.

Each is locked with a key made from its own id, which only the visitor holds;
the file lies in memory where the machine allows it, and what has been idle for
30 minutes is wiped. Nothing here is ever backed up or logged.
"""

import base64
import hashlib
import json
import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, cast

from cryptography.fernet import Fernet, InvalidToken
from flask import Flask, current_app

from portal.assistant.reply import Reply
from portal.assistant.survey.held import OpenSurvey
from portal.settings import Settings

IDLE_SECONDS = 30 * 60
MOST_TURNS = 40  # the oldest turns of a long talk are let go
MEMORY = Path("/dev/shm")  # noqa: S108  # a file system in memory, where Linux has one

TABLE = """
CREATE TABLE IF NOT EXISTS conversation (
  key BLOB PRIMARY KEY, body BLOB NOT NULL, used_at REAL NOT NULL) WITHOUT ROWID
"""


@dataclass
class Turn:
    """What somebody said (private details covered; empty after a crisis) and the reply.

    `survey` is empty but for turns of a survey, which go when it ends: "open" in
    the middle of one, "sent" for the thanks with the receipt.
    """

    said: str
    reply: Reply
    survey: str = ""


@dataclass
class Conversation:
    """One talk. `sender` is its name towards Rasa, new after a crisis or a clearing."""

    id: str
    audience: str = "parent"
    language: str = "en"
    authority: str = ""
    sender: str = field(default_factory=lambda: secrets.token_hex(12))
    about: str | None = None
    slots: dict[str, str] = field(default_factory=dict)
    waits_for: str | None = None
    survey: OpenSurvey | None = None
    turns: list[Turn] = field(default_factory=list)

    @classmethod
    def new(cls, **named: Any) -> "Conversation":
        """Return a new conversation with an id nobody can guess."""
        return cls(secrets.token_urlsafe(24), **named)

    def forget(self) -> None:
        """Empty it: everything said, everything known, and its name towards Rasa."""
        self.sender = secrets.token_hex(12)
        self.slots, self.waits_for, self.turns, self.about = {}, None, [], None
        self.survey = None

    def drop_survey(self) -> bool:
        """Forget the survey and everything said in it; say whether there was any."""
        before = len(self.turns), self.survey
        self.survey, self.turns = None, [turn for turn in self.turns if not turn.survey]
        return before != (len(self.turns), None)

    def speak(self, language: str, authority: str) -> bool:
        """Go on in `language`, for `authority`; say whether that ended a survey in another."""
        changed = (language, authority) != (self.language, self.authority)
        self.language, self.authority = language, authority
        return changed and self.drop_survey()

    def add(self, said: str, reply: Reply, survey: str = "") -> None:
        """Add a turn and let the oldest go."""
        self.turns = [*self.turns, Turn(said, reply, survey)][-MOST_TURNS:]

    def as_json(self) -> bytes:
        """Return everything but the id."""
        kept = {name: value for name, value in vars(self).items() if name not in {"id", "turns"}}
        kept["turns"] = [[turn.said, turn.reply.as_mapping(), turn.survey] for turn in self.turns]
        kept["survey"] = asdict(self.survey) if self.survey else None
        return json.dumps(kept, ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, id: str, raw: bytes) -> "Conversation":
        """Return the conversation that `as_json` wrote."""
        held = json.loads(raw)
        turns = [Turn(said, Reply.from_mapping(reply), at) for said, reply, at in held.pop("turns")]
        survey = held.pop("survey")
        return cls(id, **held, survey=OpenSurvey(**survey) if survey else None, turns=turns)


class Conversations:
    """All conversations of this machine, shared by its web workers."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._clock = clock

    def find(self, id: str) -> Conversation | None:
        """Return the conversation, or None when it is unknown, idle too long or unreadable."""
        with self._open() as link:
            since = self._clock() - IDLE_SECONDS
            row = link.execute(
                "SELECT body FROM conversation WHERE key = ? AND used_at > ?", (_key(id), since)
            ).fetchone()
        if row is None:
            return None
        try:
            return Conversation.from_json(id, _lock(id).decrypt(row[0]))
        except (InvalidToken, ValueError, KeyError, TypeError):
            return None

    def keep(self, conversation: Conversation) -> None:
        """Keep it for another 30 minutes, and wipe every idle one."""
        body = _lock(conversation.id).encrypt(conversation.as_json())
        now = self._clock()
        with self._open() as link:
            link.execute("DELETE FROM conversation WHERE used_at <= ?", (now - IDLE_SECONDS,))
            link.execute(
                "INSERT OR REPLACE INTO conversation VALUES (?, ?, ?)",
                (_key(conversation.id), body, now),
            )

    def wipe(self, id: str) -> None:
        """Forget one conversation at once."""
        with self._open() as link:
            link.execute("DELETE FROM conversation WHERE key = ?", (_key(id),))

    def wipe_idle(self) -> None:
        """Wipe what has been idle too long, for when nobody writes (the worker calls this)."""
        with self._open() as link:
            since = self._clock() - IDLE_SECONDS
            link.execute("DELETE FROM conversation WHERE used_at <= ?", (since,))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=2)) as link, link:
            link.execute("PRAGMA secure_delete=ON")
            link.execute("PRAGMA journal_mode=MEMORY")
            link.execute("PRAGMA synchronous=OFF")  # it need not outlive the machine
            link.execute(TABLE)
            yield link


def _key(id: str) -> bytes:
    return hashlib.sha256(b"row:" + id.encode()).digest()


def _lock(id: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"lock:" + id.encode()).digest()))


def conversations_path(settings: Settings) -> Path:
    """Return where conversations are kept: in memory if this machine has such a place."""
    name = hashlib.sha256(str(settings.data_dir.resolve()).encode()).hexdigest()[:12]
    base = MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else settings.data_dir / "run"
    return base / f"local-offer-{os.getuid()}-{name}" / "conversations.db"


def register_conversations(app: Flask, settings: Settings) -> None:
    """Prepare the store."""
    app.extensions["portal_conversations"] = Conversations(conversations_path(settings))


def conversations() -> Conversations:
    """Return the store of this app."""
    return cast(Conversations, current_app.extensions["portal_conversations"])
