"""Numbers and keys others know a service by."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.directory.models.base import Model


class Identifier(Model):
    """A URN, the URN of a provision's host school, a UKPRN, or the key in `content/`."""

    __tablename__ = "identifier"
    __table_args__ = (Index("ix_identifier_scheme_value", "scheme", "value"),)

    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), primary_key=True
    )
    scheme: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
