"""When a service is on: simple sessions, not calendar rules (Open Referral `schedule`)."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.directory.models.base import Model


class Schedule(Model):
    """One regular session; `nth` is 1 to 5, or -1 for the last such weekday of a month.

    `opens_at` and `closes_at` are wall-clock times in England, HH:MM.
    """

    __tablename__ = "schedule"
    __table_args__ = (
        CheckConstraint("(pattern = 'nth') = (nth IS NOT NULL)", name="nth_goes_with_its_pattern"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), index=True
    )
    weekday: Mapped[str] = mapped_column(index=True)
    opens_at: Mapped[str | None]
    closes_at: Mapped[str | None]
    pattern: Mapped[str]
    nth: Mapped[int | None]
    part_of_year: Mapped[str]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    notes: Mapped[str | None]
