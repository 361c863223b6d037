"""The chain: each entry's hash covers its own words and the hash of the entry before it.

Whoever changes, removes or slips in an entry breaks the chain from there on.
Only the newest entries can be cut off unseen, so the newest hash ("the head")
belongs outside this database too, for example in the name of a backup.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit.models import AuditEntry

FIRST = "0" * 64  # what the very first entry seals
PAGE = 1000


@dataclass(frozen=True)
class Verdict:
    """What a walk along the chain found. `broken_at` is the first entry that does not fit."""

    entries: int
    head: str
    broken_at: int | None = None
    holds_expected: bool = True

    @property
    def whole(self) -> bool:
        """Whether nothing was changed, removed or slipped in."""
        return self.broken_at is None and self.holds_expected


def canonical(facts: Mapping[str, Any]) -> str:
    """Return `facts` as JSON that is the same for the same facts, whatever their order."""
    return json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def hash_of(entry: AuditEntry) -> str:
    """Return what the hash of `entry` must be: SHA-256 over the one before and every field."""
    row = [
        entry.seq,
        entry.at.isoformat(timespec="microseconds"),
        entry.officer_id,
        entry.authority,
        entry.action,
        entry.subject,
        entry.facts,
    ]
    sealed = entry.previous_hash + json.dumps(row, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(sealed.encode()).hexdigest()


def verify(session: Session, expected_head: str = "") -> Verdict:
    """Walk the whole chain and say whether it holds.

    `expected_head` is a hash noted earlier: a chain that was cut off before it
    does not hold it any more.
    """
    count, head, seen = 0, FIRST, not expected_head
    for entry in _entries(session):
        count += 1
        fits = entry.seq == count and entry.previous_hash == head and entry.hash == hash_of(entry)
        if not fits:
            return Verdict(count - 1, head, broken_at=entry.seq, holds_expected=seen)
        head = entry.hash
        seen = seen or head == expected_head
    return Verdict(count, head, holds_expected=seen)


def _entries(session: Session) -> Iterator[AuditEntry]:
    after = None
    while True:
        wanted = select(AuditEntry).order_by(AuditEntry.seq).limit(PAGE)
        if after is not None:
            wanted = wanted.where(AuditEntry.seq > after)
        page = list(session.scalars(wanted))
        yield from page
        if len(page) < PAGE:
            return
        after = page[-1].seq
        session.expunge_all()
