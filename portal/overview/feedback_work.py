"""What waits in the rooms of feedback: comments, replies, actions, the report, invitations.

Only counts and dates: nothing a family wrote is read for this page.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from portal.feedback.comments.clock import Moments, due_on
from portal.feedback.comments.models import Comment, CommentAction
from portal.feedback.comments.queue import WAITING
from portal.feedback.comments.registering import comment_content
from portal.feedback.comments.report.alarm import report_standing
from portal.feedback.comments.states import OPEN_ACTIONS, STATE_WORDS, State
from portal.feedback.invitations.models import InvitationBatch
from portal.overview.task import Task

SOON = timedelta(days=14)
_HAS_ACTIONS = (
    exists()
    .where(CommentAction.comment_id == Comment.id, CommentAction.state.in_(OPEN_ACTIONS))
    .correlate(Comment)
)


def comment_tasks(session: Session, authority: str, today: date) -> Iterator[Task]:
    """Yield a task for each state in which comments wait; open actions are told by themselves."""
    clock = comment_content(authority).settings.clock
    rows = session.execute(
        select(Comment.state, Comment.received_at, Comment.moved_at, Comment.published_at)
        .where(Comment.authority == authority, Comment.state.in_(WAITING) & ~_HAS_ACTIONS)
        .order_by(Comment.state)
    )
    for state, several in groupby(rows, key=lambda row: row.state):
        days = [due_on(Moments(*row), clock) for row in several]
        yield Task(
            _("Comments: %(state)s", state=STATE_WORDS[State(state)]),
            len(days),
            url_for("comment_desk.queue", state=state),
            **_dates(days, today),
        )


def action_tasks(session: Session, authority: str, today: date) -> Iterator[Task]:
    """Yield what the council said it would do and has not done yet."""
    days = session.scalars(
        select(CommentAction.due_on)
        .join(Comment, Comment.id == CommentAction.comment_id)
        .where(Comment.authority == authority, CommentAction.state.in_(OPEN_ACTIONS))
    ).all()
    if days:
        url = url_for("comment_desk.queue", state=State.ACTION)
        yield Task(_("Actions promised in replies"), len(days), url, **_dates(days, today))


def report_tasks(session: Session, authority: str, today: date) -> Iterator[Task]:
    """Yield the yearly report when it is time to make it (SEND Regulations 2014, reg 56(3))."""
    months = comment_content(authority).settings.clock.alarm_months
    now = report_standing(session, authority, today, months)
    if not now.due_now:
        return
    note = _("There has been no report yet.")
    if now.last_on:
        days = (today - now.last_on).days
        note = ngettext(
            "The last one was published %(num)s day ago.",
            "The last one was published %(num)s days ago.",
            days,
        )
    yield Task(
        _("The yearly report on comments"), 1, url_for("comment_desk.queue"),
        note=note, **_dates([now.deadline], today),
    )  # fmt: skip


def invitation_tasks(session: Session, authority: str, today: date) -> Iterator[Task]:
    """Yield the batches of invitations that close within two weeks: time for the one reminder."""
    days = session.scalars(
        select(InvitationBatch.closes_on).where(
            InvitationBatch.authority == authority,
            InvitationBatch.demonstration.is_(False),
            InvitationBatch.withdrawn_on.is_(None),
            InvitationBatch.reminded_on.is_(None),
            InvitationBatch.closes_on.between(today, today + SOON),
        )
    ).all()
    if days:
        yield Task(
            _("Batches of invitations that close soon, not reminded of yet"), len(days),
            url_for("invitations.batches"), due=min(days),
        )  # fmt: skip


def _dates(days: Iterable[date | None], today: date) -> dict[str, Any]:
    known = sorted(one for one in days if one is not None)
    return {"due": known[0] if known else None, "late": sum(one < today for one in known)}
