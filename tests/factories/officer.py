"""Makes officers and what belongs to them, for tests."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.officers.models import (
    Account,
    Attempts,
    Passkey,
    RecoveryCode,
    RoleHeld,
    SetUpLink,
    SignedIn,
)
from tests.factories.rows import add, filled


def make_officer(session: Session, **given: Any) -> Account:
    defaults: dict[str, Any] = {
        "id": "officer-1",
        "email": "olu@example.org",
        "name": "Olu Example",
        "authority": "kent",
        "created_at": utc_now(),
    }
    return add(session, Account(**filled(defaults, given)))


def make_everything_of(session: Session, account: Account) -> None:
    """Add one row to every table that belongs to an officer."""
    now = utc_now()
    for row in (
        RoleHeld(officer_id=account.id, role="viewer"),
        SignedIn(
            id="session-1", token_hash="t", officer_id=account.id, how="password",
            created_at=now, used_at=now,
        ),
        SetUpLink(token_hash="l", officer_id=account.id, expires_at=now + timedelta(hours=1)),
        RecoveryCode(officer_id=account.id, code_hash="c"),
        Passkey(
            id="passkey-1", officer_id=account.id, public_key="k", sign_count=0, created_at=now
        ),
        Attempts(key="account:x", failures=1, last_at=now, wait_until=now),
    ):  # fmt: skip
        add(session, row)
