"""Replies and actions: what the council says to a comment, and what it then does.

Writing a reply and publishing it are two steps, so that replies can go out
together and be read once more before.
"""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit import record
from portal.database import utc_now
from portal.errors import PageNotFound
from portal.feedback.comments.models import Comment, CommentAction
from portal.feedback.comments.states import State, TransitionRefused
from portal.feedback.comments.workflow import move

ACTION_STATES = {
    "planned": _l("Planned"),
    "doing": _l("Being done"),
    "done": _l("Done"),
    "will_not": _l("Will not be done"),
}


@dataclass(frozen=True)
class Act:
    """What is to be done, by which team (never a person), by when, and how it stands."""

    text: str
    owner: str
    state: str
    due_on: date | None = None
    reason: str = ""


def draft_reply(session: Session, comment: Comment, officer: str, reply: str) -> None:
    """Write a reply, or write it anew as long as it is not published."""
    if comment.state != State.REPLY_DRAFTED:
        move(session, comment, State.REPLY_DRAFTED, officer)
    comment.reply, comment.reply_by = reply, officer
    record("comment.reply_drafted", comment.id)


def publish_reply(session: Session, comment: Comment, officer: str) -> None:
    """Put a written reply before families."""
    if not comment.reply:
        raise TransitionRefused
    move(session, comment, State.REPLY_PUBLISHED, officer)
    comment.replied_at = utc_now()


def add_action(session: Session, comment: Comment, officer: str, act: Act) -> None:
    """Say what will be done about a comment whose reply is public."""
    if comment.state not in {State.REPLY_PUBLISHED, State.ACTION}:
        raise TransitionRefused
    if comment.state == State.REPLY_PUBLISHED:
        move(session, comment, State.ACTION, officer)
    action = CommentAction(id=str(uuid4()), comment_id=comment.id)
    _write(action, act)
    session.add(action)
    record("comment.action_added", comment.id, state=act.state)
    session.flush()


def change_action(session: Session, comment: Comment, action_id: str, act: Act) -> None:
    """Say how an action stands now; raises `PageNotFound` for one of another comment."""
    action = session.get(CommentAction, action_id)
    if action is None or action.comment_id != comment.id:
        raise PageNotFound(action_id)
    if comment.state not in {State.ACTION, State.CLOSED}:
        raise TransitionRefused
    _write(action, act)
    record("comment.action_changed", comment.id, state=act.state)


def close(session: Session, comment: Comment, officer: str) -> None:
    """Say that nothing more is to be done."""
    move(session, comment, State.CLOSED, officer)


def list_actions(session: Session, comment_id: str) -> list[CommentAction]:
    """Return the actions of a comment, soonest first."""
    query = select(CommentAction).where(CommentAction.comment_id == comment_id)
    return list(
        session.scalars(query.order_by(CommentAction.due_on.nulls_last(), CommentAction.id))
    )


def _write(action: CommentAction, act: Act) -> None:
    action.text, action.owner, action.state = act.text, act.owner, act.state
    action.due_on, action.reason, action.changed_at = act.due_on, act.reason or None, utc_now()
