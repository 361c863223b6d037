"""What officers do with a comment. Every act checks the state, keeps a step and an audit entry.

All functions here must run inside `portal.database.write_unit` and raise
`TransitionRefused` when the comment is not where the act begins.
"""

import difflib
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.audit import record
from portal.database import utc_now
from portal.errors import PageNotFound
from portal.feedback.comments.commented_pages import forget_pages
from portal.feedback.comments.models import Comment, CommentStep, CommentTheme
from portal.feedback.comments.states import (
    WITHHELD_REASONS,
    SecondPersonNeeded,
    State,
    TransitionRefused,
    may_move,
)


def get_comment(session: Session, authority: str, comment_id: str) -> Comment:
    """Return the comment if it is the authority's own; raises `PageNotFound`."""
    comment = session.get(Comment, comment_id)
    if comment is None or comment.authority != authority:
        raise PageNotFound(comment_id)
    return comment


def move(
    session: Session, comment: Comment, to: State, officer: str | None, note: str | None = None
) -> None:
    """Take `comment` to the state `to`; raises `TransitionRefused` where no way leads there."""
    if not may_move(comment.state, to):
        raise TransitionRefused
    before, now = comment.state, utc_now()
    number = session.scalar(
        select(func.count()).where(CommentStep.comment_id == comment.id).select_from(CommentStep)
    )
    session.add(
        CommentStep(
            id=str(uuid4()),
            comment_id=comment.id,
            number=(number or 0) + 1,
            from_state=before,
            to_state=to,
            officer=officer,
            note=note or None,
            at=now,
        )
    )
    comment.state, comment.moved_at = to, now
    record("comment.moved", comment.id, before=before, after=str(to))
    session.flush()


def sort_comment(session: Session, comment: Comment, officer: str, kind: str) -> None:
    """Say which kind a new comment is, and that it belongs here."""
    comment.kind = kind
    move(session, comment, State.TRIAGED, officer)


def confirm_themes(session: Session, comment: Comment, codes: set[str], book: list[str]) -> None:
    """Keep an officer's yes or no for every code of the book; the suggestion stays beside it."""
    known = {
        theme.code: theme
        for theme in session.scalars(
            select(CommentTheme).where(CommentTheme.comment_id == comment.id)
        )
    }
    for code in book:
        theme = known.get(code) or CommentTheme(comment_id=comment.id, code=code, suggested=False)
        theme.confirmed = code in codes
        session.add(theme)
    record("comment.themes", comment.id, number=len(codes))


def make_ready(session: Session, comment: Comment, officer: str, public_text: str) -> None:
    """Keep the text families may read, with its difference from the original."""
    move(session, comment, State.REDACTED, officer)
    comment.public_text = public_text
    comment.public_diff = difference(comment.text, public_text)
    comment.redacted_by, comment.redacted_at = officer, utc_now()
    comment.approved_by = comment.approved_at = None


def difference(original: str, public: str) -> str:
    """Return the unified difference of two texts, line by line."""
    lines = difflib.unified_diff(
        original.splitlines(), public.splitlines(), "original", "public", lineterm="", n=1
    )
    return "\n".join(lines)


def approve(session: Session, comment: Comment, officer: str) -> None:
    """Let a text go out; raises `SecondPersonNeeded` for the one who made it ready."""
    if officer == comment.redacted_by:
        raise SecondPersonNeeded
    move(session, comment, State.APPROVED, officer)
    comment.approved_by, comment.approved_at = officer, utc_now()


def send_back(session: Session, comment: Comment, officer: str, note: str) -> None:
    """Ask for another text, from a state in which nothing is public or decided yet."""
    if comment.state not in {State.REDACTED, State.APPROVED}:
        raise TransitionRefused
    _withdraw_text(comment)
    move(session, comment, State.TRIAGED, officer, note)


def publish(session: Session, comment: Comment, officer: str) -> None:
    """Put an approved text before families."""
    move(session, comment, State.PUBLISHED, officer)
    forget_pages()
    comment.published_at = utc_now()


def withhold(session: Session, comment: Comment, officer: str, reason: str, note: str) -> None:
    """Do not publish, for one of the closed list of reasons."""
    if reason not in WITHHELD_REASONS:
        raise TransitionRefused
    move(session, comment, State.WITHHELD, officer, note)
    comment.withheld_reason = reason


def escalate(session: Session, comment: Comment, officer: str, note: str) -> None:
    """Note that the comment was passed on because somebody may be at risk."""
    move(session, comment, State.ESCALATED, officer, note)


def mark_spam(session: Session, comment: Comment, officer: str) -> None:
    """Put a comment aside that no family wrote; it can be brought back."""
    move(session, comment, State.SPAM, officer)


def mark_duplicate(session: Session, comment: Comment, officer: str, of: str) -> None:
    """Put a comment aside that is in the queue already as `of`; raises `PageNotFound`."""
    first = get_comment(session, comment.authority, of)
    if first.id == comment.id:
        raise TransitionRefused
    move(session, comment, State.DUPLICATE, officer)
    comment.duplicate_of = first.id


def take_down(session: Session, comment: Comment, officer: str, note: str) -> None:
    """Take a published comment, its reply and its action away from families at once."""
    move(session, comment, State.TAKEN_DOWN, officer, note)


def reopen(session: Session, comment: Comment, officer: str, note: str) -> None:
    """Begin again with a comment that was taken down or set aside."""
    if comment.state not in {State.TAKEN_DOWN, *_SET_ASIDE}:
        raise TransitionRefused
    _withdraw_text(comment)
    comment.withheld_reason = comment.duplicate_of = comment.published_at = None
    comment.reply = comment.reply_by = comment.replied_at = None
    move(session, comment, State.TRIAGED, officer, note)


_SET_ASIDE = frozenset({State.WITHHELD, State.ESCALATED, State.DUPLICATE, State.SPAM})


def _withdraw_text(comment: Comment) -> None:
    comment.public_text = comment.public_diff = None
    comment.redacted_by = comment.redacted_at = None
    comment.approved_by = comment.approved_at = None
