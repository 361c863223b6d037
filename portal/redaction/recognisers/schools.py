"""Names of schools, hidden only where the comment is about one child.

“Oakfield Academy runs a good club” tells about a school; “my son is in Year 4
at Oakfield Academy” tells where a child is to be found.
"""

import re
from collections.abc import Iterator

from portal.redaction.recognisers.recogniser import Recogniser

PART = r"(?:[A-Z][A-Za-z'-]{1,20}\.?)"
KIND = (
    r"(?:Primary|Infants?|Juniors?|Secondary|Grammar|High|Special|Nursery|Pre-?school|Academy|School|"
    r"College|Comprehensive|Community|Church|C\.?\s?of\.?\s?E\.?|CE|CEP|RC|Catholic|Free|Boys|Girls|"
    r"Boys'|Girls'|Technology|Prep|Preparatory|Foundation|Upper|Lower|Middle|Sixth|Form|SRP|Unit)"
)
GENERIC = (
    r"(?!(?:The|A|An|My|His|Her|Our|Their|Any|Some|Every|Each|Local|Mainstream|Special|Primary|Secondary|"
    r"Infants?|Juniors?|Nursery|Grammar|High|Independent|State|Public|Private|Free|Church|Village|Kent|"
    r"Leicestershire|England|Which|This|That|No|New|Old|Home|Most|Many|All|Other|Both|And|Or|In|At|For|From|"
    r"When|If|But|So|Since|After|Before|Boarding|Forest|PE|Summer|Saturday|Whole|Big|Special|Residential|Further|Higher|Sixth|Year|Why|Our|Sunday|Special)\b)"
)
FULL = re.compile(
    rf"\b{GENERIC}{PART}(?:\s(?:of|the|and|&|on|in)\s{PART}|\s(?!{KIND}\b){PART}){{0,3}}\s{KIND}(?:\s{KIND}){{0,4}}\b(?!\s(?:Road|Street|Lane))"
)
SAINT = re.compile(
    r"\b(?:st|saint)\.?\s[a-z][a-z'-]{2,15}(?:\s(?!primary|school|infants?|juniors?|academy|nursery|c\b)[a-z'-]{3,12})?"
    r"(?:'s|s')?\s(?:c\.?\s?of\s?e\.?\s|ce\s|rc\s|catholic\s|church\s)?(?:primary|infants?|juniors?|academy|nursery|school|"
    r"grammar|secondary|high|college)\b(?:\s(?:school|academy))?",
    re.IGNORECASE,
)
SMALL = re.compile(
    r"\b(?:goes(?:\sto)?|go\sto|going\sto|at|attends?|attending|attended|left|joined|started|starts|from|into)\s"
    r"(?P<school>(?!(?:the|a|an|my|his|her|our|their|any|some|local|mainstream|special|primary|secondary|new|old|good|"
    r"big|small|different|another|same|this|that|high|home|infant|junior|nursery|grammar|all|every|private|first|normal|"
    r"next|free|lower|upper|middle|least|most|starting|finishing|both|no|one|two|which|what|when|public)\b)"
    r"[a-z'-]{4,16}(?:\s(?!and|or|the|with|in|at|for|is|was|to|from\b)[a-z'-]{4,14})?\s"
    r"(?:primary|academy|infants|juniors|grammar)(?:\sschool|\sacademy)?)\b"
)
KINDS = frozenset(
    "primary infant infants junior juniors secondary grammar high special nursery preschool school"
    " academy college comprehensive".split()
)
ONE_CHILD = re.compile(
    r"\b(?:my|our|his|her|their|the)\s(?:\w+[\s-]){0,3}(?:son|daughter|child|boy|girl|grandson|"
    r"granddaughter|lad|little\sone|eldest|youngest|nephew|niece|twins?|stepson|stepdaughter|brother|"
    r"sister|teenager|foster\schild)\b|\b(?:he|she)\s(?:is|was|goes|attends|has|started|left|joined)\b|\bi\sgo\sto\b",
    re.IGNORECASE,
)


def find_schools(
    text: str, words: frozenset[str], about_somebody: bool
) -> Iterator[tuple[str, int, int]]:
    """Yield schools in `text` where it is about one child, or names somebody."""
    if KINDS.isdisjoint(words) or (not about_somebody and not ONE_CHILD.search(text)):
        return
    for recogniser in ALL:
        yield from recogniser.find(text, words)


ALL = (
    Recogniser(
        kind="school",
        pattern=FULL,
        finds=(
            ("he goes to Oakfield Primary School", "Oakfield Primary School"),
            ("at St Peter's C of E Primary School now", "St Peter's C of E Primary School"),
            ("left Five Acre Wood School", "Five Acre Wood School"),
            ("Holmesdale Technology College", "Holmesdale Technology College"),
        ),
        leaves=(
            "a Special School place",
            "Kent Special School",
            "The School was kind",
            "Primary School",
        ),
    ),
    Recogniser(
        kind="school",
        pattern=SAINT,
        finds=(("she is at st peters primary school", "st peters primary school"),),
        leaves=("the 1st primary school", "st peters hospital"),
        words=frozenset(["st", "saint"]),
    ),
    Recogniser(
        kind="school",
        pattern=SMALL,
        finds=(("he goes to oakfield primary", "oakfield primary"),),
        leaves=("he goes to a mainstream primary", "at primary school"),
    ),
)
