"""Answers and words, in two tables that share no key; neither knows day, device or person.

Ids are random (uuid4, never one that carries the time) and rows lie in the
order of their ids, so that neither says when an answer came.
"""

from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import db

if TYPE_CHECKING:
    from portal.database import Base as Model
else:
    Model = db.Model

NO_ORDER = {"sqlite_with_rowid": False}


class Response(Model):
    """One sent survey.

    `channel` is invited, open or assisted; `entry` is web, chat, paper or phone;
    `coded` says whether an invitation was spent for it (assisted ones may be both).
    `month` is when it was sent, `period` the quarter of the invitation (of the month,
    where there was none). Outcome, place and audience are the invitation's cohort, null
    where merged; without an invitation they are what the visitor chose. `answers` holds
    question code → 1 to 5 or `na`; a skipped question is absent. `scale` is 5, or 3
    where faces were shown (stored 1, 3, 5).
    """

    __tablename__ = "response"
    __table_args__ = NO_ORDER

    id: Mapped[str] = mapped_column(primary_key=True)
    authority: Mapped[str] = mapped_column(index=True)
    instrument: Mapped[str]
    version: Mapped[int]
    channel: Mapped[str]
    entry: Mapped[str]
    coded: Mapped[bool]
    month: Mapped[str]
    period: Mapped[str]
    outcome: Mapped[str | None]
    area: Mapped[str | None]
    district: Mapped[str | None]
    audience: Mapped[str | None]
    small: Mapped[bool] = mapped_column(default=False)
    subject: Mapped[str | None]
    scale: Mapped[int]
    language: Mapped[str]
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    receipt_hash: Mapped[str] = mapped_column(unique=True)
    form_key: Mapped[str] = mapped_column(unique=True)
    demonstration: Mapped[bool] = mapped_column(default=False)


class ResponseText(Model):
    """The free words of a survey, apart from its answers and from any cohort.

    `receipt_hash` is the receipt's digest under another label than the response's, so
    that the two rows of one person cannot be joined without the receipt.
    """

    __tablename__ = "response_text"
    __table_args__ = NO_ORDER

    id: Mapped[str] = mapped_column(primary_key=True)
    authority: Mapped[str] = mapped_column(index=True)
    instrument: Mapped[str]
    quarter: Mapped[str]
    language: Mapped[str]
    text: Mapped[str]
    receipt_hash: Mapped[str] = mapped_column(unique=True)
    demonstration: Mapped[bool] = mapped_column(default=False)


class ResponseTotal(Model):
    """How often one answer was given in a month: what is left when single answers are deleted.

    The empty question counts the responses themselves.
    """

    __tablename__ = "response_total"

    authority: Mapped[str] = mapped_column(primary_key=True)
    instrument: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    scale: Mapped[int] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
