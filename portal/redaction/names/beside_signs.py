"""Names that a sign gives away: a title, a relation, a role, “my name is”, an age."""

import re

from portal.redaction.names import said_of_them
from portal.redaction.names.alone import RINGS
from portal.redaction.names.hunt import Hunt, Sign
from portal.redaction.names.signs import (
    CALLED,
    KIN,
    KIND_WORDS,
    POSSESSIVES,
    ROLES,
    TITLES,
)

NEAR = re.compile(r"\.?\s?[,(:\-\"']{0,2}\s?[\"'(]?")
PLAIN_GAP = re.compile(r"\.?[ \n]?")
ALSO = re.compile(r"\s?(?:,|/|&|\+|, and|, &)\s?|\s")
ONES = frozenset("eldest youngest oldest".split())
PRESENTED = frozenset("mum mom dad from mother father nan here again".split())
ANYBODY = frozenset(
    "child children kid kids boy boys girl girls baby partner friend mum dad".split()
)
OWNERS = frozenset("my our his her their your".split())
LABELS = frozenset(
    "patient contact client child parent carer student pupil attn fao cc signed".split()
)
ABOUT = frozenset("he she they who i me him her them us someone somebody child".split())
THINGS = frozenset(
    "school club service website company street team group project charity course domain file road"
    " house user account brand place".split()
)


def mark(hunt: Hunt) -> None:
    """Find every name that a sign announces."""
    for index, token in enumerate(hunt.sentence.tokens):
        low = token.low
        if not token.owns:  # my daughter's school
            _announced(hunt, index, low)
        if low in CALLED:
            _called(hunt, index)
        elif low in ("name", "names", "nickname"):
            _name_is(hunt, index)
        elif _introduces(hunt, index, low):
            _take(hunt, index + 1, Sign.SAID)
        elif low in ("am", "i'm", "im", "is", "its", "it's"):
            _i_am(hunt, index)
        if not hunt.lists.is_plain(low):
            said_of_them.mark(hunt, index)


def _introduces(hunt: Hunt, index: int, low: str) -> bool:
    """Client: …, or ask for …"""
    if low == "for":
        return hunt.sentence.low(index - 1) == "ask"
    return low in LABELS and hunt.sentence.after(index).startswith((":", " :", " -", "-"))


def _announced(hunt: Hunt, index: int, low: str) -> None:
    """Look for a name right after a title, a relation or a role."""
    if low in TITLES:
        _title(hunt, index)
    elif low in KIN or low in ONES or _little_one(hunt, index):
        if hunt.sentence.low(index + 1) in ("to", "of", "for"):
            _relative_of(hunt, index + 2)
        elif _is_somebodys(hunt, index):
            _take(hunt, index + 1, Sign.KIN)
    elif low in ROLES:
        _take(hunt, index + 1, Sign.ROLE)
        if low in ("carer", "parent") and hunt.sentence.low(index + 1) in ("to", "of", "for"):
            _relative_of(hunt, index + 2)


def _relative_of(hunt: Hunt, index: int) -> None:
    """Mum to Leo, carer for Beth: with a capital only (“mum of three”)."""
    if index < len(hunt.sentence.tokens) and hunt.has_capital(hunt.sentence.tokens[index]):
        word = hunt.sentence.low(index)
        if hunt.lists.is_name(word) or hunt.is_unheard(word):
            _take(hunt, index, Sign.KIN)


def _title(hunt: Hunt, index: int) -> None:
    """Mrs Hill, miss p, Dr. Shah: small letters need more care (“miss school”, “the dr said”)."""
    token = hunt.sentence.tokens[index]
    follower = index + 1
    if follower >= len(hunt.sentence.tokens) or not re.fullmatch(
        r"\.?\s?", hunt.sentence.after(index)
    ):
        return
    capital = hunt.has_capital(hunt.sentence.tokens[follower])
    loose = token.low in ("miss", "sir", "doctor", "nurse", "missus", "mister", "prof", "professor")
    if loose and not capital:
        known = hunt.sentence.low(follower)
        plain = known in hunt.lists.english or known in hunt.lists.kept or len(known) < 3
        if plain and not _lone(hunt, follower):
            return
    if token.low in ("nurse", "sir", "doctor"):
        if hunt.fits(follower, Sign.ROLE):
            hunt.names.add(follower)
    elif hunt.fits(follower, Sign.TITLE):
        hunt.names.add(follower)


def _lone(hunt: Hunt, index: int) -> bool:
    return len(hunt.sentence.low(index)) == 1 and hunt.sentence.low(index) not in "ia"


def _is_somebodys(hunt: Hunt, index: int) -> bool:
    """Tell “my child kai” from “a child minder”: small letters need an owner before them."""
    if hunt.sentence.low(index) not in ANYBODY or index + 1 >= len(hunt.sentence.tokens):
        return True
    if hunt.has_capital(hunt.sentence.tokens[index + 1]) or hunt.sentence.after(index) != " ":
        return True
    before = {hunt.sentence.low(place) for place in range(max(0, index - 4), index)}
    return not before.isdisjoint(OWNERS)


