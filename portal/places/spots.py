"""What a place is once somebody has looked it up, and what a council looks like from here.

`portal.places` stands beside `portal.authorities` and may not import it, so it
says with protocols what it needs to know of a council.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

SpotKind = Literal["postcode", "outcode", "place", "district", "county"]


class DistrictLike(Protocol):
    """A district of a council: our id, its name and its ONS (GSS) code."""

    @property
    def id(self) -> str: ...  # noqa: D102 - the class says it
    @property
    def name(self) -> str: ...  # noqa: D102 - the class says it
    @property
    def aliases(self) -> Sequence[str]: ...  # noqa: D102 - the class says it
    @property
    def ons_code(self) -> str: ...  # noqa: D102 - the class says it


class AuthorityLike(Protocol):
    """A council: its code, its name and its districts."""

    @property
    def code(self) -> str: ...  # noqa: D102 - the class says it
    @property
    def name(self) -> str: ...  # noqa: D102 - the class says it
    @property
    def districts(self) -> Sequence[DistrictLike]: ...  # noqa: D102 - the class says it


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on the map a family asked about.

    `in_authority` is None when it cannot be told: an outcode may straddle the
    edge of the county. `council` names the council to ask when the spot lies in
    a neighbour's area and we know whose it is. `approximate` means the point is
    the middle of something larger (an outcode, a district).
    """

    label: str
    kind: SpotKind
    lat: float
    lon: float
    district_id: str | None = None
    in_authority: bool | None = True
    council: str | None = None
    approximate: bool = False

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude, degrees (WGS 84)."""
        return (self.lat, self.lon)


@dataclass(frozen=True, slots=True)
class Located:
    """The answer to "where is this?": a spot, or what may have been meant.

    `others` are further places of the same name (there are two Stones in Kent).
    """

    spot: Spot | None
    others: tuple[Spot, ...] = ()
    suggestions: tuple[str, ...] = ()
