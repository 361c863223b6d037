"""The outbox of search: what changed, in order, written in the same transaction."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from portal.database import UtcDateTime
from portal.directory.models.base import Model


class SearchSequence(Model):
    """The number of an authority's last change.

    Taken by updating this one row, so that on every database a number is seen
    only after all smaller ones: a self-numbering column would not promise that.
    """

    __tablename__ = "search_sequence"

    authority: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]


class SearchChange(Model):
    """A record whose search entry is out of date. `kind` is `changed` or `removed`."""

    __tablename__ = "search_change"

    authority: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    service_id: Mapped[str]
    kind: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
