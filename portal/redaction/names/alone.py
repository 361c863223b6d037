"""Names that stand alone: known from a list, or by what is said of them."""

import re

from portal.redaction.names.deeds import (
    is_classmate,
    is_he_or_she,
    is_living,
    is_met,
    is_of_an_office,
)
from portal.redaction.names.hunt import ACRONYMS, Hunt
from portal.redaction.names.signs import (
    ANIMATE,
    BELONGS,
    DOES,
    FOLLOWS,
    IS_SOMEBODY,
    KIN,
    MONTHS,
    ROLES,
    SHORT_WORDS,
)
from portal.redaction.names.tokens import Token

MODALS = frozenset("will would can could also now still really just always never".split())
PLACES_TOO = frozenset(
    "victoria stanley ashley douglas charlotte florence georgia jordan sydney shirley".split()
)
PARENTS = frozenset("mum mom mother dad father parents sister brother nan gran grandma".split())
SAYS = frozenset("said told asked explained promised".split())
SEASONS = frozenset("summer autumn spring winter".split())
OF_CLANS = re.compile(r"(?:Mc|O'|D')[A-Z][a-z]")  # McIlhatton, O'Dowd, D'Souza
BRANDS = frozenset("mcdonald mcdonalds mcflurry mcvitie mcvities".split())
RINGS = re.compile(r",?\s\(?(?:0|\+44)[\d\s]{4}")


def mark(hunt: Hunt) -> None:
    """Find the names that no sign announces."""
    for index, token in enumerate(hunt.sentence.tokens):
        if index in hunt.loose and hunt.next_is(index + 1, DOES):
            hunt.names.add(index)
        if index in hunt.names or index in hunt.blocked or token.low in hunt.lists.kept:
            continue
        if len(token.low) == 1 and _are_initials(hunt, index):
            hunt.names |= {index, index + 1}
        if len(token.low) < 2 or token.low in KIN or token.low in ROLES:
            continue
        if _is_name(hunt, index, token):
            hunt.names.add(index)


def _are_initials(hunt: Hunt, index: int) -> bool:
    """A.J. is nine."""
    tokens = hunt.sentence.tokens
    if index + 1 >= len(tokens) or tokens[index + 1].gap != "." or len(tokens[index + 1].low) != 1:
        return False
    somebody = (
        hunt.sentence.low(index + 2) in IS_SOMEBODY and hunt.sentence.after(index + 1) == ". "
    )
    return somebody and hunt.has_capital(tokens[index]) and hunt.has_capital(tokens[index + 1])


def _is_name(hunt: Hunt, index: int, token: Token) -> bool:
    if hunt.has_capital(token):
        return _with_capital(hunt, index, token)
    if hunt.sentence.capitals and token.upper:
        return _shouted(hunt, index, token)
    return _in_small_letters(hunt, index, token)


def _with_capital(hunt: Hunt, index: int, token: Token) -> bool:
    word, lists = token.low, hunt.lists
    if hunt.sentence.low(index - 1) in ("the", "a", "an") and token.gap == " ":
        return False  # the Lenehan report
    if OF_CLANS.match(hunt.sentence.text, token.start) and word not in BRANDS:
        return True
    if RINGS.match(hunt.sentence.text, token.end) and (
        lists.is_name(word) or hunt.is_unheard(word)
    ):
        return True  # Priya 07700 900123
    if lists.is_sure(word) and word not in PLACES_TOO:
        return True
    belongs = token.owns and hunt.next_is(index, BELONGS)
    if word in lists.word_names or word in PLACES_TOO:
        if token.first:
            owner = token.owns and word not in PLACES_TOO
            acts = hunt.is_somebody(index) or hunt.next_is(index, DOES - MODALS)
            return owner or belongs or acts or is_of_an_office(hunt, index)
        return token.owns or _goes_on(hunt, index)
    if word in lists.doubtful:
        return _doubtful(hunt, index, token, belongs)
    if word in lists.surnames:
        return not token.first or belongs or hunt.next_is(index, DOES)
    if not hunt.is_unheard(word) or hunt.foreign:
        return False
    return _unheard(hunt, index, token, belongs)


def _unheard(hunt: Hunt, index: int, token: Token, belongs: bool) -> bool:
    """A word in no list is somebody when it does what people do; a service's name is not."""
    if belongs or is_living(hunt, index) or is_of_an_office(hunt, index):
        return True
    acts = hunt.next_is(index, DOES - MODALS)
    if token.first:
        return hunt.next_is(index, ANIMATE) or (acts and is_he_or_she(hunt, index))
    return acts or is_met(hunt, index) or hunt.sentence.low(index - 1) in ("my", "our")


def _goes_on(hunt: Hunt, index: int) -> bool:
    """Tell whether what follows can follow a person: not so in “Victoria sponge”."""
    after = hunt.sentence.low(index + 1)
    if hunt.ends(index) or after in FOLLOWS or after.endswith(("ed", "ly", "n't")):
        return True
    return index + 1 < len(hunt.sentence.tokens) and hunt.has_capital(
        hunt.sentence.tokens[index + 1]
    )


def _doubtful(hunt: Hunt, index: int, token: Token, belongs: bool) -> bool:
    """May, Hope, Kent: only what a person does makes them a person."""
    if token.owns and hunt.next_is(index, PARENTS):
        return True
    loose = token.low in MONTHS or token.low in SEASONS or token.low in hunt.lists.places
    if not loose and (belongs or is_living(hunt, index) or hunt.next_is(index, SAYS)):
        return True
    if not loose and not token.first and is_met(hunt, index):
        return True
    if loose or token.first:
        return hunt.next_is(index, ANIMATE) and token.low not in ("kent", "will", "may")
    return hunt.next_is(index, DOES - MODALS)


def _shouted(hunt: Hunt, index: int, token: Token) -> bool:
    """KAI amid small letters; SAM and ELSA are meetings and helpers."""
    if token.low in ACRONYMS or not hunt.lists.is_sure(token.low):
        return False
    if len(token.low) > 4:
        return token.low in hunt.lists.everyday or hunt.is_somebody(index)
    return token.low in hunt.lists.everyday and (hunt.is_somebody(index) or token.owns)


def _in_small_letters(hunt: Hunt, index: int, token: Token) -> bool:
    word, lists = token.low, hunt.lists
    if hunt.foreign:
        return False
    if word in lists.everyday:
        return True
    before = hunt.sentence.low(index - 1)
    begins = token.first or before in SHORT_WORDS
    if word in lists.word_names:
        works = hunt.sentence.low(index + 1) == "the" and hunt.sentence.low(index + 2) in ROLES
        belongs = token.owns and hunt.next_is(index, BELONGS)
        return (begins and (works or hunt.is_somebody(index))) or belongs
    if is_classmate(hunt, index) and hunt.is_unheard(word):
        return True
    if lists.is_sure(word) and len(word) > 3:
        return begins and (hunt.next_is(index, IS_SOMEBODY) or token.owns)
    return False
