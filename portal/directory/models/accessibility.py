"""What a place offers disabled visitors (Open Referral `accessibility`)."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.directory.models.base import Model


class Accessibility(Model):
    """One feature and its answer; “partial” is a value of its own, never a yes."""

    __tablename__ = "accessibility"

    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), primary_key=True
    )
    feature: Mapped[str] = mapped_column(primary_key=True)
    answer: Mapped[str]
