"""A head: what turns a sentence's numbers into the chance of each label.

Plain multinomial logistic regression. Fitted once at set-up, kept as three
arrays without pickled code, so that loading a model can never run anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search_index.meaning.encoder import Floats


@dataclass(frozen=True)
class Head:
    """Weights of shape (labels, width) and what each row stands for."""

    labels: tuple[str, ...]
    weight: Floats
    bias: Floats

    def chances(self, rows: Floats) -> NDArray[np.float64]:
        """Return the chance of each label (columns) for each row; each row sums to one."""
        scores = (rows @ self.weight.T + self.bias).astype(np.float64)
        grown = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances: NDArray[np.float64] = grown / grown.sum(axis=1, keepdims=True)
        return chances

    def chance_of(self, label: str, rows: Floats) -> NDArray[np.float64]:
        """Return the chance of one label for each row."""
        chances: NDArray[np.float64] = self.chances(rows)[:, self.labels.index(label)]
        return chances

    def arrays(self, name: str) -> dict[str, NDArray[np.generic]]:
        """Return the head as arrays for one `.npz` file."""
        return {
            f"{name}/labels": np.array(self.labels, dtype=np.str_),
            f"{name}/weight": self.weight,
            f"{name}/bias": self.bias,
        }

    @classmethod
    def from_arrays(cls, name: str, held: Mapping[str, NDArray[np.generic]]) -> Head:
        """Return the head kept under `name`; raises KeyError."""
        labels: Sequence[str] = held[f"{name}/labels"].tolist()
        return cls(
            tuple(labels),
            np.asarray(held[f"{name}/weight"], dtype=np.float32),
            np.asarray(held[f"{name}/bias"], dtype=np.float32),
        )
