"""How often a search found nothing: counts of a day, never what anybody typed."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from portal.directory.models.base import Model


class EmptySearch(Model):
    """How many searches of one day found nothing.

    `need`, `kind` and `district` are codes chosen from lists, several divided by
    blanks; `words` are names of our own concepts, or empty. An empty text means:
    not asked for, or not kept because it was not all ours.
    """

    __tablename__ = "empty_search"

    authority: Mapped[str] = mapped_column(primary_key=True)
    on: Mapped[date] = mapped_column("searched_on", primary_key=True)
    need: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    district: Mapped[str] = mapped_column(primary_key=True)
    words: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
