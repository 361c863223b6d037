"""Fits the heads to the phrases in `content/` and writes the folder `Understanding` loads.

Runs at set-up only; it is the one module here that needs scikit-learn. The
same phrases give the same model: the order is fixed and nothing is random.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from search_index.meaning.encoded import EncodedTexts, InProcesses, Progress
from search_index.meaning.encoder import WEIGHTS, Encoder, Floats
from search_index.meaning.glossary import Glossary
from search_index.meaning.heads import Head
from search_index.meaning.likeness import Likeness
from search_index.meaning.multilingual import VERSION, MultilingualEncoder
from search_index.meaning.problems import WeightsMissing
from search_index.meaning.space import DANGER, IN_SCOPE
from search_index.meaning.understanding import (
    ANY,
    FORMAT,
    GLOSSARY,
    HEADS,
    MANIFEST,
    off_centre,
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
    """All examples: by topic, by act, outside the service's scope, of danger and of its like.

    `other_languages` are, by language, questions of a topic, of an act (label
    `_find_service`) or outside the scope (`_out_of_scope`); only the
    multilingual encoder sees them.
    """

    topics: list[Phrase] = field(default_factory=list)
    acts: list[Phrase] = field(default_factory=list)
    out_of_scope: list[str] = field(default_factory=list)
    danger: list[str] = field(default_factory=list)
    no_danger: list[str] = field(default_factory=list)
    other_languages: dict[str, list[Phrase]] = field(default_factory=dict)

    def texts(self) -> list[str]:
        """Return every distinct text, in a fixed order."""
        phrases = [one.text for one in (*self.topics, *self.acts)]
        return sorted({*phrases, *self.out_of_scope, *self.danger, *self.no_danger})

    def for_other_languages(self) -> TrainingSet:
        """Return the examples of the multilingual heads: no words of the pages and only the
        first phrasings of each sub-question, since its encoder takes long to read and
        more helped little, but every question in another language.
        """
        spoken = [one for several in self.other_languages.values() for one in several]
        return replace(
            self,
            topics=[
                *self._first_of_each_facet(),
                *(one for one in spoken if not one.label.startswith("_")),
            ],
            acts=[
                *self.acts,
                *(
                    Phrase(one.text, one.label[1:])
                    for one in spoken
                    if one.label.startswith("_") and one.label != OUTSIDE
                ),
            ],
            out_of_scope=[*self.out_of_scope, *(o.text for o in spoken if o.label == OUTSIDE)],
        )

    def _first_of_each_facet(self) -> Iterator[Phrase]:
        seen: Counter[tuple[str, str]] = Counter()
        for one in self.topics:
            seen[one.label, one.facet] += 1
            if one.facet and seen[one.label, one.facet] <= OF_A_FACET:
                yield one

    def language_of(self) -> dict[str, str]:
        """Return the language of every text that is not English."""
        return {
            one.text: language
            for language, several in self.other_languages.items()
            for one in several
        }


OUTSIDE = "_out_of_scope"
OF_A_FACET = 3  # English phrasings the multilingual encoder reads; five found no more
ENGLISH = "en"
NOTHING: Floats = np.zeros((0, 0), dtype=np.float32)

# How strongly each head is held back from the examples (C of the regression), found on
# the development set; `docs/understanding.md` has the curve.
STRENGTH = {"topics": 20.0, "acts": 10.0, "scope": 10.0, "danger": 3.0}


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
    with closing(InProcesses(Encoder, folder)) as several:
        encoded = _looked_up(english, several.encode, glossary, examples, say)
    arrays = fit_space("english", examples, encoded)
    try:
        arrays |= fit_other(memory, glossary, examples.for_other_languages(), say)
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
    held = EncodedTexts(memory, f"other {VERSION}")
    with closing(InProcesses(MultilingualEncoder)) as several:
        encoded = _looked_up(held, several.encode, glossary, examples, say)
    spoken = examples.language_of()
    centres = language_centres(examples, spoken, encoded)

    def centred(texts: Sequence[str]) -> Floats:
        means = np.stack([centres[spoken.get(text, ENGLISH)] for text in texts])
        return off_centre(encoded(texts), means)

    arrays = fit_space("other", examples, centred)
    return arrays | {f"other/centre/{language}": mean for language, mean in centres.items()}


def language_centres(
    examples: TrainingSet, spoken: Mapping[str, str], encoded: Encode
) -> dict[str, Floats]:
    """Return the mean of each language's questions, which is taken away before anything is read.

    Sentences of one language lie together, whatever they say; without their
    mean they lie by meaning. `any` is for languages we have no questions in.
    """
    by_language: dict[str, list[str]] = {}
    for one in examples.topics:
        by_language.setdefault(spoken.get(one.text, ENGLISH), []).append(one.text)
    centres: dict[str, Floats] = {
        language: encoded(texts).mean(axis=0) for language, texts in by_language.items()
    }
    others = [mean for language, mean in centres.items() if language != ENGLISH]
    return {**centres, ANY: np.mean(others or [centres[ENGLISH]], axis=0)}


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
    arrays: dict[str, Any] = {}
    for name, phrases in labelled(examples).items():
        head = fit(encoded([one.text for one in phrases]), phrases, STRENGTH[name])
        arrays |= head.arrays(f"{space}/{name}")
    faceted = [one for one in examples.topics if one.facet]
    harmless = [*examples.no_danger, *examples.out_of_scope, *(one.text for one in examples.acts)]
    if examples.danger and harmless:
        cries = Likeness(encoded(examples.danger), encoded(harmless))
    else:
        cries = Likeness(NOTHING, NOTHING)
    arrays |= cries.arrays(f"{space}/cries")
    said = {
        "phrases": [one.text for one in faceted],
        "acts_said": [one.text for one in examples.acts],
        "outside": examples.out_of_scope,
    }
    for name, texts in said.items():
        arrays[f"{space}/{name}"] = (encoded(texts) if texts else NOTHING).astype(np.float16)
    arrays[f"{space}/facets"] = np.array([f"{one.label}/{one.facet}" for one in faceted])
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
