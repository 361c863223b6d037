"""The officers' first page, and every other view of this room by importing it."""

from portal.officers import (
    account_views,
    council_views,
    log_views,
    passkey_views,
    people_views,
    set_up_views,
    sign_in_views,
)
from portal.officers.blueprint import officers
from portal.officers.roles import ROLE_NAMES, permissions_of
from portal.officers.signed_in import current_officer
from portal.page import render_page
from portal.security import access

__all__ = ["officers"]

# Importing them adds their views to the blueprint.
MODULES = (
    account_views,
    council_views,
    log_views,
    passkey_views,
    people_views,
    set_up_views,
    sign_in_views,
)


@officers.get("")
@access("officer")
def first_page() -> str:
    """List what this officer may do."""
    officer = current_officer()
    return render_page(
        "officers/first_page.html",
        officer=officer,
        roles=[ROLE_NAMES.get(role, role) for role in officer.roles],
        may=permissions_of(officer.roles),
    )
