"""Dated tables of specialist places. Totals are computed, never stored."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.directory.models.base import Model


class PlaceTable(Model):
    """A table as one source printed it on one date: history, never today's vacancies."""

    __tablename__ = "place_table"
    __table_args__ = (UniqueConstraint("authority", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    authority: Mapped[str]
    key: Mapped[str]
    title: Mapped[str]
    phase: Mapped[str]
    stated_on: Mapped[date]
    stated_on_words: Mapped[str | None]
    source_title: Mapped[str]
    source_url: Mapped[str | None]
    notes: Mapped[list[Any]] = mapped_column(JSON)

    cells: Mapped[list["PlaceCell"]] = relationship(
        cascade="all, delete-orphan", order_by="PlaceCell.id", passive_deletes=True
    )


class PlaceCell(Model):
    """Places for one need in one district; `places` is None where the source left a blank."""

    __tablename__ = "place_cell"
    __table_args__ = (UniqueConstraint("table_id", "district", "need"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    table_id: Mapped[int] = mapped_column(ForeignKey("place_table.id", ondelete="CASCADE"))
    district: Mapped[str]
    need: Mapped[str]
    places: Mapped[int | None]
    note: Mapped[str | None]
