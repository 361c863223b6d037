"""Recovery codes: for the day the phone is lost. Eight, shown once, each good once.

A code has 50 random bits, too few for a plain hash, so it is hashed like a
password; one salt an officer keeps a look-up at one hash.
"""

import secrets

from sqlalchemy import ColumnElement, and_, delete, func, select
from sqlalchemy.orm import Session

from portal.officers.keys import keyed_hash
from portal.officers.models import RecoveryCode
from portal.officers.slow_hash import current_cost

HOW_MANY, LENGTH = 8, 10
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: nothing that looks like another
LOOKALIKES = str.maketrans("OIL", "011")


def new_codes() -> list[str]:
    """Return eight new codes as they are shown: two groups of five."""
    made = ("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(HOW_MANY))
    return [f"{code[:5]}-{code[5:]}" for code in made]


def replace_codes(session: Session, officer_id: str, hashes: list[str]) -> None:
    """Keep `hashes` instead of all codes the officer had; runs inside a write unit."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.officer_id == officer_id))
    session.add_all(RecoveryCode(officer_id=officer_id, code_hash=one) for one in hashes)


def use_code(session: Session, officer_id: str, code_hash: str) -> bool:
    """Use the code with this hash up; False when there is none (any more)."""
    wanted: ColumnElement[bool] = and_(
        RecoveryCode.officer_id == officer_id, RecoveryCode.code_hash == code_hash
    )
    kept = session.scalar(select(RecoveryCode).where(wanted))
    if kept is None:
        return False
    session.delete(kept)
    session.flush()
    return True


def count_codes(session: Session, officer_id: str) -> int:
    """Return how many codes the officer has left."""
    left = select(func.count()).where(RecoveryCode.officer_id == officer_id)
    return session.scalar(left) or 0


def hash_code(officer_id: str, typed: str) -> str:
    """Return the hash of a code however it was typed: small letters, spaces, O for 0."""
    plain = "".join(c for c in typed.upper().translate(LOOKALIKES) if c in LETTERS)
    salt = bytes.fromhex(keyed_hash("recovery", officer_id))[:16]
    return current_cost().raw(plain, salt)
