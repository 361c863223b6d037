"""What a sentence is most like: a cry for help, what only sounds so, or an ordinary question.

A head draws one line through all examples and cannot bend it round a single
oblique sentence; the nearest example can. The two together miss fewer cries
and raise fewer false alarms than either (docs/understanding.md).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search_index.meaning.encoder import Floats

# How much nearness counts beside the head: 0.1 of cosine is as much as 2 of log odds.
NEARNESS = 20.0
# An ordinary question must be this much nearer before it counts: a cry may stand beside one.
DOUBT = 0.02
# What is not even this near to a cry is moved away from it: of two strangers one is always nearer.
STRANGE = 0.5


@dataclass(frozen=True)
class Likeness:
    """Rows of length one: `like` and `unlike`; both empty where nearness says nothing."""

    like: Floats
    unlike: Floats

    def moved(self, chance: float, row: Floats, ordinary: float) -> float:
        """Return `chance` moved by how much nearer `row` is to one heap than to the other.

        `ordinary` is its nearness (cosine) to the nearest question of its likeliest topic.
        """
        if not len(self.like) or not len(self.unlike):
            return chance
        harmless = max(float((self.unlike @ row).max()), ordinary - DOUBT, STRANGE)
        return shifted(chance, NEARNESS * (float((self.like @ row).max()) - harmless))

    def arrays(self, name: str) -> dict[str, NDArray[np.generic]]:
        """Return both heaps as arrays for one `.npz` file."""
        return {
            f"{name}/like": self.like.astype(np.float16),
            f"{name}/unlike": self.unlike.astype(np.float16),
        }

    @classmethod
    def from_arrays(cls, name: str, held: Mapping[str, NDArray[np.generic]]) -> Likeness:
        """Return the heaps kept under `name`; raises KeyError."""
        like, unlike = held[f"{name}/like"], held[f"{name}/unlike"]
        return cls(np.asarray(like, dtype=np.float32), np.asarray(unlike, dtype=np.float32))


def shifted(chance: float, by: float) -> float:
    """Return `chance` with its log odds moved `by` so much."""
    kept = min(max(chance, 1e-6), 1 - 1e-6)
    return 1 / (1 + math.exp(-(math.log(kept / (1 - kept)) + by)))
