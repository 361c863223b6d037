"""Finds what a message names: a need, an age, a place, a day, a kind of help, a date, a hard word.

Look-up tables built from the directory and a handful of patterns; no guessing.
The same finder serves Rasa's forms and the portal when Rasa is away, so a
sentence means the same to both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
MONTHS = (
    "january february march april may june july august september october november december"
).split()
OLDEST = 25
_TOKEN = re.compile(r"[\w'’]+")
_AGE = re.compile(
    r"\b(?:aged?|age of|is|hes|shes|he's|she's|turning|im|i'm|i am)\s+(?P<said>\d{1,2})\b"
    r"(?!\s*(?:days|weeks|months|hours|times|%))"
    r"|\b(?P<old>\d{1,2})[\s-]*(?:years?|yrs?|yr|y)[\s-]*(?:olds?|o)\b"
    r"|\b(?P<short>\d{1,2})\s*y/?o\b",
    re.IGNORECASE,
)
_WORD_AGE = re.compile(rf"\b(?P<word>{'|'.join(NUMBERS)})[\s-]+years?[\s-]+old", re.IGNORECASE)
_BARE_AGE = re.compile(
    r"^\W*(?:(?:he'?s|she'?s|they'?re|i'?m|aged?|actually|no|not|sorry|i meant|make it|for|a)"
    r"[\s,]+)*"
    r"(\d{1,2})(?:\s+(?:not|instead)\b.*)?\W*$",
    re.IGNORECASE,
)
_OUTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)(?:\s*\d[A-Z]{2})?\b", re.IGNORECASE)
_SHORT_MONTHS = "|".join(one[:3] for one in MONTHS)
_DATE = re.compile(
    r"\b(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s/.-]+(?:of\s+)?"
    rf"(?P<m>\d{{1,2}}|{_SHORT_MONTHS})[a-z]*(?:[\s/.,-]+(?P<y>\d{{4}}|\d{{2}}))?\b"
    rf"|\b(?P<m2>{_SHORT_MONTHS})[a-z]*\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?"
    r"(?:[\s,]+(?P<y2>\d{4}))?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Slot:
    """One thing a message names: what it is, its value, and where it stands in the text."""

    name: str
    value: str
    start: int
    end: int


class SlotFinder:
    """Finds slots with look-up tables: for each name, what people say and what it stands for."""

    def __init__(self, tables: Mapping[str, Mapping[str, str]]) -> None:
        self._tables = {
            name: {_key(said): value for said, value in table.items()}
            for name, table in tables.items()
        }
        self._longest = max(
            (said.count(" ") + 1 for table in self._tables.values() for said in table), default=1
        )

    def find(self, text: str) -> list[Slot]:
        """Return every slot in `text` in the order it stands there, each once."""
        found = [*self._looked_up(text), *ages(text), *days(text), *outcodes(text), *dates(text)]
        if re.search(r"\bfree\b(?! time| school)|\bno cost\b", text, re.IGNORECASE):
            at = text.lower().find("free")
            found.append(Slot("free", "1", max(at, 0), max(at, 0) + 4))
        distinct = {(one.name, one.value, one.start): one for one in reversed(found)}
        return sorted(distinct.values(), key=lambda one: (one.start, one.name))

    def _looked_up(self, text: str) -> Iterator[Slot]:
        """Yield what the tables know, the longest run of words first, none twice."""
        tokens = list(_TOKEN.finditer(text))
        words = [_key(token[0]) for token in tokens]
        for name, table in self._tables.items():
            at = 0
            while at < len(words):
                for length in range(min(self._longest, len(words) - at), 0, -1):
                    value = table.get(" ".join(words[at : at + length]))
                    if value is not None:
                        yield Slot(name, value, tokens[at].start(), tokens[at + length - 1].end())
                        at += length - 1
                        break
                at += 1


def ages(text: str) -> Iterator[Slot]:
    """Yield ages in years, 0 to 25."""
    for found in _AGE.finditer(text):
        years = next(part for part in found.groups() if part is not None)
        if int(years) <= OLDEST:
            yield Slot("age", str(int(years)), found.start(), found.end())
    for found in _WORD_AGE.finditer(text):
        yield Slot("age", str(NUMBERS.index(found["word"].lower())), found.start(), found.end())
    bare = _BARE_AGE.match(text)
    if bare and int(bare[1]) <= OLDEST:
        yield Slot("age", str(int(bare[1])), bare.start(1), bare.end(1))


def days(text: str) -> Iterator[Slot]:
    """Yield the days of the week a text names, each with the codes of all of them (`sat,sun`)."""
    lower = text.lower()
    named: dict[str, tuple[int, int]] = {}
    for day in DAYS:
        short = "" if day == "sunday" else rf"|\b{day[:3]}s?\b"  # "sun" shines
        found = re.search(rf"\b{day}s?\b{short}", lower)
        if found:
            named[day[:3]] = found.span()
    weekend = re.search(r"\bweekends?\b", lower)
    if weekend:
        named |= dict.fromkeys(("sat", "sun"), weekend.span())
    codes = ",".join(sorted(named, key=[day[:3] for day in DAYS].index))
    for start, end in dict.fromkeys(named.values()):
        yield Slot("day", codes, start, end)


def outcodes(text: str) -> Iterator[Slot]:
    """Yield the first half of postcodes: enough to search near, too little to find a home."""
    for found in _OUTCODE.finditer(text):
        if not re.fullmatch(r"[ABCEFGHI]\d|Y\d{1,2}|KS\d|P\d", found[1], re.IGNORECASE):
            yield Slot("place", found[1].upper(), found.start(), found.end())


def dates(text: str) -> Iterator[Slot]:
    """Yield days written as 3/3/2026, 3 March or March 3rd: `YYYY-MM-DD`, year 0000 if none."""
    for found in _DATE.finditer(text):
        day, month, year = (
            found["d"] or found["d2"],
            found["m"] or found["m2"],
            found["y"] or found["y2"],
        )
        number = int(month) if month.isdigit() else _month(month)
        if 1 <= number <= 12 and 1 <= int(day) <= 31:
            whole = f"20{year}" if year and len(year) == 2 else year or "0000"
            yield Slot("date", f"{whole}-{number:02}-{int(day):02}", found.start(), found.end())


def _month(said: str) -> int:
    return next(at for at, name in enumerate(MONTHS, 1) if name.startswith(said[:3].lower()))


def _key(text: str) -> str:
    return " ".join(_TOKEN.findall(text.casefold().replace("’", "'")))


def left_over(text: str, slots: list[Slot]) -> str:
    """Return the words of `text` that no slot covers."""
    kept = "".join(
        " " if any(one.start <= at < one.end for one in slots) else letter
        for at, letter in enumerate(text)
    )
    return " ".join(kept.split())
