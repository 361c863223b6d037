"""Every view of this room, by importing it; the officers' first page is the overview's."""

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
