"""Where the family is: a postcode or a place name turned into a point, or an honest answer.

Looked up on this machine, told to nobody and never logged.
"""

from dataclasses import dataclass

from portal.authorities import Authority
from portal.directory.listing import Listing
from portal.directory.reach import coverage_of
from portal.places import Spot, find_places
from portal.send.offer import Coverage
from portal.settings import current_settings


@dataclass(frozen=True)
class Place:
    """What was typed, the spot it means, and what it may have been meant for.

    `away` says that places are not compiled on this machine, so that nothing
    could be looked up.
    """

    typed: str = ""
    spot: Spot | None = None
    suggestions: tuple[str, ...] = ()
    away: bool = False

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, or None."""
        return self.spot.point if self.spot is not None else None

    @property
    def unknown(self) -> bool:
        """Whether something was typed that could not be found."""
        return bool(self.typed) and self.spot is None


def locate(typed: str, authority: Authority) -> Place:
    """Return where `typed` is, as seen from `authority`."""
    if not typed:
        return Place()
    places = find_places(current_settings().places_dir, authority.code)
    if places is None:
        return Place(typed, away=True)
    found = places.locate(typed)
    return Place(typed, found.spot, found.suggestions)


def point_of(listing: Listing, authority: Authority) -> tuple[float, float] | None:
    """Return where a service is: its own point, else its postcode's, else its town's.

    A town's middle is some streets off, which is near enough to sort results
    by; a service for a whole district or county has no point.
    """
    if listing.lat is not None and listing.lon is not None:
        return listing.lat, listing.lon
    places = find_places(current_settings().places_dir, authority.code)
    if places is None or coverage_of(listing) is not Coverage.PLACE:
        return None
    spot = places.find_postcode(listing.postcode) if listing.postcode else None
    if spot is None and listing.town:
        spot = places.find_place(listing.town)
    return spot.point if spot is not None and spot.in_authority else None
