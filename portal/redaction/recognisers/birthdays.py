"""Dates of birth: a date with words beside it that say somebody was born.

Dates of meetings and letters stay; the age of a child stays too.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from portal.redaction.recognisers.recogniser import Recogniser

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|"
    r"twenty[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|"
    r"thirty[ -]first)"
)
DAY = rf"(?:\d{{1,2}}\s?(?:st|nd|rd|th)?|{ORDINAL})"
YEAR = r"(?:(?:19|20)\d\d|'?\d\d)"
NUMERIC = (
    r"(?:\d{1,2}\s?[./\\-]\s?\d{1,2}\s?[./\\-]\s?(?:\d{4}|\d{2})|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|"
    r"\d{1,2}\s\d{1,2}\s(?:\d{4}|\d{2})|[0-3]\d[01]\d(?:(?:19|20)\d\d|\d\d))(?!\d)"
)
WORDED = (
    rf"(?:(?:the\s)?{DAY}\s?(?:day\s)?(?:of\s)?[-/]?{MONTH}(?:[\s,/-]{{1,3}}{YEAR}(?!\d))?"
    rf"|{MONTH}\s(?:the\s)?{DAY}(?:[\s,]{{1,3}}{YEAR})?(?!\w))"
)
FULL = (
    rf"(?:{NUMERIC}|(?:the\s)?{DAY}\s?(?:day\s)?(?:of\s)?[-/]?{MONTH}[\s,/-]{{1,3}}{YEAR}(?!\d)"
    rf"|{MONTH}\s(?:the\s)?{DAY}[\s,]{{1,3}}{YEAR}(?!\d))"
)
MANY = re.compile(r"\b(?:children|babies|pupils|those|kids|anyone|everyone|all|people)\b", re.I)
SURE = (
    r"(?:\bd\.?\s?o\.?\s?b\b\.?|\bdate[\s-](?:of|off)[\s-]birth\b|\bbirth\s?date\b|\bb\.?day\b|\bbirth\s?day\b"
    r"|\bdata\surodzenia\b)"
)
LINK = r"(?:'s|\s(?:is|was|on|falls\son|of))?(?:\son|\sthe(?=\s\d))?[\s:;=,(/-]{0,4}"
BESIDE = re.compile(rf"\s?\(\s?({FULL})\s?\)|\s({NUMERIC})", re.IGNORECASE)
BIRTHDAY = Recogniser(
    kind="birthday",
    pattern=re.compile(
        rf"{SURE}{LINK}(?P<a>{NUMERIC}|{WORDED}|{MONTH}\s{YEAR}(?!\d))"
        rf"|\b(?:was\s|is\s|were\s)?born(?:\s(?:on|early|prematurely|at\s\d\d\sweeks))?(?:\s(?:on))?[\s:,(]{{1,3}}"
        rf"(?P<b>{NUMERIC}|{WORDED})"
        rf"|\b(?:he|she|they|was|child|son|daughter|boy|girl|\w+'s|is)\s(?:was\s)?born\sin\s(?P<c>{MONTH}\s(?:of\s)?(?:19|20)\d\d)"
        rf"|\b(?:turn(?:ed|s|ing)?)\s(?:\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|"
        rf"ten|eleven|twelve|\w{{3,5}}teen)\s(?:years\sold\s)?on\s(?:the\s)?(?P<d>{FULL}|{WORDED})"
        rf"|(?<![\w/.-])(?P<e>{FULL})\s?[(,-]?\s?(?:is\s(?:his|her|my|their)\s)?(?:d\.?o\.?b\b|date\sof\sbirth|birthday)"
        rf"|\bb\.\s?(?P<f>{NUMERIC})",
        re.IGNORECASE,
    ),
    words=frozenset(
        "born birth birthday birthdate dob bday b day turn turns turned turning surodzenia".split()
    ),
    needs=re.compile(r"\d|(?i:th\b|first|second|third)"),
    finds=(
        ("dob 12/3/2015 ok", "12/3/2015"),
        ("D.O.B: 03.05.14", "03.05.14"),
        ("born on 3rd May 2014 in Ashford", "3rd May 2014"),
        ("date of birth is the third of May 2014", "the third of May 2014"),
        ("born 2014-05-03", "2014-05-03"),
        ("his birthday is 3rd May", "3rd May"),
        ("he was born in March 2016", "March 2016"),
        ("she turned 5 on 3 May 2024", "3 May 2024"),
        ("DOB 030514", "030514"),
        ("12/03/2015 (dob)", "12/03/2015"),
        ("date of birth May 3rd, 2014", "May 3rd, 2014"),
    ),
    leaves=(
        "the meeting on 12/3/2015",
        "letter of 3rd May 2024",
        "her 5th birthday came and went",
        "children born in August start at four",
        "babies born in August 2020 and after",
        "born with a heart condition",
        "he is 8",
        "turned 5 in May",
    ),
)

WAS_ON = Recogniser(
    kind="birthday",
    pattern=re.compile(
        rf"\b(?:he|she|they|son|daughter|was|is|be|'ll\sbe)\s\d{{1,2}}\son\s(?:the\s)?(?P<day>{FULL})",
        re.IGNORECASE,
    ),
    needs=re.compile(r"\d\son\s(?:the\s)?\d"),
    finds=(("she was 5 on 12/03/2020", "12/03/2020"), ("he'll be 9 on 3 May 2025", "3 May 2025")),
    leaves=("we got 5 on 12/03/2020", "it was late on 12/03/2020"),
)
BORN_IN = Recogniser(
    kind="birthday",
    pattern=re.compile(
        rf"\bborn\sin\s(?P<month>{MONTH}\s(?:of\s)?(?:19|20)\d\d)"
        r"(?!\s(?:or|and)\s(?:later|after|before|earlier|onwards))",
        re.IGNORECASE,
    ),
    accept=lambda found: not MANY.search(found.string[max(0, found.start() - 30) : found.start()]),
    words=frozenset(["born"]),
    finds=(("Born in March 2015, no plan", "March 2015"),),
    leaves=("children born in March 2015 start late", "anyone born in August 2020 or later"),
)

YEARS_AGO = range(3, 27)  # a child or young person; a meeting was hardly so long ago
ELSEWHERE = Recogniser(
    kind="birthday",
    pattern=re.compile(rf"(?<![\w/.-]){FULL}(?![\w/-])", re.IGNORECASE),
    accept=lambda found: _years_ago(found[0]) in YEARS_AGO,
    words=frozenset("born birth births birthday birthdays birthdate dob bday baby twins".split()),
    needs=re.compile(r"\d"),
    finds=(
        ("three dates of birth in one plan, the right one is 30/11/2017", "30/11/2017"),
        ("born on the day they say, put 28/02/2012 then", "28/02/2012"),
        ("On 11th July 2009 I had a baby boy", "11th July 2009"),
    ),
    leaves=(
        "the date of birth was wrong in the letter of 12/03/2026",
        "the meeting of 12/03/2015 came too late",
        "a baby group since May 2014",
    ),
)

ALL = (BIRTHDAY, WAS_ON, BORN_IN, ELSEWHERE)


def _years_ago(day: str) -> int:
    """Return how many years ago a full date was; two digits mean the nearest past year."""
    numbers = re.findall(r"\d{2,}", day)
    written = next((one for one in numbers if len(one) == 4), numbers[-1] if numbers else "0")
    year, now = int(written[-4:]), date.today().year  # noqa: DTZ011  # the day makes no difference
    if len(written) == 6:
        year = int(written[4:])
    return now - year if year >= 1000 else (now - year) % 100


def find_beside(text: str, names: Iterable[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Yield dates right behind a name, as in “Kai (12/03/2015)”."""
    for _, _, end in names:
        if found := BESIDE.match(text, end):
            yield "birthday", *found.span(1 if found[1] else 2)
