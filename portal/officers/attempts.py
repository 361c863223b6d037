"""Slows down guessing: after a few wrong tries the wait grows, for the account and the address.

Counts lie in the database, so all workers share them. A try is counted before
it is looked at and given back when it was right: 200 at once get no further
than 200 one after another. Emails and addresses are known here by a keyed hash
only; that of an address changes every day.
"""

from dataclasses import dataclass
from datetime import timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.database import utc_now, write_unit
from portal.errors import PortalError
from portal.officers.keys import keyed_hash
from portal.officers.models import Attempts
from portal.rate_limits import visitor_address

FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=15)
FORGET = timedelta(hours=24)


class TooManyTries(PortalError):
    """Signing in failed too often; `seconds` is how long to wait."""

    status, code = 429, "too_many_tries"
    title = _l("Please wait before you try again")
    what_happened = _l("Signing in did not work several times in a row.")
    what_is_safe = _l("Nobody was signed in.")
    what_next = _l("Wait a few minutes, then try again.")

    def __init__(self, wait: timedelta) -> None:
        super().__init__()
        self.seconds = max(1, round(wait.total_seconds()))


@dataclass(frozen=True)
class Counted:
    """One thing tries are counted for; `free` wrong ones cost no wait."""

    key: str
    free: int


def tries_of(kind: str, who: str) -> tuple[Counted, Counted]:
    """Return what a try counts for: the account (`kind` is password or code) and the address.

    An office shares one address, so an address has more free tries.
    """
    account = Counted(f"{kind}:{keyed_hash(f'tries of {kind}', who)}", 5)
    today = utc_now().date().isoformat()
    return account, Counted(f"address:{keyed_hash(f'address {today}', visitor_address())}", 30)


def count_try(counted: tuple[Counted, ...]) -> None:
    """Count a try in a write unit of its own; raises `TooManyTries` while there is a wait."""
    now = utc_now()
    with write_unit() as session:
        session.execute(delete(Attempts).where(Attempts.last_at < now - FORGET))
        rows = [(one, session.get(Attempts, one.key)) for one in counted]
        waits = [row.wait_until - now for _, row in rows if row and row.wait_until > now]
        if waits:
            raise TooManyTries(max(waits))
        for one, row in rows:
            if row is None:
                row = Attempts(key=one.key, failures=0)
                session.add(row)
            row.failures += 1
            row.last_at, row.wait_until = now, now + wait_after(row.failures, one.free)


def give_back(session: Session, counted: tuple[Counted, ...]) -> None:
    """Forget the account's tries and take one off the address: it was right; in a write unit."""
    account, *others = counted
    session.execute(delete(Attempts).where(Attempts.key == account.key))
    for one in others:
        row = session.get(Attempts, one.key)
        if row is not None:
            row.failures = max(0, row.failures - 1)
            row.wait_until = min(row.wait_until, row.last_at + wait_after(row.failures, one.free))


def wait_after(failures: int, free: int) -> timedelta:
    """Return the wait after so many wrong tries: none, then doubling from 15 s to 15 min."""
    if failures < free:
        return timedelta(0)
    doublings: int = 2 ** min(failures - free, 10)
    return min(LONGEST_WAIT, FIRST_WAIT * doublings)


def minutes(wait: int) -> int:
    """Return `wait` seconds as whole minutes, rounded up."""
    return -(-wait // 60)
