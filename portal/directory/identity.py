"""Public ids: opaque, stable across re-imports, the same for one school whoever names it.

A record in `content/` that carries a URN and the school with that URN in the
national register are one record, because both make their id from the URN.
"""

import re
import unicodedata
from uuid import UUID, uuid5

from portal.directory.listing import Listing

# A fixed namespace of our own; changing it would change every public address.
NAMESPACE = UUID("6c9f6f0e-6f0b-5c53-9d6c-0a4b3f4d1c55")
LONGEST_SLUG = 80


def service_id(listing: Listing, authority: str) -> str:
    """Return the public id of `listing` (UUIDv5 of the best number it has, else of its key)."""
    if listing.urn:
        return school_id(listing.urn)
    if listing.provision_urn:
        return provision_id(listing.provision_urn)
    return content_id(authority, listing.key)


def school_id(urn: str) -> str:
    """Return the id of the establishment with this URN."""
    return str(uuid5(NAMESPACE, f"gias:{urn}"))


def provision_id(urn: str) -> str:
    """Return the id of the resourced provision or unit at the school with this URN."""
    return str(uuid5(NAMESPACE, f"gias-provision:{urn}"))


def content_id(authority: str, key: str) -> str:
    """Return the id of a record known only by its key in one council's content."""
    return str(uuid5(NAMESPACE, f"content:{authority}:{key}"))


def organization_id(authority: str, name: str) -> str:
    """Return the id of an organisation, which nobody gives a number: its name within a council."""
    return str(uuid5(NAMESPACE, f"organization:{authority}:{name.casefold()}"))


def location_id(service: str) -> str:
    """Return the id of the place where the service with id `service` is."""
    return str(uuid5(NAMESPACE, f"location:{service}"))


def slug_of(name: str) -> str:
    """Return the readable end of an address: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    plain = re.sub(r"['’]", "", plain.lower())
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_SLUG].strip("-") or "service"
