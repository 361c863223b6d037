"""Small stand-ins for tests of the assistant: readings, decisions, an understanding, Rasa."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from portal.assistant.conversations import Conversation
from portal.assistant.rasa import RasaAway
from portal.assistant.reply import Message, QuickReply, Reply
from search_index.meaning import Reading
from search_index.meaning.deciding import Decision
from search_index.meaning.slots import Slot, SlotFinder
from search_index.meaning.understanding import exact_key

MARKER = "Qwxzy7marker"  # a word that stands nowhere but where a test puts it
THRESHOLDS = {
    "sure": 0.3,
    "lost": 0.05,
    "in_scope": 0.5,
    "surely_in_scope": 0.5,
    "act": 0.5,
    "facet": 0.55,
    "yes_or_no": 0.75,
    "danger": 0.5,
    "doubt": 0.05,
    "second_look": 0.73,
    "clause": 0.5,
    "worry": 0.15,
}
TABLES = {
    "kind": {"clubs": "leisure", "srps": "srp"},
    "need": {"autism": "ASD"},
    "place": {"dover": "Dover"},
    "term": {"srps": "SRP"},
}


def make_reading(*topics: tuple[str, float], **given: Any) -> Reading:
    """Return a reading of `topics`, in scope and harmless unless `given` says otherwise."""
    held: dict[str, Any] = {
        "act": "topic", "act_chance": 0.9, "facet": None, "facet_closeness": 0.0,
        "in_scope": 0.9, "danger": 0.0, "language": "en",
    }  # fmt: skip
    return Reading(topics=topics, **(held | given))


def make_decision(
    *topics: tuple[str, float],
    intent: str = "topic",
    slots: Iterable[Slot] = (),
    exact: bool = False,
    **given: Any,
) -> Decision:
    """Return a decision as sure as its reading."""
    reading = make_reading(*topics, **given)
    return Decision(intent, reading.confidence or 0.9, reading, tuple(slots), exact)


class FakeUnderstanding:
    """Reads every message as `reading`, or as the reading kept under one of its words."""

    def __init__(
        self,
        reading: Reading,
        by_word: Mapping[str, Reading] | None = None,
        exact: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        self.thresholds = THRESHOLDS
        self.read_texts: list[str] = []
        self.second_chance = self.clause_chance = 0.0
        self.looked_at: list[str] = []
        self.nearness: dict[str, float] = {}
        self._reading, self._by_word = reading, by_word or {}
        self._exact = {exact_key(words): meant for words, meant in (exact or {}).items()}
        self._slots = SlotFinder(TABLES)

    def read(self, text: str, language: str = "en") -> Reading:
        self.read_texts.append(text)
        words = text.lower().split()
        return next((one for word, one in self._by_word.items() if word in words), self._reading)

    def second_look(self, text: str) -> float:
        self.looked_at.append(text)
        return self.second_chance

    def danger_in_clauses(self, _text: str) -> float:
        return self.clause_chance

    def within(self, _text: str, topic: str) -> tuple[float, str | None, float]:
        return self.nearness.get(topic, 0.0), None, 0.0

    def slots(self, text: str) -> list[Slot]:
        return self._slots.find(text)

    def certain(self, _text: str) -> None:
        return None

    def exact(self, text: str) -> Mapping[str, str] | None:
        return self._exact.get(exact_key(text))


class Held:
    """Holds an understanding, or none, as an app holds its own."""

    def __init__(self, held: FakeUnderstanding | None) -> None:
        self._held = held

    def get(self) -> FakeUnderstanding | None:
        return self._held


class SpyRasa:
    """Remembers what it was asked; answers with `replies`, or is away without any."""

    def __init__(self, *replies: Reply) -> None:
        self.replies: Sequence[Reply] = replies
        self.asked: list[tuple[str, str, Mapping[str, Any]]] = []

    def ask(self, sender: str, text: str, metadata: Mapping[str, Any]) -> list[Reply]:
        self.asked.append((sender, text, metadata))
        if not self.replies:
            raise RasaAway("off")
        return list(self.replies)


def make_reply(text: str = "Ask the school.", **given: Any) -> Reply:
    """Return a reply of one bubble."""
    button = QuickReply("Who decides?", "Who decides?")
    message = Message(text=text, topic="srp", quick_replies=(button,))
    held: dict[str, Any] = {"intent": "topic", "topic": "srp", "confidence": 0.8}
    return Reply((message,), **(held | given))


def make_talk(said: str = MARKER) -> Conversation:
    """Return a conversation of one turn that holds the marker wherever words may be."""
    conversation = Conversation.new(authority="kent", audience="young_person")
    conversation.slots = {"wanted": MARKER}
    conversation.add(said, make_reply(f"You said {MARKER}."))
    return conversation


class Clock:
    """A clock that stands still until told."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now
