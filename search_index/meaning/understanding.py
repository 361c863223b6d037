"""Reads a message: jargon put into words, a sentence encoder, four small heads.

Used three times, so that they can never disagree: by the Rasa component, by
the portal when Rasa is away, and by guidance search. A reading is only
numbers; what is sure enough to say is decided by the caller.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search_index.meaning.encoder import Encoder, Floats
from search_index.meaning.glossary import Glossary
from search_index.meaning.heads import Head
from search_index.meaning.likeness import Likeness
from search_index.meaning.multilingual import MultilingualEncoder
from search_index.meaning.problems import ModelDamaged, WeightsMissing
from search_index.meaning.reading import Reading
from search_index.meaning.slots import Slot, SlotFinder

HEADS, MANIFEST, GLOSSARY = "heads.npz", "manifest.json", "glossary.json"
MOST_TOPICS = 8
IN_SCOPE, DANGER = "in_scope", "danger"
ANY = "any"  # the centre for languages we have no questions in
FORMAT = 2


@dataclass(frozen=True)
class Heads:
    """What is known in one encoder's space: the heads, and where the phrases lie."""

    topics: Head
    acts: Head
    scope: Head
    danger: Head
    cries: Likeness
    phrases: Floats
    facets: tuple[tuple[str, str], ...]  # of each phrase: topic, facet
    centres: Mapping[str, Floats]  # of each language, to be taken away; none for English alone

    def chance_of_danger(self, row: Floats, topic: str) -> float:
        """Return the chance that somebody may be in danger; `topic` is the likeliest one."""
        chance = float(self.danger.chance_of(DANGER, row[None, :])[0])
        places = self.places.get(topic)
        ordinary = float((self.phrases[places] @ row).max()) if places else 0.0
        return self.cries.moved(chance, row, ordinary)

    @cached_property
    def places(self) -> Mapping[str, list[int]]:
        """Where the phrases of each topic lie among all."""
        found: dict[str, list[int]] = {}
        for at, (topic, _) in enumerate(self.facets):
            found.setdefault(topic, []).append(at)
        return found

    @classmethod
    def from_arrays(cls, space: str, held: Mapping[str, NDArray[np.generic]]) -> Heads:
        """Return the heads of one encoder from a loaded `.npz`; raises KeyError."""
        pairs = (str(pair).partition("/") for pair in held[f"{space}/facets"])
        return cls(
            topics=Head.from_arrays(f"{space}/topics", held),
            acts=Head.from_arrays(f"{space}/acts", held),
            scope=Head.from_arrays(f"{space}/scope", held),
            danger=Head.from_arrays(f"{space}/danger", held),
            cries=Likeness.from_arrays(f"{space}/cries", held),
            phrases=np.asarray(held[f"{space}/phrases"], dtype=np.float32),
            facets=tuple((topic, facet) for topic, _, facet in pairs),
            centres={
                name.rpartition("/")[2]: np.asarray(held[name], dtype=np.float32)
                for name in held
                if name.startswith(f"{space}/centre/")
            },
        )


