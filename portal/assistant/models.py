"""What families could not find, whether an answer helped, and who asked to be called back.

Nothing here is a conversation: a gap is kept only when somebody presses the
button, with private details covered, and goes after 12 months; a request to be
called goes after 30 days or when it is done.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, mapped_column

from portal.database import UtcDateTime, db

if TYPE_CHECKING:
    from portal.database import Base as Model
else:
    Model = db.Model


class Gap(Model):
    """Something a family looked for and did not find, in words they agreed to send.

    `settled_as` is a topic's slug (the page answers it), `question` (then `topic` and
    `question` say what to add to the training questions), `gap` (then `need` and
    `district` say what is missing where), or `aside`.
    """

    __tablename__ = "assistant_gap"

    id: Mapped[str] = mapped_column(primary_key=True)
    authority: Mapped[str] = mapped_column(index=True)
    text: Mapped[str]
    topic: Mapped[str | None]
    language: Mapped[str]
    form_key: Mapped[str] = mapped_column(unique=True)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    settled_as: Mapped[str | None]
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    need: Mapped[str | None]
    district: Mapped[str | None]
    question: Mapped[str | None]


class AnswerRating(Model):
    """How often an answer helped on one day: a count, no words, no visitor."""

    __tablename__ = "assistant_rating"

    authority: Mapped[str] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(primary_key=True)
    on: Mapped[date] = mapped_column("rated_on", primary_key=True)
    helped: Mapped[int]
    did_not_help: Mapped[int]


class CallBack(Model):
    """A request to be called; name and number only, for as long as it takes."""

    __tablename__ = "assistant_call_back"

    id: Mapped[str] = mapped_column(primary_key=True)
    authority: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    phone: Mapped[str]
    best_time: Mapped[str]
    form_key: Mapped[str] = mapped_column(unique=True)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
