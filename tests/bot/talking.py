"""A family's side of the chat: says something, reads what comes back."""

from dataclasses import dataclass
from typing import Any

from tests.bot.running import send_json

MESSAGES = "/api/v1/assistant/messages"


@dataclass(frozen=True)
class Said:
    """What the assistant said to one message."""

    reply: dict[str, Any]
    seconds: float

    @property
    def by(self) -> str:
        return str(self.reply["answered_by"])

    @property
    def topic(self) -> str | None:
        topic: str | None = self.reply["topic"]
        return topic

    @property
    def bubbles(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.reply["messages"]
        return found

    @property
    def words(self) -> str:
        return "\n".join(one["text"] for one in self.bubbles)

    @property
    def last(self) -> str:
        """The words of the last bubble: what is asked now."""
        return str(self.bubbles[-1]["text"])

    def all(self, part: str) -> list[dict[str, Any]]:
        """Return the `services`, `links`, `calls`, `sources` or buttons of every bubble."""
        return [one for bubble in self.bubbles for one in bubble[part]]

    @property
    def buttons(self) -> dict[str, str]:
        """The words each button sends, by the words on it."""
        return {one["title"]: one["text"] for one in self.all("quick_replies")}

    @property
    def cards(self) -> list[str]:
        return [one["name"] for one in self.all("services")]

    @property
    def found(self) -> str:
        """The address of the results page that was offered, or nothing."""
        return next((one["url"] for one in self.all("links") if "/services?" in one["url"]), "")


class Talk:
    """One conversation with the portal at `address`."""

    def __init__(self, address: str, by: str | None = "rasa", **always: Any) -> None:
        self.address = address
        self.id: str | None = None
        self._by = by
        self._always = always

    def say(self, text: str, **more: Any) -> Said:
        """Send `text`; it must be answered, and by whom it should be."""
        asked = self._always | more | {"text": text}
        if self.id:
            asked["conversation_id"] = self.id
        answer = send_json(self.address, MESSAGES, asked)
        assert answer.status == 200, answer.body[:300]
        said = Said(answer.json, answer.seconds)
        self.id = said.reply["conversation_id"]
        assert said.words.strip()
        if self._by and not said.reply["crisis"]:
            assert said.by == self._by, said.words
        return said
