"""Marks capitalised words that are no person: saints, buildings, services, public figures."""

from portal.redaction.names.hunt import Hunt
from portal.redaction.names.signs import ORGANISATION

SAINTS = frozenset("st saint saints ss".split())
SMALL_TOO = frozenset(
    "centre center hospital road street avenue academy hospice clinic court trust estate park class"
    " ward knife sponge syndrome disease building wing".split()
)
ROYAL = frozenset("princess prince queen king duke duchess earl".split())
SURNAMES_TOO = frozenset("lane hill hall park wood green church bridge west".split())
AFTER_THE = frozenset("report review inquiry test scale model method approach unit room".split())
HELPER = frozenset(
    "support sessions session trained time group work assistant training room teacher".split()
)
MEETING = frozenset("the a first second third assessment our".split())
NAMED_AFTER = frozenset("law rule fund trust foundation charity hospice legacy act bill".split())
BETWEEN = frozenset("and of the".split())


def block(hunt: Hunt) -> None:
    """Mark what must stay unless a title or the like stands right before it."""
    tokens = hunt.sentence.tokens
    for index, token in enumerate(tokens):
        for rest in hunt.lists.phrases.get(token.low, ()):
            if [hunt.sentence.low(index + step) for step in range(1, len(rest) + 1)] == rest:
                hunt.blocked.update(range(index, index + len(rest) + 1))
                hunt.fixed.update(range(index, index + len(rest) + 1))
        if token.low in ROYAL and hunt.has_capital(token) and not token.first:
            hunt.blocked.add(index + 1)
        if token.low in SAINTS and (token.cap or not hunt.sentence.capitals):
            _block_onward(hunt, index + 1)
        if token.low in ORGANISATION and _names_a_place(hunt, index):
            _block_back(hunt, index - 1)
            _loosen(hunt, index)
        if token.low in ("sam", "sams", "elsa") and _is_meeting(hunt, index):
            hunt.blocked.add(index)


def _loosen(hunt: Hunt, index: int) -> None:
    """Rebecca Lane may be a person where a sign says so: exactly two words, the first a name."""
    first = index - 1
    surname = hunt.sentence.tokens[index].low in SURNAMES_TOO
    if surname and first - 1 not in hunt.blocked and hunt.lists.is_sure(hunt.sentence.low(first)):
        hunt.loose.add(first)


def _is_meeting(hunt: Hunt, index: int) -> bool:
    """A Statutory Assessment Meeting is called SAM, and so is many a child."""
    token = hunt.sentence.tokens[index]
    if token.low == "elsa":  # emotional literacy support assistant
        return hunt.next_is(index, HELPER) or (token.upper and hunt.sentence.capitals)
    near = hunt.sentence.low(index - 1) in MEETING or hunt.sentence.low(index + 1).startswith(
        "meeting"
    )
    return near or (token.upper and hunt.sentence.capitals)


def _names_a_place(hunt: Hunt, index: int) -> bool:
    token = hunt.sentence.tokens[index]
    the = token.low in AFTER_THE and hunt.sentence.low(index - 2) in ("the", "a")
    return token.gap in (" ", "-") and (token.cap or token.low in SMALL_TOO or the)


def _block_onward(hunt: Hunt, index: int) -> None:
    """Block the saint's name, and whatever capitals follow it."""
    tokens = hunt.sentence.tokens
    while index < len(tokens) and tokens[index].gap in (" ", ". ", "."):
        if not hunt.has_capital(tokens[index]) and hunt.sentence.capitals:
            return
        hunt.blocked.add(index)
        if not hunt.sentence.capitals:
            return
        index += 1


def _block_back(hunt: Hunt, index: int) -> None:
    """Block the run of capitalised words that an organisation's noun ends."""
    tokens = hunt.sentence.tokens
    while index >= 0 and (hunt.has_capital(tokens[index]) or tokens[index].low in BETWEEN):
        if tokens[index].owns and tokens[index].low not in hunt.lists.doubtful:
            if tokens[index + 1].low in NAMED_AFTER:
                hunt.blocked.add(index)
            return
        hunt.blocked.add(index)
        if tokens[index].gap not in (" ", "-", " & "):
            return
        index -= 1
