"""Places a dated source stated for a provision: never vacancies."""

from datetime import date

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.directory.models.base import Model


class ProvisionFigure(Model):
    """One dated figure; `doubts` are the codes of what seems wrong with it."""

    __tablename__ = "provision_figure"

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), index=True
    )
    measure: Mapped[str]
    on_roll: Mapped[int | None]
    capacity: Mapped[int | None]
    stated_on: Mapped[date | None]
    source: Mapped[str | None]
    doubts: Mapped[list[str]] = mapped_column(JSON)
