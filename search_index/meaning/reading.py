"""What a message was understood to say, with how sure each part is."""

from __future__ import annotations

from dataclasses import dataclass

TOPIC = "topic"  # the act of asking about a guidance topic


@dataclass(frozen=True)
class Reading:
    """One message, read. All chances lie between 0 and 1.

    `topics` are the likeliest guidance slugs, best first; `facet` is the
    sub-question of the first one that lies nearest, `facet_closeness` how near
    (cosine). `in_scope` is the chance that this service has anything to say,
    `danger` that somebody may be at risk.
    """

    act: str
    act_chance: float
    topics: tuple[tuple[str, float], ...]
    facet: str | None
    facet_closeness: float
    in_scope: float
    danger: float
    language: str = "en"

    @property
    def topic(self) -> str | None:
        """The likeliest topic, or None when nothing was read."""
        return self.topics[0][0] if self.topics else None

    @property
    def confidence(self) -> float:
        """The chance of the likeliest topic; 0 when nothing was read."""
        return self.topics[0][1] if self.topics else 0.0
