"""“Something is wrong here”: what a visitor told us about a record."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import UtcDateTime
from portal.directory.models.base import Model


class Correction(Model):
    """One report. Nothing about the visitor is kept.

    `form_key` is made when the form is shown; being unique, a form sent twice
    counts once.
    """

    __tablename__ = "correction"

    id: Mapped[str] = mapped_column(primary_key=True)
    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), index=True
    )
    what: Mapped[str]
    text: Mapped[str | None]
    language: Mapped[str]
    form_key: Mapped[str] = mapped_column(unique=True)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
