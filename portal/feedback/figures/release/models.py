"""A release of figures: one row of JSON, its digest, and the quarter it ends with."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import UtcDateTime, db

if TYPE_CHECKING:
    from portal.database import Base as Model
else:
    Model = db.Model


class FigureRelease(Model):
    """What the public was shown of one quarter. Written once, never changed.

    `body` is canonical JSON, `digest` its SHA-256; `demonstration`: made of
    invented answers.
    """

    __tablename__ = "figure_release"
    __table_args__ = (UniqueConstraint("authority", "period", "demonstration"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    authority: Mapped[str]
    period: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    body: Mapped[str]
    digest: Mapped[str]
    demonstration: Mapped[bool] = mapped_column(default=False)
