"""The central noun: a service a family may use (Open Referral `service`)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import UtcDateTime
from portal.directory.models.access import Access
from portal.directory.models.accessibility import Accessibility
from portal.directory.models.alias import Alias
from portal.directory.models.base import Model
from portal.directory.models.contact import Contact
from portal.directory.models.cost_option import CostOption
from portal.directory.models.history_entry import HistoryEntry
from portal.directory.models.identifier import Identifier
from portal.directory.models.local_offer_answer import LocalOfferAnswer
from portal.directory.models.organization import Organization
from portal.directory.models.provision_figure import ProvisionFigure
from portal.directory.models.schedule import Schedule
from portal.directory.models.service_area import ServiceArea
from portal.directory.models.service_at_location import ServiceAtLocation
from portal.directory.models.succession import Succession
from portal.directory.models.taxonomy import Attribute


class Service(Model):
    """One service, school or provision as families should see it now.

    Columns and child tables are what is joined and exported. `record` is the
    whole merged listing (`portal.directory.listing.Listing` as JSON) and
    `provenance` says which source each group of it comes from, so that a page
    costs one row. All are written together, by `portal.directory.publishing`.

    `assured_on` is the day somebody checked the facts; `updated_at` moves when
    a fact changed. A withdrawn record stays, so that officers' corrections
    survive its return and an old address can say what happened.
    """

    __tablename__ = "service"
    __table_args__ = (
        CheckConstraint("minimum_age <= maximum_age", name="ages_in_order"),
        Index("ix_service_authority_withdrawn_at", "authority", "withdrawn_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    authority: Mapped[str]
    slug: Mapped[str]
    name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(index=True)
    status: Mapped[str] = mapped_column(index=True)
    summary: Mapped[str | None]
    description: Mapped[str | None]
    tier: Mapped[str | None]
    coverage: Mapped[str]
    minimum_age: Mapped[int | None]
    maximum_age: Mapped[int | None]
    url: Mapped[str | None]
    email: Mapped[str | None]
    state_funded: Mapped[bool | None]
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organization.id"), index=True)
    record: Mapped[dict[str, Any]] = mapped_column(JSON)
    provenance: Mapped[dict[str, Any]] = mapped_column(JSON)
    assured_on: Mapped[date | None]
    assured_by: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    # Read only: rows are written by portal.directory.rows. A forgotten eager load fails loudly.
    organization: Mapped[Organization | None] = relationship(viewonly=True, lazy="raise")
    access: Mapped[Access | None] = relationship(viewonly=True, lazy="raise")
    accessibility: Mapped[list[Accessibility]] = relationship(viewonly=True, lazy="raise")
    aliases: Mapped[list[Alias]] = relationship(viewonly=True, lazy="raise")
    answers: Mapped[list[LocalOfferAnswer]] = relationship(viewonly=True, lazy="raise")
    attributes: Mapped[list[Attribute]] = relationship(viewonly=True, lazy="raise")
    contacts: Mapped[list[Contact]] = relationship(viewonly=True, lazy="raise")
    cost_options: Mapped[list[CostOption]] = relationship(viewonly=True, lazy="raise")
    history: Mapped[list[HistoryEntry]] = relationship(viewonly=True, lazy="raise")
    identifiers: Mapped[list[Identifier]] = relationship(viewonly=True, lazy="raise")
    provision: Mapped[list[ProvisionFigure]] = relationship(viewonly=True, lazy="raise")
    schedules: Mapped[list[Schedule]] = relationship(viewonly=True, lazy="raise")
    service_areas: Mapped[list[ServiceArea]] = relationship(viewonly=True, lazy="raise")
    service_at_locations: Mapped[list[ServiceAtLocation]] = relationship(
        viewonly=True, lazy="raise"
    )
    successions: Mapped[list[Succession]] = relationship(viewonly=True, lazy="raise")
