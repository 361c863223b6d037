"""What came after a service that no longer runs."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.directory.models.base import Model


class Succession(Model):
    """A successor by a number or key it is known by.

    Not a foreign key: a school may close in one file and its successor open in
    the next. `portal.directory.successors` finds the record, if we have it.
    """

    __tablename__ = "succession"
    __table_args__ = (UniqueConstraint("service_id", "scheme", "value"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"))
    scheme: Mapped[str]
    value: Mapped[str]
