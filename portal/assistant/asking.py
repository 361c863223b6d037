"""What is being answered: a decision, who asks, and what is known so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portal.assistant.words import say
from portal.authorities import Authority
from search_index.meaning.deciding import Decision


@dataclass(frozen=True)
class Question:
    """One message to answer. `slots` are those of the whole conversation, by name."""

    act: str
    decision: Decision
    text: str
    authority: Authority
    content: Path
    audience: str = "parent"
    language: str = "en"
    slots: Mapping[str, str] = field(default_factory=dict)
    date: str | None = None
    thresholds: Mapping[str, float] = field(default_factory=dict)

    def say(self, name: str, **more: str) -> str:
        """Return one of the assistant's own sentences for this asker."""
        return say(self.content, name, self.audience, self.authority, **more)

    def threshold(self, name: str) -> float:
        """Return from when something counts as sure."""
        return float(self.thresholds[name])


Values = Mapping[str, Any]
