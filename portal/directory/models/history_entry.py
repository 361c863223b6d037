"""What happened to a service, kept so that an old letter can still be understood."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.directory.models.base import Model


class HistoryEntry(Model):
    """One event; `happened` is as exact as its source ("2016", "autumn 2018")."""

    __tablename__ = "history_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), index=True
    )
    happened: Mapped[str]
    text: Mapped[str]
    source: Mapped[str | None]
