"""Need types, phases and other codes as Open Referral taxonomies, for other programs."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.directory.models.base import Model


class Taxonomy(Model):
    """A list of terms: `need`, `area`, `phase`, `tier`, `kind`, `schedule2`."""

    __tablename__ = "taxonomy"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]


class TaxonomyTerm(Model):
    """One term. `code` is what programs use; `name` comes from `content/england`."""

    __tablename__ = "taxonomy_term"

    id: Mapped[str] = mapped_column(primary_key=True)
    taxonomy_id: Mapped[str] = mapped_column(ForeignKey("taxonomy.id"), index=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("taxonomy_term.id"))
    code: Mapped[str]
    name: Mapped[str]


class Attribute(Model):
    """That a service carries a term (Open Referral `attribute`)."""

    __tablename__ = "attribute"

    service_id: Mapped[str] = mapped_column(
        ForeignKey("service.id", ondelete="CASCADE"), primary_key=True
    )
    taxonomy_term_id: Mapped[str] = mapped_column(
        ForeignKey("taxonomy_term.id"), primary_key=True, index=True
    )

    term: Mapped[TaxonomyTerm] = relationship(viewonly=True, lazy="raise")
