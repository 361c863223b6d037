"""Postcodes whose shape is not the Post Office's: a space astray, a digit in words, odd letters.

The plain pattern lets only letters stand at the end that the Post Office uses
there. Families do not know that rule, and a code with a slip in it still tells a
neighbour which road is meant.
"""

import re

from portal.redaction.recognisers.homes import AREAS
from portal.redaction.recognisers.recogniser import Found, Recogniser

# Two letters that are more often a word or a unit than the end of a postcode.
WORDS = frozenset(
    "am pm km cm mm kg mg ml ft in of to is it at as an on by so we he my me no up us if go do be"
    " or ok st nd rd th yr hr hz oz kb mb gb ms vs mi yo ks im id ie eg tv uk eu gp ep".split()
)
TOLD = re.compile(r"(?:post\s?code|live|living|moved|address|based|we are|we're|i'm|im)\b", re.I)
NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|oh|zero|nought)"
)


def _ends_like_one(found: Found) -> bool:
    """Accept an area of the Post Office before it, and letters at the end that are no word."""
    area = re.sub(r"\W", "", found["area"]).upper()
    last = re.sub(r"\s", "", found["last"])
    told = bool(TOLD.search(found.string[max(0, found.start() - 30) : found.start()]))
    if area not in AREAS:
        return False
    if last.lower() in WORDS and not told:
        return False
    attached = re.match(r"[A-Za-z]{1,2}\d", found["code"])
    return bool(told or attached or last.isupper() or area.lower() not in WORDS)


ANY_LETTERS = Recogniser(
    kind="postcode",
    pattern=re.compile(
        r"(?<![A-Za-z\d])(?P<code>(?P<area>[A-Z]{1,2})\d[A-Z\d]?\s{0,2}\d(?P<last>[A-Z]{2}))"
        r"(?![A-Za-z\d])",
        re.IGNORECASE,
    ),
    accept=_ends_like_one,
    needs=re.compile(r"[A-Za-z]\d"),
    finds=(("the (TN15 8KL) side", "TN15 8KL"), ("I'm at ME12 2LK, ring", "ME12 2LK")),
    leaves=("on the M20 5KM south", "M2 5PM", "KS2 4LK", "Y10 1ST", "the A2 5km on"),
)
ASTRAY = Recogniser(
    kind="postcode",
    pattern=re.compile(
        r"(?<![A-Za-z\d])(?P<code>(?P<area>[A-Z]{1,2})[\s.,-]{0,2}\d(?:[\s.,-]{0,2}\d){1,2}"
        r"[\s.,-]{0,2}(?P<last>[A-Z]\s?[A-Z]))(?![A-Za-z\d])",
        re.IGNORECASE,
    ),
    accept=_ends_like_one,
    needs=re.compile(r"[A-Za-z][\s.,-]{0,2}\d"),
    finds=(
        ("We live DA1 18 NU.", "DA1 18 NU"),
        ("it's Me 135 LT", "Me 135 LT"),
        ("is me1 26 ty thumb slipped", "me1 26 ty"),
    ),
    leaves=(
        "so 12 5 pm then",
        "M20 10 AM",
        "give me 13 or 14",
        "to 20 weeks",
        "in 20 12 of us",
        "A2 20 mph",
        "we 12 3 of us",
    ),
)
IN_WORDS = Recogniser(
    kind="postcode",
    pattern=re.compile(
        rf"(?<!\w)(?P<code>(?P<area>[A-Z]\s?[A-Z]?)\s(?:{NUMBER}|\d{{1,2}})(?:\s{NUMBER})?"
        rf"\s?(?:{NUMBER}|\d)\s?(?P<last>[A-Z]\s?[A-Z]))(?!\w)",
        re.IGNORECASE,
    ),
    accept=lambda found: bool(re.search(NUMBER, found[0], re.I)) and _ends_like_one(found),
    words=frozenset(NUMBER[3:-1].split("|")),
    finds=(
        ("T N nine 2 E F as I told", "T N nine 2 E F"),
        ("my post code is me sixteen 9nd.", "me sixteen 9nd"),
        ("ME fourteen 1 XQ", "ME fourteen 1 XQ"),
    ),
    leaves=("he is one 2 of us", "so two 3 of us", "we one two it", "at nine 2 of us"),
)

ALL = (ANY_LETTERS, ASTRAY, IN_WORDS)
