"""Indexes of small directories on a real disk."""

from collections.abc import Callable
from pathlib import Path

import pytest

from search_index import Document, SearchIndex, build
from tests.unit.search_index.records import WORDS, a_record

Builder = Callable[[int], SearchIndex]


def clubs(count: int, word: str = "swimming") -> list[Document]:
    """Return so many clubs whose text holds `word`."""
    return [a_record(f"c{n}", name=f"Club {n}", text=f"{word} for all") for n in range(count)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def two_generations(root: Path) -> Path:
    """An index of which the first generation has three clubs and the second five."""
    build(root, "kent", clubs(3), WORDS, 1)
    build(root, "kent", clubs(5), WORDS, 2)
    return root
