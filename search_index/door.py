"""The door for those who ask: one object per authority, safe to share between threads.

A view is loaded the first time it is needed. Afterwards the pointer file is
looked at a few times a second; when it has changed, a thread loads the new
view and swaps one attribute. A question always meets one whole generation.
"""

import threading
import time
from pathlib import Path

from search_index import generations
from search_index.analysis import words
from search_index.generations import CURRENT
from search_index.loading import load_view
from search_index.problems import IndexUnavailable
from search_index.queries import Answer, Health, Query
from search_index.searching import answer
from search_index.view import View
from search_index.vocabulary import Vocabulary

LONGEST_PREFIX = 100  # characters; more is no longer the start of a name
LOOK_EVERY = 0.25  # seconds between looks at the pointer


class SearchIndex:
    """The index of one authority."""

    def __init__(self, root: Path, authority: str, vocabulary: Vocabulary) -> None:
        self._folder = Path(root) / authority
        self._vocabulary = vocabulary
        self._view: View | None = None
        self._seen: tuple[int, int] | None = None
        self._looked = 0.0
        self._loading = threading.Lock()

    def search(self, query: Query) -> Answer:
        """Answer a query; raises `IndexUnavailable` when there is no sound index."""
        return answer(self._fresh_view(), query, self._vocabulary)

    def suggest(self, prefix: str, limit: int = 8) -> tuple[str, ...]:
        """Return names and words that begin as typed; raises `IndexUnavailable`."""
        typed = words(prefix[:LONGEST_PREFIX])
        return self._fresh_view().suggest(typed, limit) if typed else ()

    def health(self) -> Health:
        """Check the generation on disk against its manifest and say how it is."""
        try:
            generation = generations.current(self._folder)
        except IndexUnavailable as error:
            return Health(False, 0, 0, 0, str(error))
        named = generations.pointed(self._folder)
        problem = ""
        if named != generation.path.name:
            problem = f"{named or CURRENT} is damaged; {generation.path.name} answers instead"
        return Health(
            not problem, generation.number, generation.documents, generation.sequence, problem
        )

    def _fresh_view(self) -> View:
        view = self._view
        if view is None:
            with self._loading:
                if self._view is None:
                    self._load()
                view = self._view
            if view is None:
                raise IndexUnavailable("the index could not be read")
            return view
        if time.monotonic() - self._looked > LOOK_EVERY:
            self._look()
        return view

    def _look(self) -> None:
        """Start loading when the pointer has changed; at most one load at a time."""
        self._looked = time.monotonic()
        if self._stamp() != self._seen and self._loading.acquire(blocking=False):
            threading.Thread(target=self._reload, daemon=True).start()

    def _reload(self) -> None:
        try:
            self._load()
        except IndexUnavailable:
            pass  # the view in memory stays in use; health() tells
        finally:
            self._loading.release()

    def _load(self) -> None:
        stamp = self._stamp()
        generation = generations.current(self._folder)
        if self._view is None or generation.number != self._view.generation:
            self._view = load_view(generation, self._vocabulary)
        self._seen = stamp

    def _stamp(self) -> tuple[int, int] | None:
        try:
            status = (self._folder / generations.CURRENT).stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns
