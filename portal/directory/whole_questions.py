"""Somebody types a whole question into the search box: which pages may answer it?

Words alone find what uses them; a question is better read for what it means.
The room that can read questions offers itself here, so that this room knows
nothing of it, and a search works the same when it is away.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app

log = logging.getLogger("portal.search")

READER = "portal_question_reader"
FEWEST_WORDS = 5  # fewer are a thing looked for, not a question; reading costs 10 ms


@dataclass(frozen=True)
class LikelyPage:
    """A page that may answer what was asked."""

    title: str
    url: str
    summary: str


Reader = Callable[[str], tuple[LikelyPage, ...]]


def register_question_reader(app: Flask, reader: Reader) -> None:
    """Let `reader` say which pages answer a question, the likeliest first."""
    app.extensions[READER] = reader


def likely_pages(words: str) -> tuple[LikelyPage, ...]:
    """Return the pages that may answer `words`; none when they are no question."""
    reader = cast(Reader | None, current_app.extensions.get(READER))
    if reader is None or len(words.split()) < FEWEST_WORDS:
        return ()
    try:
        return reader(words)
    except Exception as error:  # a comfort beside the results, which stand without it
        log.warning("question not read: %s", type(error).__name__)
        return ()
