"""From a name that is found to the rest of it: surname, initials, and every other mention."""

import re

from portal.redaction.names.hunt import Hunt
from portal.redaction.names.keeping import SURNAMES_TOO
from portal.redaction.names.signs import (
    DOES,
    FOLLOWS,
    KIN,
    MONTHS,
    PARTICLES,
    ROLES,
    SHORT_WORDS,
    TITLES,
)
from portal.redaction.names.tokens import Token

JOINS = re.compile(r" |\. ?")
SECOND = frozenset("may mae rose grace lee jo ann anne marie louise jane".split())  # Ellie May
FAMILY = frozenset("family household".split())
SMALL_SURNAMES = frozenset(
    """
    smith brown hill king khan lee wright walker baker turner cooper bell mason fox shah mills watts
    rogers parsons peters wells barker butler miller knight shepherd jones hunter ward wood hall
    """.split()
)


def reach(hunt: Hunt) -> None:
    """Add surnames, initials and further mentions to the names found so far."""
    for index in sorted(hunt.names):
        _onward(hunt, index)
        _back(hunt, index)
    _joined_by_and(hunt)
    _families(hunt)
    _mentions(hunt)


def _onward(hunt: Hunt, index: int) -> None:
    """Take the surname after a name, with its “van” or “O”."""
    tokens = hunt.sentence.tokens
    steps = 0
    while index + 1 < len(tokens) and steps < 3 and not tokens[index].owns:
        follower = tokens[index + 1]
        lone = len(tokens[index].low) == 1
        if follower.gap != " " and not (lone and JOINS.fullmatch(follower.gap)):
            return
        particle = follower.low in PARTICLES and index + 2 < len(tokens)
        if particle and hunt.has_capital(tokens[index + 2]) and tokens[index + 2].gap == " ":
            hunt.names.add(index + 1)
        elif not _continues(hunt, index + 1, follower):
            return
        hunt.names.add(index + 1)
        index += 1
        steps += 1


def _continues(hunt: Hunt, index: int, token: Token) -> bool:
    word, lists = token.low, hunt.lists
    if word in SURNAMES_TOO and index - 1 in hunt.loose:
        return True
    if (
        index in hunt.blocked
        or word in KIN
        or word in ROLES
        or word in TITLES
        or word in SHORT_WORDS
    ):
        return False
    if hunt.has_capital(token):
        if len(word) == 1:
            return word != "i"
        if word in lists.kept and word not in lists.word_surnames:
            return False
        return word not in DOES and word not in MONTHS
    if hunt.sentence.capitals and token.upper:
        shouted = _after_capitals(hunt, index)
        known = lists.is_surname(word) or (shouted and word not in lists.english)
        return len(word) > 3 and known and word not in lists.kept
    if not hunt.sentence.capitals and word in SMALL_SURNAMES:
        return True
    if word in SECOND and (word != "may" or hunt.is_somebody(index)):
        return True
    if word in lists.kept or (word in lists.english and word not in SMALL_SURNAMES):
        return False
    return word in lists.surnames or word in SMALL_SURNAMES or word.startswith(("o'", "mc"))


def _after_capitals(hunt: Hunt, index: int) -> bool:
    """Tell whether the name before `index` is in capitals too: CALLUM FENWICK."""
    return hunt.sentence.tokens[index - 1].upper


def _back(hunt: Hunt, index: int) -> None:
    """Take the initial or first name before a surname: J. Smith, Grace Okafor."""
    tokens = hunt.sentence.tokens
    if index == 0 or index - 1 in hunt.names or index - 1 in hunt.blocked:
        return
    before, token = tokens[index - 1], tokens[index]
    if not hunt.has_capital(before) or before.owns or not hunt.has_capital(token):
        return
    if len(before.low) == 1:
        if JOINS.fullmatch(token.gap) and before.low not in "ia":
            hunt.names.add(index - 1)
        return
    if token.gap != " " or before.low in hunt.lists.kept or before.low in ("will", "may", "can"):
        return
    if before.low in hunt.lists.surnames and hunt.lists.is_sure(token.low):
        hunt.names.add(index - 1)
    surname = token.low in hunt.lists.surnames and token.low not in hunt.lists.given
    unheard = hunt.is_unheard(before.low) and (surname or not before.first)
    if unheard or (surname and hunt.lists.is_name(before.low)):
        hunt.names.add(index - 1)


def _joined_by_and(hunt: Hunt) -> None:
    """Ed and Jo, Leo and Digby: whoever stands beside a name is somebody too."""
    for index, token in enumerate(hunt.sentence.tokens):
        low = hunt.sentence.low
        if index in hunt.names or index in hunt.blocked or not hunt.has_capital(token):
            continue
        word = token.low
        if len(word) < 2 or word in MONTHS or word in hunt.lists.kept:
            continue
        if not (
            word in hunt.lists.doubtful or word in hunt.lists.surnames or hunt.is_unheard(word)
        ):
            continue
        after = low(index + 1) in ("and", "n") and index + 2 in hunt.names
        before = low(index - 1) in ("and", "n") and index - 2 in hunt.names
        if before or (after and not token.first):
            hunt.names.add(index)


def _families(hunt: Hunt) -> None:
    """The Hill family; the Okafors; but “the Bramleys team”."""
    for index, token in enumerate(hunt.sentence.tokens):
        word = token.low
        the = hunt.sentence.low(index - 1) == "the"
        if not the or not hunt.has_capital(token) or word in hunt.lists.kept:
            continue
        family = hunt.next_is(index, FAMILY) and (_is_known(hunt, word) or hunt.is_unheard(word))
        plural = word.endswith("s") and hunt.is_unheard(word) and _is_known(hunt, word[:-1])
        goes_on = hunt.ends(index) or hunt.sentence.low(index + 1) in FOLLOWS
        if family or (plural and goes_on):
            hunt.names.add(index)


def _is_known(hunt: Hunt, word: str) -> bool:
    return hunt.lists.is_surname(word) or hunt.lists.is_sure(word)


def _mentions(hunt: Hunt) -> None:
    """Whoever is named once is meant each time, also as “kais” and in other letters."""
    tokens = hunt.sentence.tokens
    known = {tokens[index].low for index in hunt.names if len(tokens[index].low) > 2}
    known -= hunt.lists.kept
    for index, token in enumerate(tokens):
        if index in hunt.names or index in hunt.blocked:
            continue
        if token.low in known:
            capital = hunt.has_capital(token)
            meant = capital and (not token.first or hunt.next_is(index, DOES))
            plain = token.low in hunt.lists.english and token.low not in hunt.lists.word_names
            if meant or not plain:
                hunt.names.add(index)
        elif token.low[-1:] == "s" and token.low[:-1] in known and hunt.is_unheard(token.low):
            hunt.names.add(index)
