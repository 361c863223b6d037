"""The door for those who build: a whole new generation, or the few records that changed.

Builders run in their own process. They never touch a generation in use: a
changed record goes into a hard-linked copy, and the pointer moves when the
copy is sealed.
"""

from collections.abc import Iterable
from pathlib import Path

from search_index import generations
from search_index.documents import Document
from search_index.generations import Generation
from search_index.problems import IndexUnavailable
from search_index.storage import link_copy, write_changes, write_new
from search_index.vocabulary import Vocabulary

MOST_DELTAS = 20  # each leaves a segment behind; then it is time to build anew


def build(
    root: Path, authority: str, documents: Iterable[Document], vocabulary: Vocabulary, sequence: int
) -> Generation:
    """Write a new generation of all `documents` and put it in use."""
    folder = generations.home(root, authority)
    with generations.building(folder):
        path, number = generations.next_folder(folder)
        count = write_new(path, documents, vocabulary)
        generation = generations.seal(path, number, vocabulary.sha256, count, sequence, 0)
        generations.switch(folder, generation)
    return generation


def apply(
    root: Path,
    authority: str,
    changed: Iterable[Document],
    removed: Iterable[str],
    vocabulary: Vocabulary,
    sequence: int,
) -> Generation:
    """Write a generation that differs by these records and put it in use.

    Raises `IndexUnavailable` when there is nothing sound to start from.
    """
    folder = generations.home(root, authority)
    with generations.building(folder):
        old = generations.current(folder)
        path, number = generations.next_folder(folder)
        link_copy(old.path, path, old.files)
        count = write_changes(path, changed, removed, vocabulary)
        generation = generations.seal(
            path, number, old.vocabulary, count, sequence, old.deltas + 1, old.files
        )
        generations.switch(folder, generation)
    return generation


def needs_rebuild(root: Path, authority: str, vocabulary: Vocabulary) -> bool:
    """Say whether only a whole new build will do: no index, other words, or many small changes."""
    try:
        generation = generations.current(generations.home(root, authority))
    except IndexUnavailable:
        return True
    return generation.vocabulary != vocabulary.sha256 or generation.deltas >= MOST_DELTAS


def current_sequence(root: Path, authority: str) -> int:
    """Return the last change the index holds; raises `IndexUnavailable`."""
    return generations.current(generations.home(root, authority)).sequence
