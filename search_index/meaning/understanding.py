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
from pathlib import Path
from typing import Any

import numpy as np

from search_index.meaning.clauses import cut
from search_index.meaning.encoder import Encoder, Floats
from search_index.meaning.glossary import Glossary
from search_index.meaning.multilingual import MultilingualEncoder
from search_index.meaning.problems import ModelDamaged, WeightsMissing
from search_index.meaning.reading import Reading
from search_index.meaning.slots import Slot, SlotFinder
from search_index.meaning.space import Heads, greatest, nearest_facet, reading_of

HEADS, MANIFEST, GLOSSARY = "heads.npz", "manifest.json", "glossary.json"
ANY = "any"  # the centre for languages we have no questions in
FORMAT = 3


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
        return heads.chances_of_danger(rows)[0]

    def danger_in_clauses(self, text: str) -> float:
        """Return the chance of danger in the most alarming clause of a long English message.

        Both encoders must see it: a clause torn from its sentence sounds worse
        than it is, and two who err differently seldom err together. 0 where the
        message is a single clause.
        """
        clauses = cut(text)
        if not clauses:
            return 0.0
        heads, rows = self.encoded(clauses)
        first = dict(zip(clauses, heads.chances_of_danger(rows), strict=True))
        alarming = [one for one in clauses if first[one] >= self.thresholds["clause"]]
        if not alarming:
            return 0.0
        found = self._foreign([self._glossary.expand(one) for one in alarming], "en")
        if found is None:
            return 0.0
        second = found[0].chances_of_danger(found[1])
        return max(min(first[one], chance) for one, chance in zip(alarming, second, strict=True))

    def within(self, text: str, topic: str) -> tuple[float, str | None, float]:
        """Return how near (cosine) `text` lies to the nearest phrase of `topic`, and the
        sub-question of that topic that lies nearest, with how near it lies.
        """
        heads, rows = self.encoded([text])
        return greatest(heads.near(topic, rows[0])), *nearest_facet(heads, rows[0], topic)

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


def exact_key(text: str) -> str:
    """Return the form under which offered words are looked up: marks and case do not count."""
    kept = "".join(one if one.isalnum() else " " for one in text.casefold())
    return " ".join(kept.split())