def _little_one(hunt: Hunt, index: int) -> bool:
    """My little one, my 8 year old, my little man."""
    sentence = hunt.sentence
    low, before = sentence.low(index), sentence.low(index - 1)
    if low in ("one", "man", "lady", "princess", "angel") and before == "little":
        return True
    gap = sentence.tokens[index].gap
    return (low == "old" and before in ("year", "yr", "years", "yrs", "month")) or (
        (low in ("yo", "yrold", "yearold") and gap[-1:].isdigit()) or low == "year-old"
    )


def _take(hunt: Hunt, index: int, sign: Sign) -> None:
    """Mark the name at `index`, and the names that “and” or commas add to it."""
    sentence, near = hunt.sentence, NEAR
    while index < len(sentence.tokens) and near.fullmatch(sentence.tokens[index].gap):
        if not (hunt.fits(index, sign) or _bracketed(hunt, index)):
            return
        if sentence.low(index) in KIND_WORDS:
            return
        if sentence.tokens[index].gap.strip() and not _stands_alone(hunt, index):
            return
        hunt.names.add(index)
        index += 1
        while index < len(sentence.tokens) and _is_surname_part(hunt, index):
            hunt.names.add(index)
            index += 1
        if sentence.low(index) in ("and", "n") and sentence.tokens[index].gap in (" ", ", "):
            index += 1
            near = PLAIN_GAP
        else:
            near = ALSO


def _bracketed(hunt: Hunt, index: int) -> bool:
    """Our TA (Debs): one capitalised word between brackets."""
    token = hunt.sentence.tokens[index]
    inside = "(" in token.gap and hunt.sentence.after(index)[:1] == ")"
    return (
        inside
        and hunt.has_capital(token)
        and len(token.low) > 1
        and token.low not in hunt.lists.kept
        and token.low not in hunt.lists.places
        and index not in hunt.blocked
    )


def _stands_alone(hunt: Hunt, index: int) -> bool:
    """After a mark a word must look like a name by itself: “my son, hope you read this”."""
    token, lists = hunt.sentence.tokens[index], hunt.lists
    if len(token.low) == 1 or ("(" in token.gap and hunt.sentence.after(index)[:1] in (")", ",")):
        return True
    if hunt.has_capital(token):
        return token.low not in lists.english or lists.is_name(token.low)
    return token.low in lists.everyday or (
        ((token.low in lists.word_names or lists.is_sure(token.low)) and hunt.is_somebody(index))
        or (lists.is_name(token.low) and hunt.ends(index) and token.low not in lists.doubtful)
    )  # fmt: skip


def _is_surname_part(hunt: Hunt, index: int) -> bool:
    token = hunt.sentence.tokens[index]
    return (
        token.gap == " "
        and hunt.has_capital(token)
        and token.low not in hunt.lists.kept
        and hunt.lists.is_surname(token.low)
    )


def _called(hunt: Hunt, index: int) -> None:
    """A boy called Kai; a club called Sunbeams is none."""
    sentence = hunt.sentence
    if sentence.after(index).strip(" \"'") or sentence.low(index - 1) in ("so", "i", "we", "they"):
        return
    nearby = [sentence.low(place) for place in range(max(0, index - 4), index)]
    if any(low in KIN or low in ROLES or low in ABOUT for low in nearby) and not THINGS & set(
        nearby
    ):
        _take(hunt, index + 1, Sign.SAID)


def _name_is(hunt: Hunt, index: int) -> None:
    sentence = hunt.sentence
    if sentence.low(index - 1) in THINGS:
        return
    follower = index + 1
    my_names = sentence.low(index) == "names" and sentence.low(index - 1) in POSSESSIVES
    marked = sentence.tokens[index].owns or sentence.after(index).strip() in (":", "-", "=")
    if sentence.low(follower) in ("is", "was", "are") and sentence.after(index).isspace():
        follower += 1
    elif not (marked or my_names):
        return
    _take(hunt, follower, Sign.SAID)


def _i_am(hunt: Hunt, index: int) -> None:
    """I am Jo Hill, I'm Priya, this is Sam: adjectives and peoples are no names."""
    sentence, low, before = hunt.sentence, hunt.sentence.low(index), hunt.sentence.low(index - 1)
    if (low == "am" and before not in ("i", "")) or (low == "is" and before not in ("this", "it")):
        return
    name = index + 1
    if name >= len(sentence.tokens) or not sentence.after(index).isspace():
        return
    token, lists = sentence.tokens[name], hunt.lists
    rings = bool(RINGS.match(sentence.text, token.end))
    told = sentence.low(name + 1) in PRESENTED or rings
    if not told and sentence.low(name + 2) in PRESENTED and _is_surname_in_small(hunt, name + 1):
        told = True  # hello its jas bains again
    clear = hunt.ends(name) or told
    if hunt.has_capital(token):
        full = name + 1 < len(sentence.tokens) and hunt.has_capital(sentence.tokens[name + 1])
        fits = hunt.fits(name, Sign.SAID) and (token.low not in lists.doubtful or clear or full)
    else:
        known = lists.is_sure(token.low) or token.low in lists.word_names
        unheard = told and len(token.low) > 2 and hunt.is_unheard(token.low)
        fits = token.low in lists.everyday or unheard or (known and clear)
    if fits and token.low not in lists.kept:
        hunt.names.add(name)


def _is_surname_in_small(hunt: Hunt, index: int) -> bool:
    word = hunt.sentence.low(index)
    alone = word not in hunt.lists.english and word not in hunt.lists.kept
    return alone and (hunt.lists.is_surname(word) or hunt.is_unheard(word))
