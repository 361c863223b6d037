"""Keeps conversations in memory only, and forgets them after 30 idle minutes.

Rasa's in-memory store never forgets until it is stopped; what a child types
must not outlive the conversation.
"""

import asyncio
import time
from typing import Any, Dict, Optional

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.trackers import DialogueStateTracker

IDLE_SECONDS = 30 * 60
MOST = 2000  # conversations at once; beyond, the longest idle goes first


class ForgettingTrackerStore(InMemoryTrackerStore):
    """An in-memory store with an end to every conversation."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._used: Dict[str, float] = {}
        super().__init__(*given, **named)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep `tracker`, and forget every conversation that has been idle too long."""
        self._used.pop(tracker.sender_id, None)
        self._used[tracker.sender_id] = time.monotonic()
        self.forget()
        await super().save(tracker)
        # Also when nobody writes any more.
        asyncio.get_running_loop().call_later(IDLE_SECONDS + 1, self.forget)

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """Return the conversation unless it has been idle too long."""
        self.forget()
        return await super().retrieve(sender_id)

    def forget(self) -> None:
        """Drop idle conversations; the oldest use comes first in the table."""
        now = time.monotonic()
        for sender, used in list(self._used.items()):
            if now - used <= IDLE_SECONDS and len(self._used) <= MOST:
                return
            self._used.pop(sender, None)
            self.store.pop(sender, None)
