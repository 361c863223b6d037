"""What officers do with reports of what is missing; every act leaves an entry in the log.

All functions that write must run inside `portal.database.write_unit`. The log
holds ids, codes and numbers, never a family's words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.assistant.gaps import settle_gap
from portal.assistant.models import Gap
from portal.audit import record
from portal.errors import PortalError

TOPIC, QUESTION, GAP, ASIDE = "topic", "question", "gap", "aside"
MOST_AT_ONCE = 50


class GapsGone(PortalError):
    """None of the reports is waiting any more."""

    status, code = 409, "gaps_gone"
    title = _l("These reports do not wait any more")
    what_happened = _l("Somebody may have settled them since you opened the list.")
    what_is_safe = _l("Nothing has been changed.")
    what_next = _l("Go back to the list.")


@dataclass(frozen=True)
class Deed:
    """What is to be done. `lines` are questions to train with, one each."""

    what: str
    topic: str = ""
    need: str = ""
    district: str = ""
    lines: tuple[str, ...] = ()


def get_waiting(session: Session, authority: str, ids: Iterable[str]) -> list[Gap]:
    """Return the council's own reports of `ids` that still wait; raises `GapsGone` when none."""
    wanted = [one for one in dict.fromkeys(ids) if one.isprintable()][:MOST_AT_ONCE]
    query = select(Gap).where(
        Gap.authority == authority, Gap.id.in_(wanted), Gap.settled_at.is_(None)
    )
    found = list(session.scalars(query.order_by(Gap.received_at, Gap.id)))
    if not found:
        raise GapsGone
    return found


def settle(session: Session, gaps: Sequence[Gap], deed: Deed) -> None:
    """Do `deed` to all of `gaps` and write each to the log."""
    for at, gap in enumerate(gaps):
        if deed.what == QUESTION:
            gap.topic = deed.topic
            gap.question = "\n".join(deed.lines) if at == 0 else None
        if deed.what == GAP:
            gap.need, gap.district = deed.need or None, deed.district or None
        settle_gap(session, gap.id, deed.topic if deed.what == TOPIC else deed.what)
        record("gap.settled", gap.id, as_=deed.what, **_facts(deed))


def _facts(deed: Deed) -> dict[str, str]:
    facts = {"topic": deed.topic, "need": deed.need, "district": deed.district}
    return {name: value for name, value in facts.items() if value}
