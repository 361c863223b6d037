"""Who said what about a service, and what an officer corrected.

A re-import replaces what its own source said and nothing else; an officer's
correction stands beside it and survives.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import UtcDateTime
from portal.directory.models.base import Model


class Statement(Model):
    """What one source states about one group of fields, and the day it states it of."""

    __tablename__ = "statement"
    __table_args__ = (
        UniqueConstraint("service_id", "source", "field_group"),
        Index("ix_statement_source_authority", "source", "authority"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"))
    source: Mapped[str]
    authority: Mapped[str]
    field_group: Mapped[str]
    stated_on: Mapped[date | None]
    stated: Mapped[dict[str, Any]] = mapped_column(JSON)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Override(Model):
    """An officer's correction of one field. `made_by` is a role, never a name."""

    __tablename__ = "override"
    __table_args__ = (UniqueConstraint("service_id", "field"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"))
    field: Mapped[str]
    value: Mapped[Any] = mapped_column(JSON)
    reason: Mapped[str]
    made_by: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
