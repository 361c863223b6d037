"""Lets go of what families wrote when its time is over; the published words stay longer.

The original goes after a year, unless it still waits for somebody; the public
form with its reply after six (both set in `content/`).
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from portal.feedback.comments.clock import months_after
from portal.feedback.comments.models import Comment
from portal.feedback.comments.settings_file import Clock
from portal.feedback.comments.states import FINISHED, PUBLIC

UTC = ZoneInfo("UTC")


def forget_old_texts(session: Session, authority: str, clock: Clock, now: datetime) -> int:
    """Empty old originals and delete very old comments of `authority`; return how many changed.

    Must run inside `portal.database.write_unit`. What still waits for an
    officer is kept, so that nothing is dropped by being slow.
    """
    originals = update(Comment).where(
        Comment.authority == authority,
        Comment.state.in_(FINISHED | PUBLIC),
        Comment.text_gone_at.is_(None),
        Comment.received_at < _before(now, clock.keep_text_months),
    )
    emptied = session.execute(originals.values(text="", public_diff=None, text_gone_at=now))
    old = Comment.received_at < _before(now, clock.keep_published_years * 12)
    gone = session.execute(
        delete(Comment).where(
            Comment.authority == authority, Comment.state.in_(FINISHED | PUBLIC), old
        )
    )
    return _rows(emptied) + _rows(gone)


def _before(now: datetime, months: int) -> datetime:
    day = months_after(now.date(), -months)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _rows(result: object) -> int:
    return int(getattr(result, "rowcount", 0))
