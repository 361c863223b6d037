"""Reads a text as a person sees it, and remembers where each letter came from.

Zero-width letters, marks of writing direction, typographic quotes, full-width
digits and accents would each hide a detail from a pattern; people copy them
from phones and other programs without knowing.
"""

import unicodedata
from dataclasses import dataclass

PLAIN = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-",
    "‐": "-", "‑": "-", "‒": "-", "−": "-", "…": ".", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O",
    "đ": "d", "Đ": "D", "ı": "i", "ß": "s", "æ": "a", "Æ": "A", "œ": "o",
}  # fmt: skip
UNSEEN = {"Cf", "Mn", "Me", "Cc", "Cs"}
SPACES = {"Zs", "Zl", "Zp"}


@dataclass(frozen=True)
class Reading:
    """The text as it is matched; `origin[i]` is where its letter i stands in the original."""

    text: str
    origin: range | list[int]
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original of `start` to before `end`, unseen letters with it."""
        return self.origin[start], self.origin[end] if end < len(self.origin) else self.length


def read(text: str) -> Reading:
    """Return `text` without what the eye does not see; plain text costs nothing."""
    if text.isascii():
        return Reading(text, range(len(text)), len(text))
    letters: list[str] = []
    origin: list[int] = []
    for place, letter in enumerate(text):
        plain = letter if letter.isascii() else _plain(letter)
        if plain:
            letters.append(plain)
            origin.append(place)
    return Reading("".join(letters), origin, len(text))


def _plain(letter: str) -> str:
    """Return the one plain letter to read for `letter`, or none when it is not seen."""
    if letter in PLAIN:
        return PLAIN[letter]
    category = unicodedata.category(letter)
    if category in UNSEEN:
        return ""
    if category in SPACES:
        return "\n" if category != "Zs" else " "
    first = unicodedata.normalize("NFKD", letter)[0]
    return first if first.isalnum() or first in "@.-+/:" else letter
