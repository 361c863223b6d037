"""How far a service reaches, when nobody said it in so many words.

A helpline must never be lost because it has no address, and a club must never
be offered to the whole county because its file left a blank.
"""

from portal.directory.listing import Listing
from portal.send.offer import Coverage


def coverage_of(listing: Listing) -> Coverage:
    """Return the stated coverage, else what the address, town or districts show."""
    if listing.coverage is not None:
        return listing.coverage
    if listing.town or listing.postcode or listing.address or listing.lat is not None:
        return Coverage.PLACE
    return Coverage.DISTRICT if listing.districts else Coverage.COUNTY
