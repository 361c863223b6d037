"""The receipt a family may keep: the only way back to what it sent.

128 random bits, shown once. The answers and the words each hold their own
digest of it, so that without the receipt the two cannot be joined.
"""

import secrets

from portal.feedback.invitations.codes import ALPHABET, plain_signs
from portal.feedback.keys import digest

SIGNS = 26  # of five bits: 130
GROUP = 4


def new_receipt() -> str:
    """Return a new receipt, plain: 26 signs."""
    return "".join(secrets.choice(ALPHABET) for _ in range(SIGNS))


def shown(receipt: str) -> str:
    """Return a receipt in groups of four, easy to copy."""
    return " ".join(receipt[at : at + GROUP] for at in range(0, len(receipt), GROUP))


def read_receipt(typed: str) -> str | None:
    """Return the receipt somebody typed, forgivingly; None when it cannot be one."""
    signs = plain_signs(typed[:120])
    return signs if len(signs) == SIGNS and not set(signs) - set(ALPHABET) else None


def of_answers(receipt: str) -> str:
    """Return the digest kept with the answers."""
    return digest("receipt", f"answers:{receipt}")


def of_words(receipt: str) -> str:
    """Return the digest kept with the free words."""
    return digest("receipt", f"words:{receipt}")


def of_comment(receipt: str) -> str:
    """Return the digest kept with the same words where officers read them."""
    return digest("receipt", f"comment:{receipt}")
