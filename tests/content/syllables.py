"""Counts sentences, words and syllables, for the Flesch-Kincaid grade of a text.

A counter of our own: the usual package fetches its dictionary from the
internet when it is first used, and tests may not. Rules for silent letters
come within a few percent of a dictionary on everyday words.
"""

import re

WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?", re.IGNORECASE)
SILENT = re.compile(r"(?:[^laeiouycgszxh]es|[^aeiouydt]ed|[^laeiouy]e)$")
VOWELS = re.compile(r"[aeiouy]+")
APART = re.compile(r"i[ao]|ie(?:nc|nt|t$)|[aeiou]ing$|ua|eo|[rd]ea$|creat")
TOGETHER = re.compile(r"(?:[tg]|(?<!s)c|s)i(?:on|al|ous|an|en)|eop|gua|geo")


def sentences(text: str) -> list[str]:
    """Return the sentences of `text` that hold a word."""
    ends = re.split(r"(?<=[.!?])\s+|\n+", text)
    return [one for one in ends if WORD.search(one)]


def words(text: str) -> list[str]:
    """Return the words of `text`."""
    return WORD.findall(text)


def syllables(word: str) -> int:
    """Return how many syllables `word` has when read aloud."""
    lower = re.sub(r"['’].*", "", word.lower())
    base = SILENT.sub("", lower) if len(lower) > 3 else lower
    count = len(VOWELS.findall(base)) + len(APART.findall(base)) - len(TOGETHER.findall(base))
    return max(1, count)


def mean_sentence(text: str) -> float:
    """Return the mean number of words of a sentence."""
    return len(words(text)) / max(1, len(sentences(text)))


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade: about the year of schooling that reads it with ease."""
    found = words(text)
    spoken = sum(map(syllables, found)) / max(1, len(found))
    return 0.39 * mean_sentence(text) + 11.8 * spoken - 15.59
