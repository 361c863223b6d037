"""Says jargon, letters and text-speak in whole words before a message is read.

"salt waiting list" means speech and language therapy to a parent and seasoning
to a sentence encoder. The words come from `content/`, so the cheapest gain in
understanding is one an officer can extend.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORD = re.compile(r"[\w'’£]+|[\u2764\U0001f300-\U0001faff]")  # a picture is a word


class Glossary:
    """Short forms and what they stand for; the longest form of several words wins."""

    def __init__(self, meanings: Mapping[str, str], instead: Mapping[str, str]) -> None:
        self._added = {_key(short): long for short, long in meanings.items()}
        self._instead = {_key(short): long for short, long in instead.items()}
        self._longest = max((key.count(" ") + 1 for key in self._added), default=1)

    def expand(self, text: str) -> str:
        """Return `text` with text-speak put right and, at the end, what its short forms mean."""
        spoken = _WORD.sub(lambda found: self._instead.get(_key(found[0]), found[0]), text)
        words = [_key(word) for word in _WORD.findall(spoken)]
        found: dict[str, None] = {}
        for start in range(len(words)):
            for length in range(min(self._longest, len(words) - start), 0, -1):
                meaning = self._added.get(" ".join(words[start : start + length]))
                if meaning is not None:
                    found[meaning] = None
                    break
        return f"{spoken} ({', '.join(found)})" if found else spoken


def _key(word: str) -> str:
    return word.casefold().replace("’", "'")
