"""Passwords: hashed slowly, long rather than odd, and none that everybody tries first.

The parameters are the ones OWASP names for argon2id (19 MiB, two passes, one
lane); a check costs about 40 ms of one core.
"""

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

SHORTEST, LONGEST = 12, 256
FEWEST_LETTERS = 5  # different ones; “aaaaaaaaaaaa” is long but no password

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

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


def hash_password(typed: str) -> str:
    """Return what is kept of a password."""
    return _hasher.hash(_plain(typed))


def is_password(kept: str | None, typed: str) -> bool:
    """Say whether `typed` is the password kept as `kept`.

    Without a kept one the same work is done for nothing, so that the time
    taken does not tell whether there is an account.
    """
    try:
        return _hasher.verify(kept or _nobodys(), _plain(typed)) and kept is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def is_easy(typed: str, *known: str) -> bool:
    """Say whether a password is easy to guess: common, a row of keys, or made of `known` words."""
    plain = _plain(typed).casefold()
    base = "".join(c for c in plain.replace("@", "a").replace("0", "o") if c.isalpha())
    if len(set(plain)) < FEWEST_LETTERS or base in COMMON or any(plain in row for row in STEPS):
        return True
    return any(word and word.casefold() in plain and _little_more(word, plain) for word in known)


def _little_more(word: str, plain: str) -> bool:
    return len(plain) - len(word) < SHORTEST // 2


def _plain(typed: str) -> str:
    """Return the one form of what was typed, whatever keyboard wrote it."""
    return unicodedata.normalize("NFKC", typed).encode("utf-8", "replace").decode()


@cache
def _nobodys() -> str:
    return _hasher.hash("the password of nobody at all")
