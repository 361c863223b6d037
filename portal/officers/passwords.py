"""Passwords: hashed slowly, long rather than odd, and none that everybody tries first."""

import string
import unicodedata
from functools import cache

from argon2.exceptions import InvalidHashError, VerifyMismatchError

from portal.officers.slow_hash import Cost, current_cost

SHORTEST, LONGEST = 12, 256
FEWEST_LETTERS = 5  # different ones; “aaaaaaaaaaaa” is long but no password

# What is left of the passwords people try first once digits and signs at either end are gone.
COMMON = frozenset(
    """
    abcdefghijkl abcdefghijklmnopqrstuvwxyz administrator basketball changeme changemenow
    computer correcthorsebatterystaple council counciloffice football iloveyou iloveyousomuch
    kent kentcounty kentcountycouncil leicestershire letmein letmeinnow letmeinplease liverpool
    localoffer localofferportal manchester manchesterunited maidstone monkey mypassword
    officer onceuponatime pass passw passwd password passwordpassword passwords princess
    qazwsx qazwsxedc qazwsxedcrfv qwerty qwertyuiop qwertyuiopasdfghjkl qwertyqwerty secret
    send sendlocaloffer starwars sunshine superman thisisapassword thisismypassword
    trustno welcome welcomewelcome zxcvbnm
    """.split()
)
STEPS = (
    "0123456789" * 3,
    "9876543210" * 3,
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
)
LOOKALIKES = str.maketrans("@013457$!", "aoieastsi")


def hash_password(typed: str) -> str:
    """Return what is kept of a password."""
    return current_cost().hasher().hash(_plain(typed))


def is_password(kept: str | None, typed: str) -> bool:
    """Say whether `typed` is the password kept as `kept`.

    Without a kept one the same work is done for nothing, so that the time
    taken does not tell whether there is an account.
    """
    try:
        cost = current_cost()
        return cost.hasher().verify(kept or _nobodys(cost), _plain(typed)) and kept is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def is_easy(typed: str, *known: str) -> bool:
    """Say whether a password is easy to guess: common, a row of keys, or made of `known` words."""
    plain = _plain(typed).casefold()
    core = plain.strip(string.digits + string.punctuation + string.whitespace)
    bases = {_letters(core), _letters(core.translate(LOOKALIKES))}
    if len(set(plain)) < FEWEST_LETTERS or bases & COMMON or any(plain in row for row in STEPS):
        return True
    return any(word and word.casefold() in plain and _little_more(word, plain) for word in known)


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalpha())


def _little_more(word: str, plain: str) -> bool:
    return len(plain) - len(word) < SHORTEST // 2


def _plain(typed: str) -> str:
    """Return the one form of what was typed, whatever keyboard wrote it."""
    return unicodedata.normalize("NFKC", typed).encode("utf-8", "replace").decode()


@cache
def _nobodys(cost: Cost) -> str:
    return cost.hasher().hash("the password of nobody at all")
