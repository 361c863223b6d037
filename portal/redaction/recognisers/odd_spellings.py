"""Contacts as tired thumbs write them: words run together, letters apart, a dialling code by name.

Each pattern here is for a way of writing that the plain patterns of its kind
must not allow everywhere. Like all of them it carries what it must leave.
"""

import re

from portal.redaction.recognisers.homes import AREAS
from portal.redaction.recognisers.recogniser import Found, Recogniser, digits_of
from portal.redaction.recognisers.telephone import STAY

PART = r"[A-Za-z0-9][\w-]{0,63}"
DOMAIN = rf"{PART}(?:\.{PART}){{1,4}}"
ENDING = r"(?:com|org|net|info|co\.uk|org\.uk|ac\.uk|sch\.uk|gov\.uk|nhs\.uk|nhs\.net|uk|ie|eu|pl)"

RUN_TOGETHER_MAIL = Recogniser(
    kind="email",
    pattern=re.compile(
        rf"(?<![\w.])[\w.+-]{{2,64}}(?:(?<=[a-z\d_])AT(?=[a-z\d])|\sAT\s){PART}(?:\.|DOT|\sDOT\s){PART}(?:\.{PART}){{0,2}}"
    ),
    needs=re.compile(r"AT"),
    finds=(
        ("mail kaisdadATexample.com ok", "kaisdadATexample.com"),
        ("kais-mum AT example.org", "kais-mum AT example.org"),
        ("kaisATexampleDOTorg", "kaisATexampleDOTorg"),
    ),
    leaves=("LOOK AT THIS. It is late", "what a STATement.Then", "WE ARE AT BREAKING POINT"),
)
TOLD_SPACES = Recogniser(
    kind="email",
    pattern=re.compile(
        r"(?<![\w'-])[\w'-]{1,30}(?:\s[\w'-]{1,30}){0,6}"
        r",?\s\(?(?:(?:with\s)?(?:no|without)\sspaces?|(?:all\s)?one\sword)\)?"
        rf",?\s{{0,2}}(?:@|at)\s?{PART}(?:\s?(?:\.|\sdot\s)\s?{PART}){{1,4}}",
        re.IGNORECASE,
    ),
    needs=re.compile(r"(?i)spaces?|one word"),
    finds=(
        ("Mail. our two boys, no spaces, @ example.org", "our two boys, no spaces, @ example.org"),
        ("kais mum all one word at kais dot com", "kais mum all one word at kais dot com"),
    ),
    leaves=("no spaces at the unit", "there were no spaces, at all"),
)
TWO_WORD_HOST = Recogniser(
    kind="email",
    pattern=re.compile(
        rf"(?<![\w.])[\w.+-]{{2,64}}\s+at\s+(?:{PART}\s+){{1,2}}dot\s+(?:com|org|net|co|uk|ac|sch)\b"
        r"(?:\s+dot\s+\w{2,4})?",
        re.IGNORECASE,
    ),
    words=frozenset(["dot"]),
    finds=(("kaisdad at proton mail dot com", "kaisdad at proton mail dot com"),),
    leaves=("we met at the red dot", "look at the dot"),
)
GLUED_PHONE = Recogniser(
    kind="phone",
    pattern=re.compile(
        r"(?<!\d)(?:07\d{9}|0[123]\d{9})(?!\d)|(?<!\w)[oO]h\s?7\d{3}\s?\d{3}\s?\d{3}(?!\d)"
    ),
    needs=re.compile(r"0[1237]\d{4}|[oO]h\s?7\d"),
    finds=(("im on07700900123and I mean it", "07700900123"), ("Oh7700 900 123", "Oh7700 900 123")),
    leaves=("ref 107700900123", "oh 7 of us"),
)
JOINED_PHONE = Recogniser(
    kind="phone",
    pattern=re.compile(
        r"(?<![\w£.,])0\d{2,4}(?:\W{0,2}\s(?:then|and|and then|dash|space|after that)\s)\d{3}"
        r"(?:\W{0,2}\s(?:then|and|and then|dash|space|after that)\s|[\s-]?)\d{3,4}(?!\d)",
        re.IGNORECASE,
    ),
    words=frozenset(["then", "and", "dash", "space", "after"]),
    finds=(
        ("on 07700 then 900 123 please", "07700 then 900 123"),
        ("07700 dash 900 dash 123", "07700 dash 900 dash 123"),
    ),
    leaves=("in 2014 and 2015", "from 0900 then home"),
)
LOCAL_PHONE = Recogniser(
    kind="phone",
    pattern=re.compile(
        r"\b(?:tel|tele|telephone|phone|landline|number|ring|call|home)\b[^.!?\d]{0,60}?[\s:,(]"
        r"(?P<number>\d{3}[\s-]?\d{3,4}|\d{2}\s\d{2}\s\d{2})(?![\w/:%-]|[.,]\d|\s?(?:children|pupils|days|"
        r"weeks|pounds|hours|times|pages|families|places))",
        re.IGNORECASE,
    ),
    accept=lambda found: digits_of(found["number"]) not in STAY,
    words=frozenset("tel tele telephone phone landline number ring call home".split()),
    needs=re.compile(r"\d{3}[\s-]?\d{3}|\d\d\s\d\d\s\d\d"),
    finds=(
        ("Telephone Herne Bay 960533.", "960533"),
        ("on my landline which is Maidstone 960 870, mornings", "960 870"),
    ),
    leaves=(
        "call 116 123 or 999",
        "the number of pupils rose by 123 456 children",
        "phone the council. It spent 123456",
    ),
)


def _has_area(found: Found) -> bool:
    letters = re.match(r"[A-Za-z]{1,2}", re.sub(r"\s", "", found[0]))
    return letters is not None and letters[0].upper() in AREAS


ODD_POSTCODE = Recogniser(
    kind="postcode",
    pattern=re.compile(
        r"(?<![A-Za-z\d])[A-Z]{1,2}(?:[lI|]\d?|\d[lI|])\s{0,2}[\dOlI][A-Z]{2}(?![A-Za-z\d])"
        r"|(?<![A-Za-z\d])[A-Za-z](?:\s[A-Za-z])?(?:\s\d){1,2}\s{1,3}\d(?:\s[A-Za-z]){2}(?![A-Za-z\d])"
    ),
    accept=_has_area,
    needs=re.compile(r"[A-Z][lI|\d]|\b[A-Za-z]\s\d\s"),
    finds=(
        ("by MEl4 5XJ; the new one", "MEl4 5XJ"),
        ("nursery's C T 2 0  2 W J", "C T 2 0  2 W J"),
        ("m e 1 4 1 x q", "m e 1 4 1 x q"),
    ),
    leaves=("I am All in", "a 5 2 a b", "PE at 2 1 a b"),
)

ALL = (
    RUN_TOGETHER_MAIL,
    TOLD_SPACES,
    TWO_WORD_HOST,
    GLUED_PHONE,
    JOINED_PHONE,
    LOCAL_PHONE,
    ODD_POSTCODE,
)
