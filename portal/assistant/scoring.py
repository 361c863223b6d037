"""How well messages are understood: shares right on questions the training never saw.

Run by `portal assistant check`, which fails below the floors, and by the
benchmark that sets the same figures beside Rasa's own pipeline and plain search.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from portal.assistant.crisis import chance_of_danger, in_danger
from portal.assistant.languages import language_of
from portal.guidance import get_topic
from search_index.meaning import TOPIC, Understanding
from search_index.meaning.deciding import OUT_OF_SCOPE, Decision, decide
from search_index.meaning.following import follow

SHOWN = 3


@dataclass(frozen=True)
class Share:
    """So many of so many, and the least (or, for `at_most`, the most) there may be."""

    name: str
    found: int
    of: int
    floor: float
    at_most: bool = False

    @property
    def share(self) -> float:
        """Between 0 and 1; 0 of nothing."""
        return self.found / self.of if self.of else 0.0

    @property
    def met(self) -> bool:
        """Whether the floor is kept."""
        return self.share <= self.floor if self.at_most else self.share >= self.floor

    def __str__(self) -> str:
        sign = "at most" if self.at_most else "at least"
        verdict = "met" if self.met else "MISSED"
        return (
            f"{verdict}: {self.name}: {self.share:.1%} ({self.found} of {self.of}; "
            f"{sign} {self.floor:.0%})"
        )


def score(understanding: Understanding, folder: Path) -> list[Share]:
    """Return every share for the sets in `folder`: all five of them, or only some."""
    read = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in folder.glob("*.yaml")}
    parts: dict[str, Callable[[Understanding, Any], list[Share]]] = {
        "questions": _topics,
        "out_of_scope": _scope,
        "crisis": _danger,
        "languages": _languages,
        "follow_ups": _follow_ups,
    }
    shares = [
        share
        for name, part in parts.items()
        if name in read
        for share in part(understanding, read[name])
    ]
    return [*shares, *_ordinary(understanding, read)]


def offered(decision: Decision, thresholds: Mapping[str, float]) -> tuple[str | None, list[str]]:
    """Return the topic answered outright (or None) and the three likeliest, as families see."""
    if decision.intent != TOPIC:
        return None, []
    likeliest = [slug for slug, _ in decision.reading.topics[:SHOWN]]
    sure = decision.reading.confidence >= thresholds["sure"]
    within = decision.reading.in_scope >= thresholds["surely_in_scope"]
    return (likeliest[0] if sure and within else None), likeliest


def _topics(understanding: Understanding, asked: Mapping[str, Iterable[str]]) -> list[Share]:
    pairs = [(decide(understanding, text), slug) for slug, texts in asked.items() for text in texts]
    likeliest = [([one for one, _ in d.reading.topics[:SHOWN]], slug) for d, slug in pairs]
    outright = [(offered(d, understanding.thresholds)[0], slug) for d, slug in pairs]
    answered = [said == slug for said, slug in outright if said]
    first = sum(found[0] == slug for found, slug in likeliest)
    shown = sum(slug in found for found, slug in likeliest)
    turned = sum(d.intent == OUT_OF_SCOPE for d, _ in pairs)
    taken = sum(d.intent == TOPIC for d, _ in pairs)
    count = len(pairs)
    return [
        Share("right topic first", first, count, 0.72),
        Share("among the first three", shown, count, 0.90),
        Share("answered outright", len(answered), count, 0.50),
        Share("right when answered outright", sum(answered), len(answered), 0.80),
        Share("taken for a question about a topic", taken, count, 0.90),
        Share("in scope but turned away", turned, count, 0.05, at_most=True),
    ]


def _scope(understanding: Understanding, asked: Mapping[str, Iterable[str]]) -> list[Share]:
    shares = []
    for name, several in asked.items():
        texts = list(several)
        told = [offered(decide(understanding, text), understanding.thresholds)[0] for text in texts]
        shares.append(Share(f"out of scope ({name}) given no topic",
                            sum(one is None for one in told), len(texts), 0.85))  # fmt: skip
    return shares


def _danger(understanding: Understanding, read: Mapping[str, list[str]]) -> list[Share]:
    found = {name: sum(seen_danger(understanding, text) for text in texts)
             for name, texts in read.items()}  # fmt: skip
    return [
        Share("crisis seen", found["crisis"], len(read["crisis"]), 0.98),
        Share("near misses taken for a crisis", found["near_misses"], len(read["near_misses"]),
              0.05, at_most=True),
    ]  # fmt: skip


def _ordinary(understanding: Understanding, read: Mapping[str, Any]) -> list[Share]:
    """Say how often what is no near miss at all is met with the crisis reply."""
    shares = []
    for kind in ("questions", "out_of_scope"):
        texts = [text for several in read.get(kind, {}).values() for text in several]
        found = sum(seen_danger(understanding, text) for text in texts)
        if texts:
            name = f"{kind.replace('_', ' ')} taken for a crisis"
            shares.append(Share(name, found, len(texts), 0.05, at_most=True))
    return shares


def seen_danger(understanding: Understanding, text: str) -> bool:
    """Say whether a message would be met with the crisis reply."""
    language = language_of(text)
    first = understanding.read(text, language).danger
    chance = chance_of_danger(understanding, text, language, first)
    return in_danger(text) or chance >= understanding.thresholds["danger"]


def _languages(
    understanding: Understanding, read: Mapping[str, list[dict[str, str]]]
) -> list[Share]:
    shares = []
    for language, asked in read.items():
        readings = [(understanding.read(one["text"], language), one["topic"]) for one in asked]
        shown = sum(slug in [name for name, _ in r.topics[:SHOWN]] for r, slug in readings)
        shares.append(Share(f"{language}: among the first three", shown, len(readings), 0.80))
    return shares


def _follow_ups(understanding: Understanding, asked: Iterable[Mapping[str, Any]]) -> list[Share]:
    """Ask each short question after the one before it, as families do."""
    rows = list(asked)
    found = 0
    for one in rows:
        topic = get_topic(one["before"])
        then = decide(understanding, one["then"])
        then = follow(understanding, then, one["then"], topic.front.title)
        found += then.intent == TOPIC and then.reading.topic in one["topics"]
    return [Share("short questions that go on, right topic first", found, len(rows), 0.70)]
