"""What is known in one encoder's space: four heads, and where the examples lie.

A head draws straight lines; what a message lies nearest to bends them. The
nearest phrases of the likeliest topics settle which comes first, and the
nearest example inside or outside the service's scope who is turned away: at
one question in a hundred turned away wrongly, it finds nearly all that is none
of our business, where the head alone finds two in three (docs/understanding.md).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from search_index.meaning.encoder import Floats
from search_index.meaning.heads import Head
from search_index.meaning.likeness import Likeness, shifted
from search_index.meaning.reading import Reading

IN_SCOPE, DANGER = "in_scope", "danger"
MOST_TOPICS = 8
# How much nearness (cosine) counts beside the log odds of the heads, found on the
# development set; and how many of a topic's nearest phrases say how near it is.
TOPIC_NEARNESS, SCOPE_NEARNESS, PHRASES = 8.0, 10.0, 2


@dataclass(frozen=True)
class Heads:
    """The heads of one space, its examples as rows of length one, and its languages' centres.

    `facets` names topic and facet of each row of `phrases`, those of a topic
    together; `acts_said` and `outside` are the examples of acts and of what is
    out of scope; `centres` is what to take away from a row of each language.
    """

    topics: Head
    acts: Head
    scope: Head
    danger: Head
    cries: Likeness
    phrases: Floats
    facets: tuple[tuple[str, str], ...]
    acts_said: Floats
    outside: Floats
    centres: Mapping[str, Floats]

    @cached_property
    def places(self) -> Mapping[str, slice]:
        """Where the phrases of each topic lie among all."""
        found: dict[str, slice] = {}
        for at, (topic, _) in enumerate(self.facets):
            found[topic] = slice(found[topic].start if topic in found else at, at + 1)
        return found

    def near(self, topic: str, row: Floats) -> Floats:
        """Return how near (cosine) each phrase of `topic` lies to `row`."""
        near: Floats = self.phrases[self.places.get(topic, slice(0))] @ row
        return near

    def chance_of_danger(self, row: Floats, topic: str) -> float:
        """Return the chance that somebody may be in danger; `topic` is the likeliest one."""
        chance = float(self.danger.chance_of(DANGER, row[None, :])[0])
        return self.cries.moved(chance, row, greatest(self.near(topic, row)))

    def chances_of_danger(self, rows: Floats) -> list[float]:
        """Return the chance of danger of each row."""
        likeliest = self.topics.chances(rows).argmax(axis=1)
        return [
            self.chance_of_danger(row, self.topics.labels[at])
            for row, at in zip(rows, likeliest, strict=True)
        ]

    def likeliest(self, row: Floats) -> tuple[tuple[str, float], ...]:
        """Return the likeliest topics with their chances, best first."""
        chances = self.topics.chances(row[None, :])[0]
        best = np.argsort(-chances)[:MOST_TOPICS]
        slugs = [self.topics.labels[at] for at in best]
        moved = chances[best] * [
            math.exp(TOPIC_NEARNESS * self._nearness(one, row)) for one in slugs
        ]
        moved *= chances[best].sum() / moved.sum()
        return tuple((slugs[at], float(moved[at])) for at in np.argsort(-moved, kind="stable"))

    def _nearness(self, topic: str, row: Floats) -> float:
        near = self.near(topic, row)
        return float(np.sort(near)[-PHRASES:].mean()) if len(near) else 0.0

    def chance_in_scope(self, row: Floats, topic: str) -> float:
        """Return the chance that we have anything to say; `topic` is the likeliest one."""
        chance = float(self.scope.chance_of(IN_SCOPE, row[None, :])[0])
        if not len(self.outside):
            return chance
        said = greatest(self.acts_said @ row) if len(self.acts_said) else 0.0
        inside = max(greatest(self.near(topic, row)), said)
        return shifted(chance, SCOPE_NEARNESS * (inside - greatest(self.outside @ row)))

    @classmethod
    def from_arrays(cls, space: str, held: Mapping[str, NDArray[np.generic]]) -> Heads:
        """Return the heads of one encoder from a loaded `.npz`; raises KeyError."""
        pairs = (str(pair).partition("/") for pair in held[f"{space}/facets"])
        rows = {
            name: np.asarray(held[f"{space}/{name}"], dtype=np.float32)
            for name in ("phrases", "acts_said", "outside")
        }
        return cls(
            topics=Head.from_arrays(f"{space}/topics", held),
            acts=Head.from_arrays(f"{space}/acts", held),
            scope=Head.from_arrays(f"{space}/scope", held),
            danger=Head.from_arrays(f"{space}/danger", held),
            cries=Likeness.from_arrays(f"{space}/cries", held),
            facets=tuple((topic, facet) for topic, _, facet in pairs),
            centres={
                name.rpartition("/")[2]: np.asarray(held[name], dtype=np.float32)
                for name in held
                if name.startswith(f"{space}/centre/")
            },
            **rows,
        )


def greatest(near: Floats) -> float:
    """Return the greatest of some cosines; 0 where there are none."""
    return float(near.max()) if len(near) else 0.0


def reading_of(heads: Heads, rows: Floats, language: str) -> Reading:
    """Return the reading of one encoded message (a single row)."""
    row = rows[0]
    topics = heads.likeliest(row)
    first = topics[0][0]
    acts = heads.acts.chances(rows)[0]
    act = int(np.argmax(acts))
    facet, closeness = nearest_facet(heads, row, first)
    return Reading(
        act=heads.acts.labels[act],
        act_chance=float(acts[act]),
        topics=topics,
        facet=facet,
        facet_closeness=closeness,
        in_scope=heads.chance_in_scope(row, first),
        danger=heads.chance_of_danger(row, first)
        if language == "en"  # the nearest examples are English
        else float(heads.danger.chance_of(DANGER, rows)[0]),
        language=language,
    )


def nearest_facet(heads: Heads, row: Floats, topic: str) -> tuple[str | None, float]:
    """Return the sub-question of `topic` whose two nearest phrases lie closest, and how close."""
    nearness: dict[str, list[float]] = {}
    names = heads.facets[heads.places.get(topic, slice(0))]
    for (_, facet), near in zip(names, heads.near(topic, row).tolist(), strict=True):
        nearness.setdefault(facet, []).append(near)
    means = {facet: float(np.mean(sorted(near)[-2:])) for facet, near in nearness.items()}
    if not means:
        return None, 0.0
    best = max(means, key=means.__getitem__)
    return best, means[best]
