"""The councils this portal can serve: their names, bodies, districts and contacts.

What differs between Kent and Leicestershire is values in `content/`, never a
branch in code, so that a council can be renamed, split or replaced (Kent is
due to be in 2028) by editing a file.
"""

from portal.authorities.models import (
    Area,
    Authority,
    AuthorityContact,
    CrisisContact,
    District,
    UnknownAuthority,
)
from portal.authorities.registry import (
    current_authority,
    get_authority,
    list_authorities,
    list_crisis_contacts,
    list_languages,
    register_authorities,
)

__all__ = [
    "Area",
    "Authority",
    "AuthorityContact",
    "CrisisContact",
    "District",
    "UnknownAuthority",
    "current_authority",
    "get_authority",
    "list_authorities",
    "list_crisis_contacts",
    "list_languages",
    "register_authorities",
]
