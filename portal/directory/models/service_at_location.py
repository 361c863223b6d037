"""A service at one of its places (Open Referral `service_at_location`)."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.directory.models.base import Model
from portal.directory.models.location import Location


class ServiceAtLocation(Model):
    """That a service is to be found at a place."""

    __tablename__ = "service_at_location"

    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), primary_key=True
    )
    location_id: Mapped[str] = mapped_column(
        ForeignKey("location.id", ondelete="CASCADE"), primary_key=True, index=True
    )

    location: Mapped[Location] = relationship(viewonly=True, lazy="raise")
