"""What is done by people and to people only: it tells an unheard word is somebody's name."""

from portal.redaction.names.hunt import Hunt
from portal.redaction.names.signs import KIN, ROLES

MEETS = frozenset(
    """
    told asked ask met rang phoned emailed texted messaged saw thanked contact contacted took
    adopted fostered adore adores adored collected raised hugged bathed dressed
    """.split()
)
CONTACT = frozenset(
    """
    god spoke speak spoken speaking talk talked talking thanks call calls email emails letter visit
    message help helped seen out happened kind listen listened explained chat
    """.split()
)
TOWARDS = frozenset("to with from by for".split())
DONE = frozenset(
    """
    born diagnosed adopted excluded bullied referred suspended nonverbal non-verbal autistic deaf
    blind terrified scared anxious premature fostered restrained
    """.split()
)
CANNOT = frozenset(
    "doesn't doesnt can't cant cannot didn't didnt won't wont couldn't couldnt isn't wasn't".split()
)
LIVES = frozenset(
    """
    speak talk sleep eat walk like want know read write sit understand cope go get see hear play
    sleeping eating talking walking speaking
    """.split()
)
OFFICES = frozenset(
    "team office transport council desk helpline department panel reception".split()
)
PRONOUNS = frozenset("he she him his her he's she's".split())


def is_met(hunt: Hunt, index: int) -> bool:
    """Spoke to Will, told Grace, a call from Hope: only people are met."""
    before, earlier = hunt.sentence.low(index - 1), hunt.sentence.low(index - 2)
    well = (earlier, before) in (("well", "done"), ("proud", "of"))
    return before in MEETS or well or (before in TOWARDS and earlier in CONTACT)


def is_he_or_she(hunt: Hunt, index: int) -> bool:
    """Tell whether the next words speak of one person, and of nobody named otherwise."""
    for place in range(index + 1, index + 12):
        if hunt.sentence.low(place) in KIN or hunt.sentence.low(place) in ROLES:
            return False
        if hunt.sentence.low(place) in PRONOUNS:
            return True
    return False


def is_living(hunt: Hunt, index: int) -> bool:
    """Zylo was born, Hope doesn't sleep, Zylo has been diagnosed."""
    if not hunt.sentence.after(index).isspace():
        return False
    verb, then, last = (hunt.sentence.low(index + step) for step in (1, 2, 3))
    if verb in ("is", "was", "has", "got"):
        return then in DONE or (then in ("been", "just", "being") and last in DONE)
    return verb in CANNOT and then in LIVES


def is_of_an_office(hunt: Hunt, index: int) -> bool:
    """Zylo from the SEN team rang."""
    if hunt.sentence.low(index + 1) not in ("from", "at", "in"):
        return False
    return any(hunt.sentence.low(index + step) in OFFICES for step in range(2, 6))


def is_classmate(hunt: Hunt, index: int) -> bool:
    """Zylo in my son's class."""
    owner = hunt.sentence.low(index + 2) in ("my", "his", "her", "our")
    there = hunt.sentence.low(index + 3) in KIN or hunt.sentence.low(index + 3) in ("class", "year")
    return hunt.sentence.low(index + 1) == "in" and owner and there
