"""What else a service is called."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.directory.models.base import Model


class Alias(Model):
    """Another name people use; `former` when it is an old one."""

    __tablename__ = "alias"

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    former: Mapped[bool]
