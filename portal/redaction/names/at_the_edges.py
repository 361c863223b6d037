"""Names at the two ends of a message: “Dear Mrs Hill” and “Thanks, Priya”."""

import re

from portal.redaction.names.hunt import Hunt
from portal.redaction.names.signs import CLOSINGS, GREETINGS, KIN, MONTHS, ROLES

GREETED = re.compile(r",?\s")
SIGNED_GAP = re.compile(r"(?:.*\n\s*|.*\s[-~]\s?|.*\.\s?[-~]\s?)[-~*(]?\s?", re.DOTALL)
FILLERS = frozenset("you so much a lot again in advance very many xx x xxx and".split())
LONGEST = 5  # words of a signature: “Priya Shah, mum of two”


def mark(hunt: Hunt) -> None:
    """Find the names of who is greeted and of who signs."""
    for index, token in enumerate(hunt.sentence.tokens):
        if token.low in GREETINGS and token.first and GREETED.fullmatch(hunt.sentence.after(index)):
            hunt.names |= {index + 1} if _is_one(hunt, index + 1) else set()
        elif (
            token.low in ("thanks", "thank", "bless", "ask", "shoutout") and hunt.sentence.capitals
        ):
            _thanked(hunt, index)
    _signed(hunt)


def _thanked(hunt: Hunt, index: int) -> None:
    sentence = hunt.sentence
    place = index + 1
    while sentence.low(place) in ("you", "to", "so", "much") and place < index + 4:
        place += 1
    if place < len(sentence.tokens) and hunt.has_capital(sentence.tokens[place]):
        token = sentence.tokens[place]
        if sentence.tokens[place].gap.strip(" ,") or place in hunt.blocked or token.low in MONTHS:
            return
        unsure = token.low in hunt.lists.doubtful
        if unsure and not (hunt.ends(place) or sentence.low(place + 1) == "for"):
            return
        if _is_one(hunt, place):
            hunt.names.add(place)


def _is_one(hunt: Hunt, index: int) -> bool:
    """Tell whether the word at `index` can be a name with nothing but its place to say so."""
    if not 0 <= index < len(hunt.sentence.tokens) or index in hunt.blocked - hunt.loose:
        return False
    token, lists = hunt.sentence.tokens[index], hunt.lists
    word = token.low
    if (
        word in lists.kept
        or word in KIN
        or word in ROLES
        or (token.upper and hunt.sentence.capitals)
    ):
        return lists.is_sure(word) and word not in lists.kept
    if len(word) == 1:
        return False
    if hunt.has_capital(token):
        return lists.is_name(word) or word in lists.surnames or hunt.is_unheard(word)
    return lists.is_sure(word) or word in lists.word_names


def _signed(hunt: Hunt) -> None:
    """Mark the name a message ends with, after a closing phrase, a dash or on its own line."""
    tokens = hunt.sentence.tokens
    end = len(tokens)
    while end > 1 and _trails(hunt, end - 1):
        end -= 1
    for start in range(end - 1, max(0, end - LONGEST), -1):
        gap = tokens[start].gap
        if len(tokens[start - 1].low) == 1 and gap in (". ", "."):
            continue  # J. Smith
        if _after_closing(hunt, start) or SIGNED_GAP.fullmatch(gap):
            _sign(hunt, start, end)
            return
        if "." in gap:
            return


def _trails(hunt: Hunt, index: int) -> bool:
    """Tell whether a kiss or a town on its own line stands behind a signature."""
    token = hunt.sentence.tokens[index]
    town = token.low in hunt.lists.places or token.low in hunt.lists.kept
    town = town and not hunt.lists.is_name(token.low)
    return token.low in ("x", "xx", "xxx", "xo") or (town and "\n" in token.gap)


def _after_closing(hunt: Hunt, start: int) -> bool:
    place = start - 1
    while place >= 0 and hunt.sentence.low(place) in FILLERS and place > start - 5:
        place -= 1
    return any(_closes(hunt, one) for one in {place, start - 1} if one >= 0)


def _closes(hunt: Hunt, index: int) -> bool:
    """Tell whether a closing phrase ends here: “love, Jo”, but not “we love Jo”."""
    low, before = hunt.sentence.low(index), hunt.sentence.low(index - 1)
    if low in ("love", "from", "best"):
        return hunt.sentence.tokens[index].first or before in CLOSINGS or before in ("of", "with")
    return low in CLOSINGS


def _sign(hunt: Hunt, start: int, end: int) -> None:
    token = hunt.sentence.tokens[start]
    if token.low in hunt.lists.doubtful and re.search(r"\d", hunt.sentence.text[token.start :]):
        return
    short = end - start <= 2 or "," in hunt.sentence.after(start)
    if (
        (
            _is_one(hunt, start)
            and (token.low not in hunt.lists.doubtful or (short and token.low not in MONTHS))
        )
        or (token.cap and len(token.low) == 1 and token.low not in "ai" and end - start <= 2)
        or (not hunt.has_capital(token) and short and _unheard(hunt, start))
    ):
        hunt.names.add(start)


def _unheard(hunt: Hunt, index: int) -> bool:
    """A small-letter word at the very end that is in no dictionary signs: “thanks, zylo”."""
    word = hunt.sentence.low(index)
    plain = hunt.is_unheard(word) and len(word) > 2 and word not in hunt.lists.kept
    return plain and index == len(hunt.sentence.tokens) - 1
