"""One comment as an officer sees it: the words as written, what looks private, every step.

Making this page is reading a family's words, so it is written to the log in
the same transaction.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit import record
from portal.authorities import Authority
from portal.feedback.comments.answering import list_actions
from portal.feedback.comments.models import Comment, CommentAction, CommentStep, CommentTheme
from portal.feedback.comments.private_details import Part, parts_of
from portal.feedback.comments.workflow import get_comment
from portal.officers.models import Account


@dataclass(frozen=True)
class Desk:
    """Everything on the page. `names` has officers' names by id; private parts are to be marked."""

    comment: Comment
    parts: list[Part]
    public_parts: list[Part]
    district: str | None
    steps: list[CommentStep]
    actions: list[CommentAction]
    themes: dict[str, CommentTheme]
    names: dict[str, str]


def read_comment(session: Session, authority: Authority, comment_id: str) -> Desk:
    """Return the comment with all that belongs to it and log that it was read.

    Must run inside `portal.database.write_unit`; raises `PageNotFound` for a
    comment of another council as for one that does not exist.
    """
    comment = get_comment(session, authority.code, comment_id)
    record("comment.read", comment.id)
    steps = list(
        session.scalars(
            select(CommentStep)
            .where(CommentStep.comment_id == comment.id)
            .order_by(CommentStep.number)
        )
    )
    themes = session.scalars(select(CommentTheme).where(CommentTheme.comment_id == comment.id))
    district = authority.find_district(comment.district) if comment.district else None
    return Desk(
        comment=comment,
        parts=parts_of(comment.text),
        public_parts=parts_of(comment.public_text or ""),
        district=district.name if district else None,
        steps=steps,
        actions=list_actions(session, comment.id),
        themes={theme.code: theme for theme in themes},
        names=officer_names(session, (step.officer for step in steps)),
    )


def officer_names(session: Session, ids: Iterable[str | None]) -> dict[str, str]:
    """Return the names of the officers with these ids."""
    wanted = {one for one in ids if one}
    query = select(Account.id, Account.name).where(Account.id.in_(wanted))
    return {row.id: row.name for row in session.execute(query)}
