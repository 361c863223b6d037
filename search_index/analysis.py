"""Turns words into the stems the index keeps, the same way for records and for questions.

One analyser for both sides is what makes "centre" find "center" and "clubs"
find "club". Everything here is pure and fast; nothing knows about files.
"""

import re
import unicodedata
from functools import lru_cache

from whoosh.lang.porter import stem as porter_stem

RAW_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
DOUBLED = re.compile(r"([bdfgkmnprtv])\1$")
NOT_LETTERS = re.compile(r"[^a-z0-9]+")

ENDINGS = (
    (re.compile(r"is(e|ed|es|ing|ation|ations|er|ers)$"), r"iz\1"),
    (re.compile(r"our(s|ed|ing|al|ful|ite|able)?$"), r"or\1"),
    (re.compile(r"tre(s)?$"), r"ter\1"),
    (re.compile(r"ae"), "e"),
    (re.compile(r"programme"), "program"),
    (re.compile(r"([aeiou][^aeiou]+[aeiou])ll(ed|ing|er)$"), r"\1l\2"),  # not "falling"
)


def fold(text: str) -> str:
    """Return `text` in small letters without accents; lone surrogates and controls vanish."""
    if text.isascii():
        return text.lower()
    plain = text.encode("utf-8", "ignore").decode("utf-8").replace("’", "'")
    folded = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(char for char in folded if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """Return the words of `text`, folded, in order, apostrophes dropped."""
    found = (fold_word(raw) for raw in RAW_WORD.findall(text))
    return [word for word in found if word]


@lru_cache(maxsize=65536)
def fold_word(raw: str) -> str:
    """Return one word in small letters and digits alone: "Children’s" becomes "childrens"."""
    return NOT_LETTERS.sub("", fold(raw))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of one folded word, British and American spellings alike."""
    if len(word) > 40:
        return word[:40]
    for ending, replacement in ENDINGS:
        word = ending.sub(replacement, word)
    found = str(porter_stem(word))
    # Whoosh 2.7.4 forgets the step of Porter's rules that makes "swimm" of "swimming" "swim".
    return DOUBLED.sub(r"\1", found) if word.endswith(("ing", "ed")) else found
