"""Where a family lives: the whole postcode, and a house number with its street.

Of a comment that is published nothing of a postcode stays, unlike in the
chat's `mask`, which searches with the first half. Towns and districts stay.
"""

import re

from portal.redaction.recognisers.recogniser import Found, Recogniser

AREAS = frozenset(
    """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC
    EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS
    LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP
    SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
    """.split()
)

WORDS = frozenset("off old odd one our out owe own its ill inn".split())


def _is_postcode(found: Found) -> bool:
    """Accept a British postcode area followed by a digit; zeros may be typed as the letter O."""
    text = re.sub(r"[\s.-]", "", found[0]).upper()
    # An O may be a letter of the area (YO, PO, CO) or a nought; so either may be the area.
    areas = {text[:length] for length in (1, 2) if re.match(r"[\dOI]", text[length:])}
    if not areas & AREAS or not any(map(str.isdigit, text)):
        return False
    outward, inward = found[0].rstrip()[:-3], found[0].rstrip()[-3:]
    word = not re.search(r"\d", outward) and not outward.isupper()
    if word or inward in WORDS:
        return False  # “now 5ft” and “M20, off” have an O, but nobody means a nought
    return not re.search(r"\s\d?\s?(?:am|pm)$|\d\s(?:at|as|an)$", found[0])


POSTCODE = Recogniser(
    kind="postcode",
    pattern=re.compile(
        r"(?<![A-Za-z\d])[A-Z]{1,2}[\dOI][A-Z\d]?(?:[\s.,-]{0,3}[\dOI]|\s{1,3}[\dOI]\s)"
        r"[ABD-HJLNP-UW-Z]{2}(?![A-Za-z\d])"
        r"|(?<![A-Za-z\d])[A-Z]{1,2}\s[\dOI]{1,2}\s{1,3}[\dOI]\s?[ABD-HJLNP-UW-Z]{2}(?![A-Za-z\d])",
        re.IGNORECASE,
    ),
    accept=_is_postcode,
    needs=re.compile(r"\b[A-Za-z]{1,2}\s?[IOio]?\d|\d[A-Za-z]{2}\b|[A-Za-z]\d"),
    finds=(
        ("we are ME14 1XQ now", "ME14 1XQ"),
        ("me141xq", "me141xq"),
        ("TN23  4AB", "TN23  4AB"),
        ("CT1O 2PQ", "CT1O 2PQ"),
        ("ME14 IXQ", "ME14 IXQ"),
        ("SW1A 2AA.", "SW1A 2AA"),
        ("YO31 2AB, PO1 3AB", "YO31 2AB"),
        ("to CO4 3SQ", "CO4 3SQ"),
        ("ct10-2pq", "ct10-2pq"),
        ("ME 14 1XQ", "ME 14 1XQ"),
    ),
    leaves=(
        "in ME14 and CT10",
        "on M20 at 5am",
        "the M2 5pm queue",
        "Y10 1ST",
        "is 1 2pm",
        "He's now 5ft 9",
        "up the M20, off at junction 9",
        "to 25 1st of May",
    ),
)
SAID = Recogniser(
    kind="postcode",
    pattern=re.compile(
        r"\bpost\s?code\b\s?(?:is|:|-|=)?\s?(?P<code>[A-Z]{1,2}\d[A-Z\d]?(?:\s?\d[A-Z]{0,2})?)(?![A-Za-z\d])",
        re.IGNORECASE,
    ),
    words=frozenset(["postcode", "code"]),
    finds=(("my postcode is ME14 1X", "ME14 1X"), ("post code: ct10", "ct10")),
    leaves=("the postcode lottery", "a postcode search"),
)

