"""How far a service reaches (Open Referral `service_area`)."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.directory.models.base import Model


class ServiceArea(Model):
    """A district it serves, or the county, the nation, anywhere online."""

    __tablename__ = "service_area"

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), index=True
    )
    extent: Mapped[str]
    district: Mapped[str | None] = mapped_column(index=True)
