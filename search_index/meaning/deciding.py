"""Decides what a message wants: the one place, for Rasa and for the portal without it.

What was read is numbers; here they meet what the message names and the buttons
we offered ourselves, whose words are known exactly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from search_index.meaning.reading import TOPIC, Reading
from search_index.meaning.slots import Slot, left_over
from search_index.meaning.understanding import Understanding

INFORM, OUT_OF_SCOPE, TIMELINE, JARGON, FIND = (
    "inform",
    "out_of_scope",
    "timeline",
    "jargon",
    "find_service",
)
ABRUPT = ("stop", "skip", "start_again", "greet", "thanks")  # said in a few words or not meant
FEW_WORDS = 7
CERTAIN = 0.95  # what a rule's answer counts as: sure, though not our own button
# Words that say nothing beside what a message names.
SMALL = frozenset(
    """
    a about actually age aged an and any around at by for from he he's hes how i i'm im in instead
    is it lives live meant my near no not of ok okay old on only or our please she she's shes some
    sorry the they to was we what with yeah year years yes
    """.split()
)
_WORD = re.compile(r"[\w']+")


@dataclass(frozen=True)
class Decision:
    """What a message wants, how sure that is, and everything it names."""

    intent: str
    confidence: float
    reading: Reading
    slots: tuple[Slot, ...]
    exact: bool = False

    def slot(self, name: str) -> str | None:
        """Return the first value named for `name`."""
        return next((one.value for one in self.slots if one.name == name), None)

    def as_mapping(self) -> dict[str, Any]:
        """Return the decision as plain values, for JSON."""
        return asdict(self)

    @classmethod
    def from_mapping(cls, held: Mapping[str, Any]) -> Decision:
        """Return the decision that `as_mapping` wrote; raises KeyError, TypeError, ValueError."""
        read = dict(held["reading"])
        read["topics"] = tuple((str(slug), _chance(chance)) for slug, chance in read["topics"])
        for name in ("act_chance", "in_scope", "danger"):
            read[name] = _chance(read[name])
        return cls(
            intent=str(held["intent"]),
            confidence=_chance(held["confidence"]),
            reading=Reading(**read),
            slots=tuple(Slot(**one) for one in held["slots"]),
            exact=bool(held["exact"]),
        )


def _chance(given: Any) -> float:
    """Return a chance between 0 and 1; raises TypeError, ValueError (for NaN too)."""
    chance = float(given)
    if not 0.0 <= chance <= 1.0:
        raise ValueError("a chance lies between 0 and 1")
    return chance


def decide(understanding: Understanding, text: str, language: str = "en") -> Decision:
    """Return what `text`, written in `language`, wants."""
    reading = understanding.read(text, language)
    slots = tuple(understanding.slots(text))
    exact = understanding.exact(text)
    if exact is not None:
        return _of_button(exact, reading, slots)
    certain = understanding.certain(text)
    if certain is not None:
        return _of_rule(certain, reading, slots)
    intent, chance = _intent(understanding.thresholds, reading, text, slots)
    return Decision(intent, chance, reading, slots)


def _of_button(exact: Mapping[str, str], reading: Reading, slots: tuple[Slot, ...]) -> Decision:
    """Return the decision for words we offered ourselves: a topic, a sub-question or an act."""
    if "topic" not in exact:
        return Decision(exact["act"], 1.0, replace(reading, in_scope=1.0), (), exact=True)
    slug = exact["topic"]
    others = tuple(pair for pair in reading.topics if pair[0] != slug)
    sure = replace(
        reading,
        act=TOPIC,
        topics=((slug, 1.0), *others),
        facet=exact.get("facet"),
        facet_closeness=1.0 if exact.get("facet") else 0.0,
        in_scope=1.0,
    )
    return Decision(TOPIC, 1.0, sure, slots, exact=True)


def _of_rule(rule: Mapping[str, str], reading: Reading, slots: tuple[Slot, ...]) -> Decision:
    """Return the decision for a question about the law that a rule knows for certain."""
    slug = rule["topic"]
    others = tuple(pair for pair in reading.topics if pair[0] != slug)
    known = replace(
        reading,
        act=TOPIC,
        topics=((slug, CERTAIN), *others),
        facet=rule["facet"],
        facet_closeness=1.0,
        in_scope=max(reading.in_scope, CERTAIN),
    )
    return Decision(TOPIC, CERTAIN, known, slots)


def _intent(
    thresholds: Mapping[str, float], reading: Reading, text: str, slots: tuple[Slot, ...]
) -> tuple[str, float]:
    named = [slot for slot in slots if slot.name != "term"]
    plain = left_over(text, named).lower().replace("’", "'")
    words = [word for word in _WORD.findall(plain) if not word.isdigit()]  # “he is 8 not 7”
    if named and SMALL.issuperset(words):
        only_dates = all(slot.name == "date" for slot in named)
        return (TIMELINE if only_dates else INFORM), 1.0
    act, chance = reading.act, reading.act_chance
    if act in ABRUPT and (len(text.split()) > FEW_WORDS or chance < thresholds["act"]):
        act = TOPIC
    if act == JARGON and not any(slot.name == "term" for slot in slots):
        act = TOPIC
    if act != TOPIC and chance >= thresholds["act"]:
        return act, chance
    if reading.in_scope < thresholds["in_scope"]:
        return OUT_OF_SCOPE, 1.0 - reading.in_scope
    return TOPIC, reading.confidence
