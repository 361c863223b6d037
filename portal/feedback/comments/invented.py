"""Tells invented comments from families' own; what is counted never mixes the two.

Invented ones show a newcomer what the pages look like, and every page says so.
As soon as one family has written, they count no more.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.feedback.comments.models import Comment


def only_invented(session: Session, authority: str) -> bool:
    """Say whether all comments of `authority` are invented, and there are some."""
    query = select(Comment.demonstration).where(Comment.authority == authority)
    return set(session.scalars(query.distinct())) == {True}
