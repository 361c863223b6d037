"""What a service costs (Open Referral `cost_option`)."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.directory.models.base import Model


class CostOption(Model):
    """The cost in the provider's words; `free` is None when nobody told us."""

    __tablename__ = "cost_option"

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), index=True
    )
    amount_description: Mapped[str | None]
    free: Mapped[bool | None]
