"""Batches, cohorts and invitations, and what is spent: four tables that cannot be joined.

`invitation` and `spent` hold digests of the same token under two keys kept
outside the database. A thief of the database, its log and every backup finds
no row of one for a row of the other.
"""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import db

if TYPE_CHECKING:
    from portal.database import Base as Model
else:
    Model = db.Model

# Rows lie in the order of their random keys, so that their order says nothing about when.
NO_ORDER = {"sqlite_with_rowid": False}


class InvitationBatch(Model):
    """One run of letters or messages: one survey, one period, one closing day.

    `prefix` is the two signs a paper code begins with, `salt` (hex) what its codes
    are hashed with. `period` is a quarter, such as `2026-Q4`.
    """

    __tablename__ = "invitation_batch"

    id: Mapped[str] = mapped_column(primary_key=True)
    authority: Mapped[str] = mapped_column(index=True)
    instrument: Mapped[str]
    prefix: Mapped[str | None] = mapped_column(unique=True)
    salt: Mapped[str]
    period: Mapped[str]
    issued: Mapped[int]
    issued_on: Mapped[date]
    issued_by: Mapped[str]
    closes_on: Mapped[date]
    delivery: Mapped[str]
    form_key: Mapped[str | None] = mapped_column(unique=True)
    withdrawn_on: Mapped[date | None]
    reminded_on: Mapped[date | None]
    demonstration: Mapped[bool] = mapped_column(default=False)


class InvitationCohort(Model):
    """How many of a batch went to families who share outcome, place and audience.

    What is null was merged so that no cohort has under 10. `small`: the whole batch
    is under 10; its figures are never shown. Kept when invitations are forgotten.
    """

    __tablename__ = "invitation_cohort"

    id: Mapped[str] = mapped_column(primary_key=True)
    batch_id: Mapped[str] = mapped_column(
        ForeignKey("invitation_batch.id", ondelete="CASCADE"), index=True
    )
    outcome: Mapped[str | None]
    area: Mapped[str | None]
    district: Mapped[str | None]
    audience: Mapped[str | None]
    issued: Mapped[int]
    small: Mapped[bool] = mapped_column(default=False)


class Invitation(Model):
    """One invitation: HMAC(K1, token). Never updated on use; deleted 30 days after it closes."""

    __tablename__ = "invitation"
    __table_args__ = NO_ORDER

    h1: Mapped[str] = mapped_column(primary_key=True)
    cohort_id: Mapped[str] = mapped_column(
        ForeignKey("invitation_cohort.id", ondelete="CASCADE"), index=True
    )


class Spent(Model):
    """HMAC(K2, token) of an answered invitation; a second answer fails on the primary key.

    `forget_month` (such as `2027-02`) is when no invitation can match it any more.
    """

    __tablename__ = "spent"
    __table_args__ = NO_ORDER

    h2: Mapped[str] = mapped_column(primary_key=True)
    forget_month: Mapped[str]


class InvitationGuess(Model):
    """How many wrong paper codes of one batch were typed in one hour (`2026-11-25T23`, UTC)."""

    __tablename__ = "invitation_guess"

    batch_id: Mapped[str] = mapped_column(
        ForeignKey("invitation_batch.id", ondelete="CASCADE"), primary_key=True
    )
    hour: Mapped[str] = mapped_column(primary_key=True)
    wrong: Mapped[int]
