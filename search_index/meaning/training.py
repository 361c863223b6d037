"""Fits the heads to the phrases in `content/` and writes the folder `Understanding` loads.

Runs at set-up only; it is the one module here that needs scikit-learn. The
same phrases give the same model: the order is fixed and nothing is random.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from search_index.meaning.encoded import EncodedTexts, InProcesses, Progress
from search_index.meaning.encoder import WEIGHTS, Encoder, Floats
from search_index.meaning.glossary import Glossary
from search_index.meaning.heads import Head
from search_index.meaning.multilingual import VERSION, MultilingualEncoder
from search_index.meaning.problems import WeightsMissing
from search_index.meaning.understanding import (
    DANGER,
    FORMAT,
    GLOSSARY,
    HEADS,
    IN_SCOPE,
    MANIFEST,
)
from search_index.meaning.weights import unpack


@dataclass(frozen=True)
class Phrase:
    """One example: its text, its label and how much it counts."""

    text: str
    label: str
    weight: float = 1.0
    facet: str = ""


@dataclass
class TrainingSet:
    """All examples: by topic, by act, outside the service's scope, of danger and of its like."""

    topics: list[Phrase] = field(default_factory=list)
    acts: list[Phrase] = field(default_factory=list)
    out_of_scope: list[str] = field(default_factory=list)
    danger: list[str] = field(default_factory=list)
    no_danger: list[str] = field(default_factory=list)

    def texts(self) -> list[str]:
        """Return every distinct text, in a fixed order."""
        phrases = [one.text for one in (*self.topics, *self.acts)]
        return sorted({*phrases, *self.out_of_scope, *self.danger, *self.no_danger})


# How strongly each head is held back from the examples (C of the regression), found on
# the development set; `docs/understanding.md` has the curve.
STRENGTH = {"topics": 20.0, "acts": 10.0, "scope": 10.0, "danger": 10.0}


def build(
    folder: Path,
    examples: TrainingSet,
    words: Mapping[str, Any],
    manifest: Mapping[str, Any],
    say: Progress,
    adapter: Path | None = None,
    memory: Path | None = None,
) -> None:
    """Write encoder, heads, words and manifest into `folder`; raises `WeightsMissing`.

    `words` holds the glossary (`meanings`, `instead`), the look-up tables of
    slots (`lookups`) and what we offer word for word (`exact`). `memory` is a
    folder that keeps what was encoded from one build to the next.
    """
    say("Unpacking the sentence encoder")
    unpack(folder, adapter)
    memory = memory or folder / "encoded"
    glossary = Glossary(words["meanings"], words["instead"])
    space = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    english = EncodedTexts(memory, f"english {space}")
    arrays = fit_space(
        "english", examples, _looked_up(english, Encoder(folder).encode, glossary, examples, say)
    )
    try:
        arrays |= fit_other(memory, glossary, examples, say)
    except WeightsMissing as missing:
        say(f"Other languages fall back to search: {missing}")
    np.savez(folder / HEADS, **arrays)
    digest = hashlib.sha256((folder / HEADS).read_bytes()).hexdigest()
    (folder / GLOSSARY).write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    written = {"format": FORMAT, "heads_sha256": digest, **manifest}
    (folder / MANIFEST).write_text(json.dumps(written, indent=1), encoding="utf-8")


def fit_other(
    memory: Path, glossary: Glossary, examples: TrainingSet, say: Progress
) -> dict[str, Any]:
    """Return the arrays of the heads for other languages; raises `WeightsMissing`."""
    MultilingualEncoder()  # says at once when it is missing
    several = InProcesses(MultilingualEncoder)
    try:
        held = EncodedTexts(memory, f"other {VERSION}")
        return fit_space(
            "other", examples, _looked_up(held, several.encode, glossary, examples, say)
        )
    finally:
        several.close()


Encode = Callable[[Sequence[str]], Floats]


def _looked_up(
    held: EncodedTexts, encode: Encode, glossary: Glossary, examples: TrainingSet, say: Progress
) -> Encode:
    """Encode every text once; return a function that looks rows up."""
    texts = examples.texts()
    table = held.rows([glossary.expand(one) for one in texts], encode, say)
    number = {text: at for at, text in enumerate(texts)}
    return lambda some: table[[number[one] for one in some]]


def fit_space(space: str, examples: TrainingSet, encoded: Encode) -> dict[str, Any]:
    """Return the arrays of one encoder's heads."""
    centre = encoded([one.text for one in examples.topics]).mean(axis=0)
    if space == "english":
        centre = np.zeros_like(centre)  # one language has no bias to take away

    def rows(texts: Sequence[str]) -> Floats:
        moved = encoded(texts) - centre
        return np.asarray(moved / np.linalg.norm(moved, axis=1, keepdims=True), dtype=np.float32)

    arrays: dict[str, Any] = {}
    for name, phrases in labelled(examples).items():
        head = fit(rows([one.text for one in phrases]), phrases, STRENGTH[name])
        arrays |= head.arrays(f"{space}/{name}")
    faceted = [one for one in examples.topics if one.facet]
    arrays[f"{space}/phrases"] = rows([one.text for one in faceted]).astype(np.float16)
    arrays[f"{space}/facets"] = np.array([f"{one.label}/{one.facet}" for one in faceted])
    arrays[f"{space}/centre"] = centre
    return arrays


def labelled(examples: TrainingSet) -> dict[str, list[Phrase]]:
    """Return the examples of each head."""
    topics = [one for one in examples.topics if one.facet]
    inside = [one.text for one in (*topics, *examples.acts)]
    outside = examples.out_of_scope
    ordinary = [*inside, *outside, *examples.no_danger]
    return {
        "topics": examples.topics,
        "acts": [
            *(Phrase(one.text, "topic", 0.25) for one in topics),
            *examples.acts,
        ],
        "scope": [
            *(Phrase(text, IN_SCOPE) for text in inside),
            *(Phrase(text, "out_of_scope", len(inside) / (2 * len(outside))) for text in outside),
        ],
        "danger": [
            *(Phrase(text, "ordinary", 0.5) for text in ordinary),
            *(Phrase(text, "ordinary", 3.0) for text in examples.no_danger),
            *(Phrase(text, DANGER, 3.0) for text in examples.danger),
        ],
    }


def fit(rows: Floats, phrases: Sequence[Phrase], strength: float) -> Head:
    """Return a head fitted to `rows`, one for each phrase."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, max_iter=400)
    model.fit(rows, [one.label for one in phrases], [one.weight for one in phrases])
    weight, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # one row of weights stands for both labels
        weight, bias = np.concatenate([-weight, weight]) / 2, np.concatenate([-bias, bias]) / 2
    labels = tuple(str(label) for label in model.classes_)
    return Head(labels, weight.astype(np.float32), bias.astype(np.float32))
