"""Comments, their way through the house, and what was done; nothing about who wrote them.

The original text never changes and never leaves the officers' side. What
families read is `public_text`, with the difference stored beside it.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, UniqueConstraint, event, inspect
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import UtcDateTime, db

if TYPE_CHECKING:
    from portal.database import Base as Model
else:
    Model = db.Model


class OriginalIsKept(RuntimeError):
    """Somebody tried to change what a family wrote."""


class Comment(Model):
    """One comment. `about` is the address of a page without what was searched for, `about_key`
    the part of it that stays when the page is renamed.

    `form_key` is made when the form is shown; being unique, a form sent twice
    counts once. `flags` are words divided by blanks, made by `screening`.
    `demonstration`: nobody wrote it; every page that shows it says so.
    """

    __tablename__ = "comment"

    id: Mapped[str] = mapped_column(primary_key=True)
    authority: Mapped[str] = mapped_column(index=True)
    channel: Mapped[str]
    instrument: Mapped[str | None]
    quarter: Mapped[str]
    kind: Mapped[str]
    about: Mapped[str]
    about_key: Mapped[str] = mapped_column(index=True)
    about_name: Mapped[str]
    text: Mapped[str]
    who: Mapped[str | None]
    district: Mapped[str | None]
    language: Mapped[str]
    form_key: Mapped[str] = mapped_column(unique=True)
    flags: Mapped[str]
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    text_gone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(index=True)
    moved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    public_text: Mapped[str | None]
    public_diff: Mapped[str | None]
    redacted_by: Mapped[str | None]
    redacted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    approved_by: Mapped[str | None]
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withheld_reason: Mapped[str | None]
    duplicate_of: Mapped[str | None]
    reply: Mapped[str | None]
    reply_by: Mapped[str | None]
    replied_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    demonstration: Mapped[bool] = mapped_column(default=False)


class CommentStep(Model):
    """One step of a comment from state to state. Without `officer` the portal itself did it."""

    __tablename__ = "comment_step"

    id: Mapped[str] = mapped_column(primary_key=True)
    comment_id: Mapped[str] = mapped_column(
        ForeignKey("comment.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[int]
    from_state: Mapped[str]
    to_state: Mapped[str]
    officer: Mapped[str | None]
    note: Mapped[str | None]
    at: Mapped[datetime] = mapped_column("stepped_at", UtcDateTime)


class CommentAction(Model):
    """What the council does about a comment: public once the reply is."""

    __tablename__ = "comment_action"

    id: Mapped[str] = mapped_column(primary_key=True)
    comment_id: Mapped[str] = mapped_column(
        ForeignKey("comment.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str]
    owner: Mapped[str]
    due_on: Mapped[date | None]
    state: Mapped[str]
    reason: Mapped[str | None]
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CommentTheme(Model):
    """A theme the rules suggested, an officer confirmed, or both. None: nobody has looked yet."""

    __tablename__ = "comment_theme"

    comment_id: Mapped[str] = mapped_column(
        ForeignKey("comment.id", ondelete="CASCADE"), primary_key=True
    )
    code: Mapped[str] = mapped_column(primary_key=True)
    suggested: Mapped[bool]
    confirmed: Mapped[bool | None]


class CommentReport(Model):
    """An annual report as it was published. `body` is JSON and never changes; see `digest`."""

    __tablename__ = "comment_report"
    __table_args__ = (UniqueConstraint("authority", "year"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    authority: Mapped[str]
    year: Mapped[int]
    body: Mapped[str]
    digest: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    demonstration: Mapped[bool] = mapped_column(default=False)


class CommentReportNote(Model):
    """A correction added to a report later, with its date; the report itself stays."""

    __tablename__ = "comment_report_note"

    id: Mapped[str] = mapped_column(primary_key=True)
    report_id: Mapped[str] = mapped_column(
        ForeignKey("comment_report.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str]
    noted_on: Mapped[date]


@event.listens_for(Comment, "before_update")
def _keep_the_original(_mapper: Any, _connection: Any, comment: Comment) -> None:
    if inspect(comment).attrs.text.history.has_changes():
        raise OriginalIsKept(comment.id)


@event.listens_for(CommentReport, "before_update")
def _keep_the_report(_mapper: Any, _connection: Any, report: CommentReport) -> None:
    raise OriginalIsKept(report.id)
