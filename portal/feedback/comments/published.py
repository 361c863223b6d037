"""The only way from a comment to families: text that two people passed, its reply, its actions.

Columns are named one by one and the original is not among them, so that no
page, feed or report can show words that nobody approved.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session

from portal.feedback.comments.clock import day_of
from portal.feedback.comments.models import Comment, CommentAction, CommentTheme
from portal.feedback.comments.states import PUBLIC, REPLY_IS_PUBLIC

PER_PAGE = 20
COLUMNS = (
    Comment.id,
    Comment.kind,
    Comment.about,
    Comment.about_name,
    Comment.public_text,
    Comment.language,
    Comment.quarter,
    Comment.published_at,
    Comment.state,
    Comment.reply,
    Comment.replied_at,
    Comment.demonstration,
)
COLUMNS_QUERY: Select[Any] = select(*COLUMNS)  # type: ignore[assignment]  # a row of twelve


@dataclass(frozen=True)
class PublishedAction:
    """What is done about a comment, by which team, by when."""

    text: str
    owner: str
    state: str
    due_on: date | None
    reason: str | None
    changed_on: date


@dataclass(frozen=True)
class PublishedComment:
    """What families may read. No district and no day of receipt: nobody may be known by them."""

    id: str
    kind: str
    about: str
    about_name: str
    text: str
    language: str
    quarter: str
    published_at: datetime
    reply: str | None
    replied_at: datetime | None
    actions: tuple[PublishedAction, ...] = ()
    themes: tuple[str, ...] = ()
    invented: bool = False

    @property
    def published_on(self) -> date:
        """The day it was published."""
        return day_of(self.published_at)

    @property
    def replied_on(self) -> date | None:
        """The day the reply was published."""
        return day_of(self.replied_at) if self.replied_at else None


@dataclass(frozen=True)
class Wanted:
    """Which published comments: all unless something is named."""

    kind: str = ""
    theme: str = ""
    quarter: str = ""
    about_key: str = ""
    answered: bool = False


def is_published(authority: str) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions under which a comment may be shown to families."""
    return (
        Comment.authority == authority,
        Comment.state.in_(sorted(PUBLIC)),
        Comment.public_text.is_not(None),
        Comment.approved_by.is_not(None),
        Comment.approved_by != Comment.redacted_by,
    )


def list_published(
    session: Session, authority: str, wanted: Wanted | None = None, page: int | None = 1
) -> list[PublishedComment]:
    """Return published comments, newest first; `page` None returns all."""
    query = _wanted(COLUMNS_QUERY, authority, wanted or Wanted())
    query = query.order_by(Comment.published_at.desc(), Comment.id)
    if page is not None:
        query = query.limit(PER_PAGE).offset((page - 1) * PER_PAGE)
    return _with_the_rest(session, session.execute(query).all())


def count_published(session: Session, authority: str, wanted: Wanted) -> int:
    """Return how many published comments there are of those wanted."""
    query = _wanted(select(func.count(Comment.id)), authority, wanted)
    return session.scalar(query) or 0


def find_published(session: Session, authority: str, comment_id: str) -> PublishedComment | None:
    """Return the published comment of this id, or None."""
    query = COLUMNS_QUERY.where(*is_published(authority), Comment.id == comment_id)
    found = _with_the_rest(session, session.execute(query).all())
    return found[0] if found else None


def list_quarters(session: Session, authority: str) -> list[str]:
    """Return the quarters that have published comments, newest first."""
    query = select(Comment.quarter).where(*is_published(authority)).distinct()
    return sorted(session.scalars(query), reverse=True)


def _wanted(query: Select[Any], authority: str, wanted: Wanted) -> Select[Any]:
    query = query.where(*is_published(authority))
    for column, value in (
        (Comment.kind, wanted.kind),
        (Comment.quarter, wanted.quarter),
        (Comment.about_key, wanted.about_key),
    ):
        if value:
            query = query.where(column == value)
    if wanted.answered:
        query = query.where(Comment.state.in_(sorted(REPLY_IS_PUBLIC)))
    if wanted.theme:
        confirmed = select(CommentTheme.comment_id).where(
            CommentTheme.code == wanted.theme, CommentTheme.confirmed.is_(True)
        )
        query = query.where(Comment.id.in_(confirmed))
    return query


def _with_the_rest(session: Session, rows: Iterable[Row[Any]]) -> list[PublishedComment]:
    found = list(rows)
    ids = [row.id for row in found]
    if not ids:
        return []
    actions, themes = _actions(session, ids), _themes(session, ids)
    return [_published(row, actions.get(row.id, ()), themes.get(row.id, ())) for row in found]


def _published(
    row: Row[Any], actions: tuple[PublishedAction, ...], themes: tuple[str, ...]
) -> PublishedComment:
    answered = row.state in REPLY_IS_PUBLIC
    return PublishedComment(
        id=row.id,
        kind=row.kind,
        about=row.about,
        about_name=row.about_name,
        text=row.public_text,
        language=row.language,
        quarter=row.quarter,
        published_at=row.published_at,
        reply=row.reply if answered else None,
        replied_at=row.replied_at if answered else None,
        actions=actions if answered else (),
        themes=themes,
        invented=row.demonstration,
    )


def _actions(session: Session, ids: list[str]) -> dict[str, tuple[PublishedAction, ...]]:
    query = select(CommentAction).where(CommentAction.comment_id.in_(ids))
    found: dict[str, tuple[PublishedAction, ...]] = {}
    for one in session.scalars(query.order_by(CommentAction.due_on, CommentAction.id)):
        action = PublishedAction(
            one.text, one.owner, one.state, one.due_on, one.reason, day_of(one.changed_at)
        )
        found[one.comment_id] = (*found.get(one.comment_id, ()), action)
    return found


def _themes(session: Session, ids: list[str]) -> dict[str, tuple[str, ...]]:
    query = select(CommentTheme.comment_id, CommentTheme.code).where(
        CommentTheme.comment_id.in_(ids), CommentTheme.confirmed.is_(True)
    )
    found: dict[str, tuple[str, ...]] = {}
    for comment_id, code in session.execute(query.order_by(CommentTheme.code)):
        found[comment_id] = (*found.get(comment_id, ()), code)
    return found
