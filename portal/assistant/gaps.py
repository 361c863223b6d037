"""The queue of what families could not find, kept only when they press the button.

Officers group, assign and settle entries on their pages (`portal.assistant.desk`);
`portal assistant gaps` lists them too.
"""

from datetime import date, datetime, timedelta
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.assistant.models import AnswerRating, CallBack, Gap
from portal.database import utc_now
from portal.redaction import mask

KEEP_GAPS, KEEP_CALLS = timedelta(days=365), timedelta(days=30)


def keep_gap(
    session: Session, authority: str, text: str, topic: str | None, language: str, form_key: str
) -> bool:
    """Keep one report, private details covered; return False when this form was kept before.

    Must run inside `portal.database.write_unit`, as must everything here that writes.
    """
    key = form_key[:64] or str(uuid4())
    if session.scalar(select(Gap.id).where(Gap.form_key == key)):
        return False
    session.add(
        Gap(
            id=str(uuid4()), authority=authority, text=mask(_plain(text)).text, topic=topic or None,
            language=language, form_key=key, received_at=utc_now(),
        )
    )  # fmt: skip
    return True


def keep_call_back(
    session: Session, authority: str, name: str, phone: str, best_time: str, form_key: str
) -> bool:
    """Keep one request to be called; return False when this form was kept before."""
    key = form_key[:64] or str(uuid4())
    if session.scalar(select(CallBack.id).where(CallBack.form_key == key)):
        return False
    session.add(
        CallBack(
            id=str(uuid4()), authority=authority, name=_plain(name), phone=_plain(phone),
            best_time=best_time, form_key=key, received_at=utc_now(),
        )
    )  # fmt: skip
    return True


def rate(session: Session, authority: str, topic: str, on: date, helped: bool) -> None:
    """Count one tap on "was this helpful"; no words, no visitor."""
    row = session.get(AnswerRating, (authority, topic, on))
    if row is None:
        row = AnswerRating(authority=authority, topic=topic, on=on, helped=0, did_not_help=0)
        session.add(row)
    if helped:
        row.helped += 1
    else:
        row.did_not_help += 1


def list_gaps(session: Session, authority: str | None = None) -> list[Gap]:
    """Return what is not settled, oldest first."""
    query = select(Gap).where(Gap.settled_at.is_(None)).order_by(Gap.received_at, Gap.id)
    if authority:
        query = query.where(Gap.authority == authority)
    return list(session.scalars(query))


def settle_gap(session: Session, gap_id: str, settled_as: str) -> bool:
    """Mark a gap as dealt with; return False when there is none of this id."""
    gap = session.get(Gap, gap_id)
    if gap is None:
        return False
    gap.settled_as, gap.settled_at = settled_as, utc_now()
    return True


def list_call_backs(session: Session, authority: str | None = None) -> list[CallBack]:
    """Return the calls still to be made, oldest first."""
    query = select(CallBack).where(CallBack.done_at.is_(None)).order_by(CallBack.received_at)
    if authority:
        query = query.where(CallBack.authority == authority)
    return list(session.scalars(query))


def finish_call_back(session: Session, call_id: str) -> bool:
    """Delete a request that is done: nobody needs the number any more."""
    call = session.get(CallBack, call_id)
    if call is None:
        return False
    session.delete(call)
    return True


def forget_old(session: Session, now: datetime) -> None:
    """Delete gaps after 12 months and requests to be called after 30 days."""
    session.execute(delete(Gap).where(Gap.received_at < now - KEEP_GAPS))
    session.execute(delete(CallBack).where(CallBack.received_at < now - KEEP_CALLS))


def _plain(text: str) -> str:
    return " ".join(text.replace("\x00", " ").split())
