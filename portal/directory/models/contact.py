"""Whom to contact (Open Referral `contact` and `phone`). Roles, never people's names."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.directory.models.base import Model
from portal.directory.models.phone import Phone


class Contact(Model):
    """A desk or a team; `last_verified` is the day somebody tried it."""

    __tablename__ = "contact"

    id: Mapped[str] = mapped_column(primary_key=True)
    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str | None]
    email: Mapped[str | None]
    url: Mapped[str | None]
    hours: Mapped[str | None]
    source: Mapped[str | None]
    last_verified: Mapped[date | None]

    phones: Mapped[list[Phone]] = relationship(viewonly=True, lazy="raise")
