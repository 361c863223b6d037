"""An officer as the rest of the portal sees one: a name and what they may do, no secrets."""

from dataclasses import dataclass

from portal.officers.models import Account
from portal.officers.roles import permissions_of


@dataclass(frozen=True)
class Officer:
    """Somebody who is signed in with both factors. `authority` is the council they work for."""

    id: str
    name: str
    email: str
    roles: tuple[str, ...]
    authority: str
    session_id: str = ""

    def may(self, permission: str) -> bool:
        """Say whether one of the officer's roles allows `permission`."""
        return permission in permissions_of(self.roles)


def officer_of(account: Account, session_id: str = "") -> Officer:
    """Return the officer whose `account` this is."""
    return Officer(
        id=account.id,
        name=account.name,
        email=account.email,
        roles=tuple(held.role for held in account.roles),
        authority=account.authority,
        session_id=session_id,
    )
