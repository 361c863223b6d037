"""Names of schools, hidden only where the comment is about one child.

“Oakfield Academy runs a good club” tells about a school; “my son is in Year 4
at Oakfield Academy” tells where a child is to be found.
"""

import re
from collections.abc import Iterator

from portal.redaction.names.word_lists import FOLDER
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
    r"(?P<school>(?!(?:the|a|an|my|his|her|our|their|any|some|local|mainstream|special|primary|"
    r"secondary|new|old|good|big|small|different|another|same|this|that|high|home|infant|junior|"
    r"nursery|grammar|all|every|private|first|normal|next|free|lower|upper|middle|least|most|"
    r"starting|finishing|both|no|one|two|which|what|when|public)\b)"
    r"[a-z'-]{4,16}(?:\s(?!and|or|the|with|in|at|for|is|was|to|from\b)[a-z'-]{4,14})?\s"
    r"(?:primary|academy|infants|juniors|grammar)(?:\sschool|\sacademy)?)\b"
)
CLUBS = frozenset(
    "young carers portage bay wells street team club group hub centre clinic hospital service"
    " tuesday sunshine isle tonbridge romney paddock speech occupational music art drama lego youth"
    " sixth".split()
)
ONE_CHILD = re.compile(
    r"\b(?:my|our|his|her|their)\s(?:\w+[\s-]){0,3}(?:son|daughter|child|boy|girl|grandson|"
    r"granddaughter|lad|little\sone|eldest|youngest|nephew|niece|twins?|stepson|stepdaughter|brother|"
    r"sister|teenager|foster\schild)\b|\bi\sgo\sto\b|\b(?:he|she)\s(?:goes|go|attends|attended|"
    r"started|left|moved|(?:is|was)\s(?:now\s)?(?:in|at))\b",
    re.IGNORECASE,
)


def find_schools(
    text: str, words: frozenset[str], about_somebody: bool
) -> Iterator[tuple[str, int, int]]:
    """Yield schools in `text` where it is about one child, or names somebody."""
    if not (about_somebody or ONE_CHILD.search(text)):
        return
    for recogniser in ALL:
        yield from recogniser.find(text, words)


KNOWN = tuple((FOLDER / "schools.txt").read_text("utf-8").split("\n")[:-1])
LONG = "|".join(re.escape(one) for one in KNOWN if " " in one and not one.startswith("the "))
SHORT = "|".join(re.escape(one) for one in KNOWN)
GOES = (
    r"(?:goes\sto|go\sto|going\sto|went\sto|attends?|attended|attending|pupil\sat|student\sat|"
    r"places?\sat|placed\sat|year\s\d{1,2}\sat|reception\sat|excluded\sfrom|enrolled\sat|on\sroll\sat|"
    r"settled\s(?:at|in)|started\s(?:at|in)|starts\sat|moved\s(?:to|from)|left|transferred\sto|"
    r"is\s(?:now\s)?at|was\sat|been\sat|school\sis|school\s?[:,-])"
)
ALL = (
    Recogniser(
        kind="school",
        pattern=re.compile(
            rf"\b(?P<known>(?:{LONG})(?:\s(?:school|academy))?)\b"
            rf"|\b{GOES}\s(?P<short>(?:{SHORT})(?:\s(?:school|academy))?)\b",
            re.IGNORECASE,
        ),
        finds=(
            ("he left Five Acre Wood", "Five Acre Wood"),
            ("she goes to oakley", "oakley"),
            ("is now at The Wyvern", "The Wyvern"),
        ),
        leaves=("Oakley is a big place", "the milestone was missed"),
    ),
    Recogniser(
        kind="school",
        pattern=re.compile(
            r"\b(?i:attends?|attended|attending|pupil\sat|student\sat|year\s\d{1,2}\sat|reception\sat|"
            r"excluded\sfrom|enrolled\sat|on\sroll\sat)\s"
            rf"(?P<school>{GENERIC}[A-Z][a-z'-]{{2,20}}\s(?!{KIND}\b)[A-Z][a-z'-]{{2,20}}"
            r"(?:\s[A-Z][a-z'-]{2,20})?)\b"
        ),
        accept=lambda found: CLUBS.isdisjoint(found["school"].lower().split()),
        finds=(("he attends Maple Rise", "Maple Rise"), ("in Year 4 at Hop Garden", "Hop Garden")),
        leaves=(
            "she attends Young Carers",
            "he attends Kent Portage",
            "she attends Herne Bay clinic",
        ),
    ),
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
