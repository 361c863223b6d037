"""Cuts a message into the word pieces the sentence encoder was trained on (BERT, uncased).

Forty lines of our own instead of a compiled tokenizer, because both Python
environments need it and the rules never change; the tests hold it to what the
published tokenizer made of messages in many scripts. One difference is meant:
"[SEP]" typed by a person is four words, not the mark that ends a text.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100  # characters; longer runs are noise to the encoder
IDEOGRAPHS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2CEAF))
# Not "Cn": an emoji newer than this Python would read differently in the two environments.
DROPPED = frozenset(("Cc", "Cf", "Co", "Cs"))


class WordPiece:
    """The vocabulary of an encoder: word pieces to numbers."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._number = {piece: number for number, piece in enumerate(pieces)}
        self._start, self._end = self._number[START], self._number[END]
        # Bound to this object, so that it goes when the encoder goes.
        self._word = lru_cache(maxsize=4096)(self._cut)

    def encode(self, text: str, longest: int) -> list[int]:
        """Return the numbers of `text` with start and end marks, at most `longest` of them."""
        numbers = [self._start]
        for word in words(text):
            numbers.extend(self._word(word))
            if len(numbers) >= longest:
                break
        return [*numbers[: longest - 1], self._end]

    def _cut(self, word: str) -> tuple[int, ...]:
        """Cut one word into the longest known pieces from the left; all unknown if one is."""
        if len(word) > LONGEST_WORD:
            return (self._number[UNKNOWN],)
        found: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self._number.get(("##" if start else "") + word[start:end])
                if number is not None:
                    break
            else:
                return (self._number[UNKNOWN],)
            found.append(number)
            start = end
        return tuple(found)


def words(text: str) -> Iterator[str]:
    """Yield lower-case words without accents; punctuation and ideographs stand alone."""
    # Letter by letter: a sigma that ends a word is an ordinary sigma to the published tokenizer.
    folded = unicodedata.normalize("NFD", "".join(map(str.lower, _clean(text))))
    word = ""
    for mark in folded:
        category = unicodedata.category(mark)
        if category == "Mn":
            continue
        if mark.isspace() or _stands_alone(mark, category):
            if word:
                yield word
            word = ""
            if not mark.isspace():
                yield mark
        else:
            word += mark
    if word:
        yield word


def _clean(text: str) -> str:
    """Drop control characters; every kind of space becomes one."""
    kept = (
        " " if one in "\t\n\r" or unicodedata.category(one) == "Zs" else one
        for one in text
        if one in "\t\n\r" or not (one == "\ufffd" or unicodedata.category(one) in DROPPED)
    )
    return "".join(kept)


def _stands_alone(mark: str, category: str) -> bool:
    code = ord(mark)
    if category.startswith("P") or (code < 128 and not mark.isalnum() and not mark.isspace()):
        return True
    return any(first <= code <= last for first, last in IDEOGRAPHS)
