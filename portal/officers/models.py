"""Officers, what they may do, how they prove who they are, and where they are signed in.

Nothing here opens a door by itself: passwords and recovery codes are hashed
slowly, session and link tokens are kept as hashes, and the secret of an
authenticator app is locked with a key that is not in the database.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database import UtcDateTime, db

if TYPE_CHECKING:
    from portal.database import Base as Model
else:
    Model = db.Model


class Account(Model):
    """One officer. `email` is in small letters; an account is switched off, never deleted."""

    __tablename__ = "officer"
    __table_args__ = (UniqueConstraint("oidc_issuer", "oidc_subject"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    authority: Mapped[str] = mapped_column(index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    switched_off_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    password_hash: Mapped[str | None]
    totp_sealed: Mapped[str | None]
    totp_confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    totp_last_step: Mapped[int | None]
    oidc_issuer: Mapped[str | None]
    oidc_subject: Mapped[str | None]

    roles: Mapped[list["RoleHeld"]] = relationship(
        cascade="all, delete-orphan", order_by="RoleHeld.role", passive_deletes=True
    )
    passkeys: Mapped[list["Passkey"]] = relationship(viewonly=True)


class RoleHeld(Model):
    """A role of an officer; what it allows is in `portal.officers.roles`."""

    __tablename__ = "officer_role"

    officer_id: Mapped[str] = mapped_column(
        ForeignKey("officer.id", ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[str] = mapped_column(primary_key=True)


class SignedIn(Model):
    """One browser in which an officer is signed in, or half-way there (no second factor yet)."""

    __tablename__ = "officer_session"

    id: Mapped[str] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    officer_id: Mapped[str] = mapped_column(
        ForeignKey("officer.id", ondelete="CASCADE"), index=True
    )
    how: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime] = mapped_column(UtcDateTime)
    second_factor_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    challenge: Mapped[str | None]


class SetUpLink(Model):
    """A link with which a new officer sets a password, once, within 48 hours."""

    __tablename__ = "officer_link"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    officer_id: Mapped[str] = mapped_column(
        ForeignKey("officer.id", ondelete="CASCADE"), index=True
    )
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)


class RecoveryCode(Model):
    """A code that stands in for the second factor once; deleted when used."""

    __tablename__ = "officer_recovery_code"

    officer_id: Mapped[str] = mapped_column(
        ForeignKey("officer.id", ondelete="CASCADE"), primary_key=True
    )
    code_hash: Mapped[str] = mapped_column(primary_key=True)


class Passkey(Model):
    """A passkey. `sign_count` going backwards means that it was copied."""

    __tablename__ = "officer_passkey"

    id: Mapped[str] = mapped_column(primary_key=True)
    officer_id: Mapped[str] = mapped_column(
        ForeignKey("officer.id", ondelete="CASCADE"), index=True
    )
    public_key: Mapped[str]
    sign_count: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Attempts(Model):
    """How often signing in failed for one account or one address, both known by a hash only."""

    __tablename__ = "officer_attempts"

    key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
    wait_until: Mapped[datetime] = mapped_column(UtcDateTime)
