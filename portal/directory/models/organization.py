"""Who is responsible for a service (Open Referral `organization`)."""

from sqlalchemy.orm import Mapped, mapped_column

from portal.directory.models.base import Model


class Organization(Model):
    """A body that runs services. Its id is made from its name and council."""

    __tablename__ = "organization"

    id: Mapped[str] = mapped_column(primary_key=True)
    authority: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    description: Mapped[str | None]
    url: Mapped[str | None]
