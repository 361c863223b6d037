"""A store of conversations with a clock that stands still, and a chat with chosen parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from portal.assistant.conversations import Conversation, Conversations
from portal.assistant.crisis import CrisisRules
from portal.assistant.material import Danger, DangerRule
from portal.assistant.reply import Reply
from portal.assistant.turn import take_turn
from search_index.meaning import Reading
from tests.assistant_parts import Clock, FakeUnderstanding, Held, SpyRasa


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "run" / "conversations.db"


@pytest.fixture
def store(path: Path, clock: Clock) -> Conversations:
    return Conversations(path, clock)


@dataclass
class Room:
    """A conversation in a portal whose Rasa and understanding are ours to choose."""

    app: Flask
    conversation: Conversation

    def rasa(self, *replies: Reply) -> SpyRasa:
        spy = SpyRasa(*replies)
        self.app.extensions["portal_rasa"] = spy
        return spy

    def understands(self, reading: Reading, **more: Any) -> FakeUnderstanding:
        fake = FakeUnderstanding(reading, **more)
        self.app.extensions["portal_understanding"] = Held(fake)
        return fake

    def say(self, text: str) -> Reply:
        return take_turn(self.conversation, text)


RULE = DangerRule(id="test", kind="suicide", pattern=r"\bwant to die\b")


@pytest.fixture
def room(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """One rule of danger, no understanding and no Rasa until the test brings them."""
    rules = CrisisRules.of(Danger(rules={"en": (RULE,)}, examples=(), not_danger=()))
    monkeypatch.setitem(app.extensions, "portal_crisis_rules", rules)
    monkeypatch.setitem(app.extensions, "portal_understanding", Held(None))
    monkeypatch.setitem(app.extensions, "portal_rasa", SpyRasa())
    with app.test_request_context("/assistant"):
        yield Room(app, Conversation.new(authority="kent"))
