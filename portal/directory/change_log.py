"""Notes for search what changed: in order, complete, in the transaction of the change itself."""

from typing import Literal

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.directory.models import SearchChange, SearchSequence

What = Literal["changed", "removed"]


def note_change(session: Session, authority: str, service_id: str, what: What) -> int:
    """Write that the search entry of a service is out of date; return the change's number."""
    sequence = _next(session, authority)
    session.add(
        SearchChange(
            authority=authority,
            sequence=sequence,
            service_id=service_id,
            kind=what,
            made_at=utc_now(),
        )
    )
    return sequence


def _next(session: Session, authority: str) -> int:
    """Take the next number; the row stays locked until this transaction ends."""
    step = (
        update(SearchSequence)
        .where(SearchSequence.authority == authority)
        .values(last=SearchSequence.last + 1)
        .returning(SearchSequence.last)
        .execution_options(synchronize_session=False)
    )
    taken = session.scalar(step)
    if taken is None:
        session.add(SearchSequence(authority=authority, last=1))
        session.flush()
        return 1
    return taken
