"""The officers' list of comments: what waits, for how long, how urgent. No words of families.

Because the list shows no text, opening it is not reading a comment; what is
read is written to the log one by one.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from portal.feedback.comments.clock import Moments, due_on
from portal.feedback.comments.models import Comment, CommentAction
from portal.feedback.comments.screening import urgency
from portal.feedback.comments.settings_file import Clock
from portal.feedback.comments.states import FINISHED, OPEN_ACTIONS, State

LONGEST_LIST = 200
WAITING = tuple(state for state in State if state not in FINISHED)


@dataclass(frozen=True)
class Waiting:
    """One comment in the list. `due` is None where nothing is due."""

    id: str
    kind: str
    about_name: str
    channel: str
    flags: tuple[str, ...]
    state: State
    received_at: datetime
    due: date | None
    late: bool
    invented: bool = False


def list_waiting(
    session: Session, authority: str, clock: Clock, today: date, state: str = ""
) -> list[Waiting]:
    """Return what waits (or what is in `state`): danger first, spam last, then by due date."""
    wanted = [State(state)] if state in set(State) else list(WAITING)
    promised = _promised(session)
    # A promise stays one when its comment is closed.
    of_any_state = list(promised) if state == State.ACTION else []
    chosen = or_(Comment.state.in_(wanted), Comment.id.in_(of_any_state))
    query = select(
        Comment.id,
        Comment.kind,
        Comment.about_name,
        Comment.channel,
        Comment.flags,
        Comment.state,
        Comment.received_at,
        Comment.moved_at,
        Comment.published_at,
        Comment.demonstration,
    ).where(Comment.authority == authority, chosen)
    found = []
    for row in session.execute(query.order_by(Comment.received_at, Comment.id)):
        step = due_on(Moments(row.state, row.received_at, row.moved_at, row.published_at), clock)
        due = min((day for day in (step, promised.get(row.id)) if day), default=None)
        found.append(
            Waiting(
                row.id,
                row.kind,
                row.about_name,
                row.channel,
                tuple(row.flags.split()),
                State(row.state),
                row.received_at,
                due,
                due is not None and due < today,
                row.demonstration,
            )
        )
    return sorted(found, key=_order)[:LONGEST_LIST]


def _promised(session: Session) -> dict[str, date]:
    """Return the first day on which something promised about a comment is due."""
    query = select(CommentAction.comment_id, func.min(CommentAction.due_on)).where(
        CommentAction.state.in_(OPEN_ACTIONS), CommentAction.due_on.is_not(None)
    )
    rows = session.execute(query.group_by(CommentAction.comment_id))
    return {comment: day for comment, day in rows if day is not None}


def count_by_state(session: Session, authority: str) -> dict[State, int]:
    """Return how many comments are in each state that has any."""
    query = (
        select(Comment.state, func.count())
        .where(Comment.authority == authority)
        .group_by(Comment.state)
    )
    found = {State(state): number for state, number in session.execute(query)}
    return {state: found[state] for state in State if state in found}


def _order(one: Waiting) -> tuple[int, date, datetime]:
    return urgency(" ".join(one.flags)), one.due or date.max, one.received_at
