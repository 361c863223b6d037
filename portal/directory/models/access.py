"""“Can I get in?”: what a family needs to know before they try."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.directory.models.base import Model


class Access(Model):
    """How to get in. An empty value is shown as “the provider has not told us”."""

    __tablename__ = "access"

    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), primary_key=True
    )
    who_for: Mapped[str | None]
    plan_needed: Mapped[str]
    diagnosis_needed: Mapped[str]
    self_referral: Mapped[str]
    who_refers: Mapped[str | None]
    how_decided: Mapped[str | None]
    decided_by: Mapped[str | None]
    waiting_time: Mapped[str | None]
    waiting_stated_on: Mapped[date | None]
    after_applying: Mapped[str | None]