SURE_STREET = (
    r"road|rd|street|close|avenue|ave|lane|crescent|cres|gardens|gdns|terrace|mews|drive|grove|"
    r"cottages|parade|broadway|esplanade"
)
STREET = (
    SURE_STREET
    + r"|str|st|cl|ln|dr|way|place|pl|court|ct|park|hill|view|walk|rise|row|green|square|sq|end|"
    r"field|fields|meadow|meadows|wood|woods|villas|buildings|heights|gate|path|chase|reach|quay|"
    r"wharf|yard|croft|dene|mead|vale|bank|side|common|estate|orchard|leas|house|lodge"
)
NOT_STREET = (
    r"(?!(?:in|of|the|a|an|and|or|to|is|was|were|with|for|from|at|by|on|minutes?|mins?|miles?|weeks?|"
    r"months?|years?|days?|hours?|hrs?|times?|children|kids|pupils|people|places?|staff|schools?|long|"
    r"way|per|out|more|different|other|year|minute|hour|week|day|mile|side|main|one|two|this|that|"
    r"down|along|good|bad|big|small|new|old(?!\s\w+\s)|parents?|teachers?|cars?|buses|special|th|nd)\b)"
)
UNIT = (
    r"(?:(?:flat|apartment|apt|unit|plot|pitch|room|no|number|block|caravan)\.?\s?"
    r"(?:\d{1,4}[a-z]?|[a-z])\b,?\s)"
)
TOWN = (
    r"(?:,\s?(?!(?:and|but|so|the|my|he|she|we|they|i|it)\b)[A-Z][a-z]+"
    r"(?:[\s-](?:[A-Z][a-z]+|on|in|the|upon))?(?=[,.\s]|$)){0,2}"
)
NAMED = rf"(?:{NOT_STREET}[A-Z][A-Za-z'-]{{1,20}}\.?\s){{1,3}}(?i:{STREET})\b(?:{TOWN})"
NUMBERED = Recogniser(
    kind="address",
    pattern=re.compile(
        rf"(?<![\w£.,/:-])(?=\d)(?:\d{{1,4}}(?:\s?[/-]\s?\d{{1,4}})?\s?[a-zA-Z]?,?\s{NAMED}"
        rf"|(?i:\d{{1,4}}\s?[a-z]?,?\s(?:{NOT_STREET}[a-z][a-z'-]{{1,20}}\.?\s){{1,3}}"
        rf"(?:{SURE_STREET})\b(?!\s(?:ago|later|away|works)))(?:{TOWN})"
        rf"|\d{{1,3}}[a-zA-Z]?,?\sThe\s(?:[A-Z][a-z'-]{{1,20}}\s)?(?:(?i:{STREET}))\b(?:{TOWN}))"
    ),
    finds=(
        ("we live at 12 Maple Close now", "12 Maple Close"),
        ("14a high street", "14a high street"),
        ("4 The Paddocks Way", "4 The Paddocks Way"),
        ("22 st johns rd", "22 st johns rd"),
        ("109 Tonbridge Hill, Maidstone", "109 Tonbridge Hill, Maidstone"),
        ("7 The Street", "7 The Street"),
        ("12-14 Oak Road", "12-14 Oak Road"),
    ),
    leaves=(
        "20 weeks is a long road",
        "3 miles down the road",
        "15 minutes drive",
        "2 years in the same place",
        "a 5 minute drive",
        "Section 19 of the way",
        "10 different schools on one street",
        "at 9 the school gate",
        "for 3 more weeks drive",
        "Year 7 at Maple Grove",
        "1 in 5 children walk",
    ),
)
UNITED = Recogniser(
    kind="address",
    pattern=re.compile(
        rf"(?i:\b{UNIT})(?:\d{{1,4}}\s?[a-zA-Z]?,?\s)?(?:{NAMED}"
        rf"|(?:{NOT_STREET}[a-z'-]{{2,20}}\s){{1,3}}(?:{SURE_STREET}|court|house)\b"
        r"|The\s[A-Z][a-z]{3,20}\b)"
    ),
    words=frozenset("flat apartment apt unit plot pitch room no number block caravan".split()),
    finds=(
        ("Flat 3, 27 Sea View Road, Margate", "Flat 3, 27 Sea View Road, Margate"),
        ("pitch 7 Barnfield Park", "pitch 7 Barnfield Park"),
        ("flat 2 marsh court", "flat 2 marsh court"),
    ),
    leaves=("a flat no", "no place at all", "room 4 was cold"),
)
COTTAGE = Recogniser(
    kind="address",
    pattern=re.compile(
        rf"\bThe\s[A-Z][a-z]{{2,20}},\s{NAMED}|(?:[A-Z][a-z'-]{{1,20}}\s){{1,3}}(?:Cottage|House|Farm|Lodge|Bungalow|Barn|Rectory|Vicarage|Oast|Manor|"
        rf"Mill|Stables|Forge|Bakery|Hall|Chapel),\s(?:\d{{1,4}}\s)?{NAMED}"
    ),
    words=frozenset(
        "the cottage house farm lodge bungalow barn rectory vicarage oast manor mill stables forge"
        " bakery hall chapel".split()
    ),
    finds=(("Rose Cottage, Mill Lane", "Rose Cottage, Mill Lane"),),
    leaves=("the Farm, Mill school", "the House, Mill"),
)
LIVE = Recogniser(
    kind="address",
    pattern=re.compile(
        r"(?i:\b(?:live|lives|living|lived|moved|moving|home|house|flat|housed|staying)\s(?:is\s)?"
        r"(?:on|in|at|to|into)|\baddress\s?(?:is|:|-)?|\bneighbours?\s(?:on|in))\s(?P<street>(?:\d{1,4}[a-zA-Z]?\s)?"
        rf"(?:(?:(?:the|Old|New)\s)?[A-Z][A-Za-z'-]{{1,20}}\s){{1,3}}(?i:{STREET})\b(?:{TOWN})"
        rf"|\d{{1,4}}[a-z]?\s(?:{NOT_STREET}[a-z'-]{{2,20}}\s){{1,2}}(?:{STREET})\b"
        r"|\d{1,4}[a-zA-Z]?,?\s(?:The\s)?[A-Z][a-z]{2,20}\b)"
    ),
    words=frozenset(
        "live lives living lived moved moving home house flat housed staying address neighbour"
        " neighbours".split()
    ),
    finds=(
        ("we live on Willow Road", "Willow Road"),
        ("i live at 9 maple court", "9 maple court"),
        ("I live at 12 The Ridings", "12 The Ridings"),
    ),
    leaves=("we live in Herne Bay", "moved to the high school", "we live on one wage"),
)

ALL = (POSTCODE, SAID, NUMBERED, UNITED, COTTAGE, LIVE)
