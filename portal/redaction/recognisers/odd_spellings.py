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
SAID_MAIL = Recogniser(
    kind="email",
    pattern=re.compile(
        r"(?<![\w.+-])[\w.+-]{2,64}\s{0,2}"
        r"(?:\sa\.?t\.?\s|@{1,3}|\s?[\[({]\s?(?:at|at sign|małpa|arond|et)\s?[\])}])"
        rf"\s{{0,2}}{PART}"
        rf"(?:\.{ENDING}\b|\s?dot\s?{ENDING}\b|\sco\suk\b|\scom\b|\.{PART}\.{ENDING}\b)",
        re.IGNORECASE,
    ),
    accept=lambda found: bool(
        re.match(r"\w*[._+\d-]\w", found[0]) or not re.match(r"\S+\sat\s", found[0])
    ),
    needs=re.compile(r"(?i)@|\ba\.?t\b|[\[({]"),
    finds=(
        ("us, penroses.kernow at example.org", "penroses.kernow at example.org"),
        ("dad_too a.t. hotmail dotcom <- that", "dad_too a.t. hotmail dotcom"),
        ("mrs_p (at sign) example.co.uk", "mrs_p (at sign) example.co.uk"),
        ("dom.pod (małpa) example.pl", "dom.pod (małpa) example.pl"),
        ("sis_with@@gmail.com", "sis_with@@gmail.com"),
        ("hollyb @yahoo co uk anyone", "hollyb @yahoo co uk"),
    ),
    leaves=("look at kent.gov.uk", "school (at last) said no", "we are at example.org.uk"),
)
ODD_NHS = Recogniser(
    kind="nhs_number",
    pattern=re.compile(
        r"(?<![\d£.,])\d{3}[\s.-]?[\dO]{3,4}[\s.-]?[\dO]{3,4}(?![\dO])"
        r"|(?<!\d)\d{3}\W{0,2}(?:\s(?:then|and|dash|space)\s|\s)\d{3}\W{0,2}"
        r"\s(?:then|and|dash|space)\s\d{4}(?!\d)"
        r"|(?i:nhs)\W{0,2}(?i:number|no|num)?\W{0,3}(?P<number>\d{10})(?!\d)"
    ),
    accept=lambda found: bool(found["number"]) or bool(re.search(r"O|[a-z]", found[0])),
    needs=re.compile(r"\dO|O\d|\d\s(?:then|and|dash|space)|(?i:nhs)"),
    finds=(
        ("and 999 896 O746, both", "999 896 O746"),
        ("nhs number 410 then 223 then 2745.", "410 then 223 then 2745"),
        ("NHSnumber9434765919and then", "9434765919"),
    ),
    leaves=("123 and 456 children", "NHS 111", "pages 100 and 200 and 300"),
)
BARE_SIX = Recogniser(
    kind="number",
    pattern=re.compile(
        r"(?<![\w£$€.,/:#+-])(?<!\d\s)\d{6}(?![\w%/:-]|[.,]\d|\s\d|\s?(?:children|pupils|people|pounds|"
        r"families|times|places|plans|votes|quid))"
    ),
    needs=re.compile(r"\d{6}"),
    finds=(("so its just 960418, as ever", "960418"),),
    leaves=("cost £123456", "to 123456 families", "ref/123456", "in 2024"),
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
    text = found[found.lastgroup or 0]
    letters = re.match(r"[A-Za-z]{1,2}", re.sub(r"\s", "", text))
    return letters is not None and letters[0].upper() in AREAS


ODD_POSTCODE = Recogniser(
    kind="postcode",
    pattern=re.compile(
        r"(?<![A-Za-z\d])[A-Z]{1,2}(?:[lI|]\d?|\d[lI|])\s{0,2}[\dOlI][A-Z]{2}(?![A-Za-z\d])"
        r"|(?<![A-Z\d])[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[ABD-HJLNP-UW-Z]\s?[ABD-HJLNP-UW-Z](?![A-Za-z\d])"
        r"|(?<![A-Z\d])[A-Z]{1,2}\d\s\d\s\d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z\d])"
        r"|(?<=[a-z])(?P<glued>(?:[a-z]{2}|(?<=[^\W\d])[a-z])\d{3}[abd-hjlnp-uw-z]{2})(?=[a-z]|\b)"
        r"|(?<![A-Za-z\d])[A-Za-z](?:\s[A-Za-z])?(?:\s\d){1,2}\s{1,3}\d(?:\s[A-Za-z]){2}(?![A-Za-z\d])"
    ),
    accept=_has_area,
    needs=re.compile(r"[A-Z][lI|\d]|\b[A-Za-z]\s\d\s|[a-z]\d{3}[a-z]"),
    finds=(
        ("by MEl4 5XJ; the new one", "MEl4 5XJ"),
        ("distance fromCR0 7TU, measured", "CR0 7TU"),
        ("GL16 7Q J, one bus", "GL16 7Q J"),
        ("wrote L1 9 3XA with", "L1 9 3XA"),
        ("housing atig117ydagain", "ig117yd"),
        ("nursery's C T 2 0  2 W J", "C T 2 0  2 W J"),
        ("m e 1 4 1 x q", "m e 1 4 1 x q"),
    ),
    leaves=("I am All in", "a 5 2 a b", "PE at 2 1 a b"),
)

ALL = (
    RUN_TOGETHER_MAIL,
    TOLD_SPACES,
    TWO_WORD_HOST,
    SAID_MAIL,
    ODD_NHS,
    BARE_SIX,
    GLUED_PHONE,
    JOINED_PHONE,
    LOCAL_PHONE,
    ODD_POSTCODE,
)
