"""Finds what a message names: a need, an age, a place, a day, a kind of help, a date, a hard word.

Look-up tables built from the directory and a handful of patterns; no guessing.
The same finder serves Rasa's forms and the portal when Rasa is away, so a
sentence means the same to both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

DAYS = {  # the "sun" shines, "SATs" are tests and "thus" is no day
    "mon": r"mon(?:days?)?",
    "tue": r"tue(?:s|sdays?)?",
    "wed": r"wed(?:s|nesdays?)?",
    "thu": r"thu(?:rs?|rsdays?)?",
    "fri": r"fri(?:days?)?",
    "sat": r"sat(?:urdays?)?",
    "sun": r"sundays?",
}
NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
OLDEST = 25
_TOKEN = re.compile(r"[\w'’]+")
_AGE = re.compile(
    r"\b(?:aged?|age of|is|s?he['’]?s|turning|i['’]?m|i am)\s+(?P<said>\d{1,2})\b"
    r"(?!\s*(?:days|weeks|months|hours|times|%))"
    r"|\b(?P<old>\d{1,2})[\s-]*(?:years?|yrs?|yr|y)[\s-]*(?:olds?|o)\b"
    r"|\b(?P<short>\d{1,2})\s*y/?o\b",
    re.IGNORECASE,
)
_WORD_AGE = re.compile(rf"\b(?P<word>{'|'.join(NUMBERS)})[\s-]+years?[\s-]+old", re.IGNORECASE)
_BARE_AGE = re.compile(
    r"^[^\w£]*(?:(?:s?he['’]?s|they['’]?re|i['’]?m|aged?|actually|no|not|sorry|i meant"
    r"|make it|for|a)[\s,]+)*"
    r"(\d{1,2})(?:\s+(?:not|instead)\b.*)?[^\w%]*$",
    re.IGNORECASE,
)
_OUTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)(?:\s*\d[A-Z]{2})?\b", re.IGNORECASE)
# The A20, year Y10, KS2 and an MP3 player lie in no postcode area.
_NO_OUTCODE = re.compile(r"[ACDFHI-KO-RT-VX-Z]\d.?|(?:KS|MP|PS)\d", re.IGNORECASE)
_PART_OF_A_PLAN = re.compile(r"[BEG]\d", re.IGNORECASE)  # or a postcode, when it is whole
_FREE = re.compile(r"\bfree\b(?! time| school)|\bno cost\b", re.IGNORECASE)
# Families' spellings (febuary, septemer) and their languages' (februarie) are months;
# "maybe 9" and "decided 3 times" are not.
_MONTH = (
    r"jan(?:\w*y)?|feb\w*|mar(?:ch)?|apr(?:\w*l\w*)?|may|june?|july?|aug(?:\w*t)?"
    r"|sep(?:t\w*|\w*r)?|oct(?:\w*b\w*|\w*r)?|nov(?:\w*b\w*|\w*r)?|dec(?:e\w*b\w*|\w*r)?"
)
# Without a year only a stroke makes a date of two numbers: "9-11" is an age range.
_DATE = re.compile(
    r"(?<![\d-])(?P<y6>20\d{2})-(?P<m6>\d{1,2})-(?P<d6>\d{1,2})(?![\d-])"
    r"|\b(?!24/7\b)(?P<d1>\d{1,2})\s?/\s?(?P<m1>\d{1,2})(?:\s?/\s?(?P<y1>\d{4}|\d{2}))?\b"
    r"|\b(?P<d2>\d{1,2})[\s.-]+(?P<m2>\d{1,2})(?:[\s.-]+(?P<y2>\d{4})|[.-](?P<y3>\d{2}))\b"
    rf"|\b(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?[\s/.-]+(?:of\s+)?(?P<m4>{_MONTH})\b"
    r"(?:[\s/.,-]+(?P<y4>\d{4}|\d{2})\b)?"
    rf"|\b(?P<m5>{_MONTH})\s+(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?\b(?:[\s,]+(?P<y5>\d{{4}})\b)?",
    re.IGNORECASE,
)
_NEAR_DAY = re.compile(
    r"(?:it was |they got it |on |just |only )*\b(today|yesterday)\b[.! ]*", re.IGNORECASE
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
        free = _FREE.search(text)
        if free:
            found.append(Slot("free", "1", *free.span()))
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
    stated = list(_stated_ages(text))
    yield from stated
    bare = None if stated else _BARE_AGE.match(text)
    if bare and int(bare[1]) <= OLDEST:
        yield Slot("age", str(int(bare[1])), bare.start(1), bare.end(1))


def _stated_ages(text: str) -> Iterator[Slot]:
    """Yield the ages that words beside them make plain."""
    for found in _AGE.finditer(text):
        years = next(part for part in found.groups() if part is not None)
        if int(years) <= OLDEST:
            yield Slot("age", str(int(years)), found.start(), found.end())
    for found in _WORD_AGE.finditer(text):
        yield Slot("age", str(_place_among(NUMBERS, found["word"])), found.start(), found.end())


def days(text: str) -> Iterator[Slot]:
    """Yield the days of the week a text names, each with the codes of all of them (`sat,sun`)."""
    named: dict[str, tuple[int, int]] = {}
    for day, forms in DAYS.items():
        found = re.search(rf"\b(?:{forms})\b", text, re.IGNORECASE)
        if found:
            named[day] = found.span()
    weekend = re.search(r"\bweekends?\b", text, re.IGNORECASE)
    if weekend:
        named |= dict.fromkeys(("sat", "sun"), weekend.span())
    codes = ",".join(day for day in DAYS if day in named)
    for start, end in dict.fromkeys(named.values()):
        yield Slot("day", codes, start, end)


def outcodes(text: str) -> Iterator[Slot]:
    """Yield the first half of postcodes: enough to search near, too little to find a home."""
    for found in _OUTCODE.finditer(text):
        alone = found[0] == found[1]
        if not (_NO_OUTCODE.fullmatch(found[1]) or (alone and _PART_OF_A_PLAN.fullmatch(found[1]))):
            yield Slot("place", found[1].upper(), found.start(), found.end())


def dates(text: str) -> Iterator[Slot]:
    """Yield days written as 3/3/2026, 3 March or March 3rd: `YYYY-MM-DD`, year 0000 if none.

    “Today” and “yesterday” stay words, when little else is said.
    """
    for found in _DATE.finditer(text):
        said = {name[0]: part for name, part in found.groupdict().items() if part}
        day, month, year = said["d"], said["m"], said.get("y")
        number = int(month) if month.isdigit() else _place_among(SHORT_MONTHS, month[:3]) + 1
        if 1 <= number <= 12 and 1 <= int(day) <= 31:
            whole = int(year or 0) + (2000 if year and len(year) == 2 else 0)
            yield Slot("date", f"{whole:04}-{number:02}-{int(day):02}", found.start(), found.end())
    near = _NEAR_DAY.fullmatch(text)
    if near:
        yield Slot("date", near[1].lower(), *near.span(1))


def _place_among(names: Sequence[str], said: str) -> int:
    """Return where `said` stands; the same match found it, so "fıve" and "ſep" are known too."""
    return next(at for at, name in enumerate(names) if re.fullmatch(name, said, re.IGNORECASE))


def _key(text: str) -> str:
    return " ".join(_TOKEN.findall(text.casefold().replace("’", "'")))


def left_over(text: str, slots: list[Slot]) -> str:
    """Return the words of `text` that no slot covers."""
    kept = "".join(
        " " if any(one.start <= at < one.end for one in slots) else letter
        for at, letter in enumerate(text)
    )
    return " ".join(kept.split())
