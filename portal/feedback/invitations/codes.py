"""The two forms of one invitation: a code for typing, and a link made from that code.

A link's token is made from the paper code, slowly and with a key that is not
in the database, so both are one invitation and using one spends the other. See
docs/decisions/0016.
"""

import base64
import re
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count

from argon2.low_level import Type, hash_secret_raw

from portal.feedback.keys import raw_digest

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
PREFIX, SECRET = 2, 8  # signs: the batch's, and the invitation's own 40 bits
SIGNS = PREFIX + SECRET
MEMORY_KIB, PASSES = 19 * 1024, 2  # argon2id as OWASP asks: about 40 ms of one core

LOOK_ALIKES = str.maketrans("OIL", "011")
BETWEEN = re.compile(r"[\s\-‐-―_.·]+")
TOKEN = re.compile(r"[A-Za-z0-9_-]{22}\Z")


@dataclass(frozen=True)
class PaperCode:
    """A code as it is typed: the batch's two signs and eight of its own."""

    prefix: str
    secret: str

    @property
    def shown(self) -> str:
        """The code in groups that are easy to copy, like `7K 2Q9F H3T1`."""
        return " ".join((self.prefix, *groups_of(self.secret)))

    @classmethod
    def new(cls, prefix: str) -> "PaperCode":
        """Return a new code of the batch with this prefix.

        One of its groups mixes letters and digits: that is how the chat tells a
        code from words (`portal.assistant.survey.codes`). One draw in twenty has
        none and is drawn again; a twelfth of a bit of the forty is lost.
        """
        secret = random_signs(SECRET)
        while not any(mixes(group) for group in groups_of(secret)):
            secret = random_signs(SECRET)
        return cls(prefix, secret)


def groups_of(secret: str) -> tuple[str, str]:
    """Return the two groups in which a secret is printed."""
    return secret[:4], secret[4:]


def mixes(group: str) -> bool:
    """Say whether a group of a code has both letters and digits, as words and numbers have not."""
    return not group.isalpha() and not group.isdigit()


def random_signs(number: int) -> str:
    """Return `number` random signs of the alphabet, five bits each."""
    return "".join(secrets.choice(ALPHABET) for _ in range(number))


def plain_signs(typed: str) -> str:
    """Return what was typed in capitals, without spaces and dashes, look-alikes put right."""
    return BETWEEN.sub("", typed).upper().translate(LOOK_ALIKES)


def read_code(typed: str) -> PaperCode | None:
    """Return the paper code somebody typed, forgivingly; None when it cannot be one."""
    signs = plain_signs(typed[:60])
    if len(signs) != PREFIX + SECRET or set(signs) - set(ALPHABET):
        return None
    return PaperCode(signs[:PREFIX], signs[PREFIX:])


def is_token(text: str) -> bool:
    """Say whether `text` has the form of a link's token."""
    return TOKEN.match(text) is not None


def token_of(code: PaperCode, salt: bytes) -> str:
    """Return the link token of `code`: 128 bits, 22 signs. Takes some 40 ms on purpose.

    argon2id, so that even with the keys a thief needs years for one batch; then
    HMAC under the `paper` key, so that without it there is nothing to try.
    """
    return _finished(_slow(code, salt))


def tokens_of(codes: list[PaperCode], salt: bytes) -> list[str]:
    """Return the tokens of many codes in their order, made on every core there is."""
    with ThreadPoolExecutor(max_workers=cpu_count() or 1) as pool:
        slow = list(pool.map(lambda code: _slow(code, salt), codes))
    return [_finished(one) for one in slow]


def _slow(code: PaperCode, salt: bytes) -> bytes:
    return hash_secret_raw(
        secret=code.secret.encode("ascii"), salt=salt, time_cost=PASSES,
        memory_cost=MEMORY_KIB, parallelism=1, hash_len=32, type=Type.ID,
    )  # fmt: skip


def _finished(slow: bytes) -> str:
    return base64.urlsafe_b64encode(raw_digest("paper", slow)[:16]).decode("ascii").rstrip("=")
