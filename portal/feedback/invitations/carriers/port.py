"""The port every carrier answers to, and the message it is given."""

from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self


@dataclass(frozen=True)
class Mail:
    """One message."""

    to: str
    subject: str
    text: str


class Sender(Protocol):
    """Whoever can send messages, for as long as its `with` block lasts."""

    def send(self, mail: Mail) -> None:
        """Send one message; raises `OSError` when it could not be sent."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the connection."""
