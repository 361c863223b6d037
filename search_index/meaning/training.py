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

from search_index.meaning.encoder import Encoder, Floats
from search_index.meaning.glossary import Glossary
from search_index.meaning.heads import Head
from search_index.meaning.multilingual import MultilingualEncoder
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

Progress = Callable[[str], None]


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
) -> None:
    """Write encoder, heads, words and manifest into `folder`; raises `WeightsMissing`.

    `words` holds the glossary (`meanings`, `instead`), the look-up tables of
    slots (`lookups`) and what we offer word for word (`exact`).
    """
    say("Unpacking the sentence encoder")
    unpack(folder, adapter)
    glossary = Glossary(words["meanings"], words["instead"])
    arrays = fit_space("english", examples, _cached(Encoder(folder), glossary, examples, say))
    try:
        other = MultilingualEncoder()
    except WeightsMissing as missing:
        say(f"Other languages fall back to search: {missing}")
    else:
        arrays |= fit_space("other", examples, _cached(other, glossary, examples, say))
    np.savez(folder / HEADS, **arrays)
    digest = hashlib.sha256((folder / HEADS).read_bytes()).hexdigest()
    (folder / GLOSSARY).write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    written = {"format": FORMAT, "heads_sha256": digest, **manifest}
    (folder / MANIFEST).write_text(json.dumps(written, indent=1), encoding="utf-8")


Encoded = Callable[[Sequence[str]], Floats]


def _cached(
    encoder: Encoder | MultilingualEncoder,
    glossary: Glossary,
    examples: TrainingSet,
    say: Progress,
) -> Encoded:
    """Encode every text once; return a function that looks rows up."""
    texts = examples.texts()
    rows = []
    for start in range(0, len(texts), 512):
        say(f"Reading phrases: {start} of {len(texts)}")
        rows.append(encoder.encode([glossary.expand(one) for one in texts[start : start + 512]]))
    table = np.concatenate(rows)
    number = {text: at for at, text in enumerate(texts)}
    return lambda some: table[[number[one] for one in some]]


def fit_space(space: str, examples: TrainingSet, encoded: Encoded) -> dict[str, Any]:
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
