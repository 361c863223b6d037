"""Names told by what follows them: an age, a relation, “is my daughter”."""

import re

from portal.redaction.names.hunt import Hunt
from portal.redaction.names.signs import KIN, KIND_WORDS, MONTHS, POSSESSIVES, ROLES

AGE = re.compile(
    r"\s?[(,]?\s?\(?(?:now\s|only\s|just\s)?(?:aged?|age)\s?:?\s?\d{1,2}"
    r"|\s?\(\s?\d{1,2}\s?(?:y|m|\)|,)|,\s?\d{1,2}\s?(?:,|and\b|yrs?\b|years?\sold|y/?o)"
    r"|,?\s(?:who\s|he\s|she\s)?(?:is|was|'s|has\sturned|turns|turned)\s(?:now\s|only\s|just\s|nearly\s|"
    r"almost\s|about\sto\sturn\s)?(?:\d{1,2}|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen)"
    r"(?=[\s.,!?)]|$)(?!\s(?:weeks?|months?\s(?:late|behind)|days|miles|minutes|out|of|per|pounds|hours|times))"
    r"|\s\d{1,2}\s?(?:yrs?\b|years?\sold|y/?o\b)"
)


def mark(hunt: Hunt, index: int) -> None:
    """Find out whether the word at `index` is somebody by the words behind it."""
    _aged(hunt, index)
    _next_to_kin(hunt, index)
    _is_my_child(hunt, index)


def _aged(hunt: Hunt, index: int) -> None:
    """Kai (8), Ella aged 7, Hope is nine: whatever is followed by an age is somebody."""
    token, lists = hunt.sentence.tokens[index], hunt.lists
    if (
        token.low in lists.kept
        or token.low in MONTHS
        or index in hunt.blocked
        or len(token.low) < 2
    ):
        return
    if token.upper and hunt.sentence.capitals and not lists.is_name(token.low):
        return
    named = lists.is_name(token.low) and (
        token.low not in lists.doubtful or hunt.has_capital(token)
    )
    if not named and (
        not hunt.is_unheard(token.low) or (token.first and not hunt.has_capital(token))
    ):
        return
    if AGE.match(hunt.sentence.text[token.end : token.end + 40].lower()):
        hunt.names.add(index)


def _next_to_kin(hunt: Hunt, index: int) -> None:
    """Kai, my son, is eight; Sarah Hill (SENCO); Zylo our eldest."""
    sentence, lists = hunt.sentence, hunt.lists
    token, after = sentence.tokens[index], sentence.after(index)
    if token.low in lists.kept or token.low in MONTHS or index in hunt.blocked:
        return
    if "," not in after and "(" not in after and not hunt.has_capital(token):
        return
    known = lists.is_sure(token.low) or token.low in lists.word_names
    unsure = token.low in lists.doubtful or hunt.is_unheard(token.low)
    if not known and not (unsure and hunt.has_capital(token)):
        return
    closed = not known and token.first and "(" not in after
    place, bound = index + 1, index + 4
    if "(" not in after and sentence.low(place) not in POSSESSIVES:
        return
    while place < bound and (
        sentence.low(place) in POSSESSIVES or sentence.low(place) in KIND_WORDS
    ):
        place += 1
    near = sentence.low(place) in KIN or sentence.low(place) in ROLES
    if near and (not closed or sentence.after(place).startswith(",")):
        hunt.names.add(index)


def _is_my_child(hunt: Hunt, index: int) -> None:
    """Chelsea is my daughter; Sam was our caseworker; st-john is our surname."""
    sentence, token = hunt.sentence, hunt.sentence.tokens[index]
    if sentence.low(index + 1) not in ("is", "was") or sentence.low(index + 2) not in POSSESSIVES:
        return
    if sentence.low(index + 3) in ("surname", "name") and token.low not in hunt.lists.english:
        hunt.names.add(index)
    if not hunt.has_capital(token) or token.low in hunt.lists.kept or index in hunt.blocked:
        return
    if any(sentence.low(place) in KIN for place in (index + 3, index + 4)):
        hunt.names.add(index)