class Understanding:
    """Everything needed to read messages, loaded from the folder `portal assistant build` made."""

    def __init__(self, folder: Path) -> None:
        try:
            self.manifest: dict[str, Any] = json.loads(
                (folder / MANIFEST).read_text(encoding="utf-8")
            )
            words = json.loads((folder / GLOSSARY).read_text(encoding="utf-8"))
            raw = (folder / HEADS).read_bytes()
            if self.manifest["format"] != FORMAT or (
                hashlib.sha256(raw).hexdigest() != self.manifest["heads_sha256"]
            ):
                raise ModelDamaged(folder)
            with np.load(folder / HEADS, allow_pickle=False) as held:
                self._english = Heads.from_arrays("english", held)
                self._other = (
                    Heads.from_arrays("other", held)
                    if f"other/centre/{ANY}" in held.files
                    else None
                )
            self._glossary = Glossary(words["meanings"], words["instead"])
            self._slots = SlotFinder(words["lookups"])
            self._exact: Mapping[str, Mapping[str, str]] = words["exact"]
            self._certain = [(re.compile(one["pattern"]), one) for one in words.get("certain", ())]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelDamaged(folder) from error
        self._encoder = Encoder(folder)
        self._multilingual: MultilingualEncoder | None = None

    @property
    def thresholds(self) -> Mapping[str, float]:
        """What counts as sure, set from data when the model was built."""
        found: Mapping[str, float] = self.manifest["thresholds"]
        return found

    def read(self, text: str, language: str = "en") -> Reading:
        """Return what `text`, written in `language`, was understood to say."""
        heads, rows = self.encoded([text], language)
        return reading_of(heads, rows, language)

    def second_look(self, text: str) -> float:
        """Return the chance of danger in an English message as the multilingual encoder sees it.

        It takes three times as long as the first encoder, so it is for messages
        the first is in doubt about; 0 where its weights are not installed.
        """
        found = self._foreign([self._glossary.expand(text)], "en")
        if found is None:
            return 0.0
        heads, rows = found
        topic = reading_of(heads, rows, "en").topics[0][0]
        return heads.chance_of_danger(rows[0], topic)

    def slots(self, text: str) -> list[Slot]:
        """Return what `text` names."""
        return self._slots.find(text)

    def exact(self, text: str) -> Mapping[str, str] | None:
        """Return what `text` stands for when it is, word for word, something we offered."""
        return self._exact.get(exact_key(text))

    def certain(self, text: str) -> Mapping[str, str] | None:
        """Return the topic and facet of the first rule that knows `text`, or None."""
        plain = " ".join(text.lower().replace("’", "'").split())
        return next((one for pattern, one in self._certain if pattern.search(plain)), None)

    def encoded(self, texts: Sequence[str], language: str = "en") -> tuple[Heads, Floats]:
        """Return the heads that fit `language` and the texts as those heads want them."""
        expanded = [self._glossary.expand(text) for text in texts]
        found = self._foreign(expanded, language) if language != "en" else None
        return found or (self._english, self._encoder.encode(expanded))

    def _foreign(self, expanded: Sequence[str], language: str) -> tuple[Heads, Floats] | None:
        if self._other is None:
            return None
        try:
            self._multilingual = self._multilingual or MultilingualEncoder()
        except WeightsMissing:
            self._other = None
            return None
        centres = self._other.centres
        mean = centres.get(language, centres[ANY])
        return self._other, off_centre(self._multilingual.encode(expanded), mean)


def off_centre(rows: Floats, means: Floats) -> Floats:
    """Return what is left of `rows` without the mean of their language, in length one.

    Nothing is left of a language's only question: that row stays at nought.
    """
    moved = rows - means
    lengths = np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-6)
    return np.asarray(moved / lengths, dtype=np.float32)


def reading_of(heads: Heads, rows: Floats, language: str) -> Reading:
    """Return the reading of one encoded message (a single row)."""
    chances = heads.topics.chances(rows)[0]
    best = np.argsort(-chances)[:MOST_TOPICS]
    topics = tuple((heads.topics.labels[at], float(chances[at])) for at in best)
    acts = heads.acts.chances(rows)[0]
    act = int(np.argmax(acts))
    facet, closeness = nearest_facet(heads, rows[0], topics[0][0])
    return Reading(
        act=heads.acts.labels[act],
        act_chance=float(acts[act]),
        topics=topics,
        facet=facet,
        facet_closeness=closeness,
        in_scope=float(heads.scope.chance_of(IN_SCOPE, rows)[0]),
        danger=heads.chance_of_danger(rows[0], topics[0][0])
        if language == "en"  # the nearest examples are English
        else float(heads.danger.chance_of(DANGER, rows)[0]),
        language=language,
    )


def nearest_facet(heads: Heads, row: Floats, topic: str) -> tuple[str | None, float]:
    """Return the sub-question of `topic` whose two nearest phrases lie closest, and how close."""
    places = heads.places.get(topic)
    if places is None:
        return None, 0.0
    nearness: dict[str, list[float]] = {}
    for at, near in zip(places, (heads.phrases[places] @ row).tolist(), strict=True):
        nearness.setdefault(heads.facets[at][1], []).append(near)
    means = {facet: float(np.mean(sorted(near)[-2:])) for facet, near in nearness.items()}
    best = max(means, key=means.__getitem__)
    return best, means[best]


def exact_key(text: str) -> str:
    """Return the form under which offered words are looked up: marks and case do not count."""
    kept = "".join(one if one.isalnum() else " " for one in text.casefold())
    return " ".join(kept.split())
