"""How slowly passwords and recovery codes are hashed: one place, so that it is the same.

The parameters are the ones OWASP names for argon2id: 19 MiB, two passes, one
lane; about 40 ms of one core.
"""

from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.low_level import Type, hash_secret_raw


@dataclass(frozen=True)
class Cost:
    """The price of one guess; `memory` is in KiB."""

    passes: int = 2
    memory: int = 19 * 1024
    lanes: int = 1

    def hasher(self) -> PasswordHasher:
        """Return what hashes passwords at this cost, each with a salt of its own."""
        return PasswordHasher(self.passes, self.memory, self.lanes)

    def raw(self, text: str, salt: bytes) -> str:
        """Return the hash of `text` with a given salt, for looking up."""
        return hash_secret_raw(
            text.encode(), salt, self.passes, self.memory, self.lanes, hash_len=32, type=Type.ID
        ).hex()


COST = Cost()


def current_cost() -> Cost:
    """Return the price of a guess now."""
    return COST
