"""The words families use for one thing, read from content for the search index.

One file serves search and, later, the assistant. It is read once a process: a
changed vocabulary takes effect when the index is built again.
"""

from functools import lru_cache
from pathlib import Path

from pydantic import Field

from portal.content_reader import ContentModel, read_yaml
from portal.settings import current_settings
from search_index import Vocabulary


class ConceptGroup(ContentModel):
    """Every form of one concept; `capitals_only` forms are everyday words otherwise."""

    concept: str
    label: str
    forms: tuple[str, ...]
    capitals_only: tuple[str, ...] = ()


class VocabularyFile(ContentModel):
    """The whole file."""

    groups: tuple[ConceptGroup, ...]
    corrections: dict[str, str] = Field(default_factory=dict)
    stop_words: tuple[str, ...] = ()


def load_vocabulary() -> Vocabulary:
    """Return the vocabulary of this portal; raises `ContentErrors` when its file is wrong."""
    return _read(current_settings().content_dir / "england" / "vocabulary.yaml")


@lru_cache(maxsize=4)
def _read(path: Path) -> Vocabulary:
    return Vocabulary.from_mapping(read_yaml(path, VocabularyFile).model_dump(mode="json"))
