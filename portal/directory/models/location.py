"""Where a service is (Open Referral `location`)."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.directory.models.base import Model


class Location(Model):
    """A place. Coordinates are degrees (WGS 84), both or neither."""

    __tablename__ = "location"
    __table_args__ = (
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="whole_point"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    address: Mapped[str | None]
    town: Mapped[str | None]
    district: Mapped[str | None] = mapped_column(index=True)
    postcode: Mapped[str | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
