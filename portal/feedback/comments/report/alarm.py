"""Says when the next yearly report is due, early enough to make it.

Regulation 56(3) of the SEND Regulations 2014 asks for publication at least
annually; the alarm rings a month before unless a council sets another time.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.feedback.comments.clock import day_of, months_after
from portal.feedback.comments.models import Comment, CommentReport

LAW_MONTHS = 12


@dataclass(frozen=True)
class Standing:
    """When the last report was published, by when the next is due, and whether to ring now."""

    last_on: date | None
    deadline: date | None
    due_now: bool


def standing(since: date | None, published: bool, today: date, alarm_months: int) -> Standing:
    """Return how the yearly report stands.

    `since` is the day of the last report (`published`), or of the first
    comment where there was none yet; None when there is nothing to report.
    """
    if since is None:
        return Standing(None, None, due_now=False)
    deadline = months_after(since, LAW_MONTHS)
    due_now = today >= months_after(since, alarm_months)
    return Standing(since if published else None, deadline, due_now)


def report_standing(session: Session, authority: str, today: date, alarm_months: int) -> Standing:
    """Return how the yearly report of `authority` stands on the day `today`.

    For invented comments no report is due, and none of them is one.
    """
    last = session.scalar(
        select(func.max(CommentReport.made_at)).where(
            CommentReport.authority == authority, CommentReport.demonstration.is_(False)
        )
    )
    first = last or session.scalar(
        select(func.min(Comment.received_at)).where(
            Comment.authority == authority, Comment.demonstration.is_(False)
        )
    )
    return standing(day_of(first) if first else None, last is not None, today, alarm_months)
