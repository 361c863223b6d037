"""Cuts a text into words and says of each how it is written and where a sentence begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
BEGINS = re.compile(r"[.!?:;\n\"•*|>(\[/]|\s[-~]\s?$|^\s*[-~]")
BRAND = re.compile(r"[a-z][A-Z]{2}")  # ChatGPT
SHOUTED = 0.6  # of the letters are capitals: capitals then say nothing
TITLED = 0.7  # of the words begin with a capital


@dataclass(slots=True)
class Token:
    """One word: its small letters, its place, and how it is written."""

    low: str
    start: int
    end: int
    gap: str  # what stands between the word before and this one
    cap: bool  # a capital, then small letters, or a single capital
    upper: bool  # two capitals or more and no small letter
    first: bool  # a sentence may begin here, so its capital says nothing
    owns: bool  # “Kai's”


@dataclass(frozen=True)
class Sentence:
    """All words of a text, the text, and whether its capitals mean anything."""

    text: str
    tokens: Sequence[Token]
    capitals: bool

    def after(self, index: int) -> str:
        """Return what stands between word `index` and the next, or the rest of the text."""
        if index + 1 < len(self.tokens):
            return self.tokens[index + 1].gap
        return self.text[self.tokens[index].end :]

    def low(self, index: int) -> str:
        """Return the small letters of word `index`, or nothing where there is no word."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""


def cut(text: str) -> Sentence:
    """Return the words of `text`."""
    tokens: list[Token] = []
    before = 0
    capitals = letters = titled = 0
    for found in WORD.finditer(text):
        token = _token(found, text[before : found.start()], not tokens)
        if tokens and tokens[-1].cap and len(tokens[-1].low) == 1 and token.gap in (". ", "."):
            token.first = False  # J. Smith
        before = found.end()
        tokens.append(token)
        word = found[0]
        letters += len(word)
        capitals += len(word) if token.upper else token.cap
        titled += token.cap
    shouted = letters > 0 and capitals / letters > SHOUTED and letters > 12
    every = len(tokens) > 8 and titled / len(tokens) > TITLED
    return Sentence(text, tokens, capitals > 0 and not shouted and not every)


def _token(found: re.Match[str], gap: str, opening: bool) -> Token:
    word, end, owns = found[0], found.end(), False
    if word[-2:] in ("'s", "'S") and len(word) > 2:
        word, end, owns = word[:-2], end - 2, True
    elif word[-1:] == "'":
        word, end = word[:-1], end - 1
    upper = len(word) > 1 and (word.isupper() or BRAND.search(word) is not None)
    cap = word[0].isupper() and not upper
    first = opening or (gap != " " and BEGINS.search(gap) is not None)
    return Token(word.lower(), found.start(), end, gap, cap, upper, first, owns)
