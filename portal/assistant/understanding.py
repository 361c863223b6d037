"""The portal's own copy of the understanding, loaded once a process and again after a build.

When nothing is built the chat still answers: from the search alone.
"""

import logging
import threading
from pathlib import Path
from typing import cast

from flask import Flask, current_app

from portal.assistant.files import meaning_dir
from portal.assistant.languages import language_of
from portal.assistant.material import Thresholds
from portal.settings import Settings
from search_index.meaning import ModelDamaged, Understanding
from search_index.meaning.understanding import MANIFEST

log = logging.getLogger("portal.assistant")


class Loaded:
    """Holds the understanding and notices when a build has put another in its place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._held: Understanding | None = None
        self._stamp: tuple[int, int] | None = None

    def get(self) -> Understanding | None:
        """Return the understanding, or None where none is built."""
        stamp = self._stamp_now()
        if stamp != self._stamp:
            with self._lock:
                if stamp != self._stamp:
                    self._held, self._stamp = self._load(), stamp
        return self._held

    def _stamp_now(self) -> tuple[int, int] | None:
        try:
            status = (self._folder / MANIFEST).stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns

    def _load(self) -> Understanding | None:
        try:
            found = Understanding(self._folder)
        except ModelDamaged as error:
            log.error("no understanding: %s", error)
            return None
        if Thresholds.model_fields.keys() - found.manifest.get("thresholds", {}).keys():
            log.error("no understanding: the build is of another version; build it anew")
            return None
        return found


def register_understanding(app: Flask, settings: Settings) -> None:
    """Prepare to load the understanding on first use."""
    app.extensions["portal_understanding"] = Loaded(meaning_dir(settings))


def find_understanding() -> Understanding | None:
    """Return the understanding, or None while none is built."""
    return cast(Loaded, current_app.extensions["portal_understanding"]).get()


def warm_up() -> None:
    """Load everything a first message needs, so that no family waits a second for it."""
    understanding = find_understanding()
    if understanding is not None:
        text = "hello, what help can my child have"
        understanding.read(text, language_of(text))
        understanding.second_look(text)
