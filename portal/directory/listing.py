"""One record of the Local Offer as a source states it: the shape of content and imports alike.

An officer's YAML file and a row of the schools register both become a
`Listing`; nothing else can be published. A field nobody stated stays empty,
and the page then says "the provider has not told us".
"""

from datetime import date
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from portal.content_reader import ContentModel
from portal.directory.listing_parts import (
    Access,
    Accessibility,
    ContactDetails,
    HistoryNote,
    LocalOfferAnswers,
    Paragraph5,
    ProvisionFigure,
    SessionTimes,
    SourceNote,
)
from portal.send.ages import Phase
from portal.send.needs import Need
from portal.send.offer import Coverage, Kind, Status
from portal.send.support import Tier

LONGEST_SUMMARY = 160


def _digits(value: Any) -> Any:
    """Take a number YAML read as a number for the text it is."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Number = Annotated[str, BeforeValidator(_digits), Field(pattern=r"^\d{1,12}$")]
Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
# What a service was replaced by: a key of the same council, or a school by its URN.
Reference = Annotated[str, Field(pattern=r"^(urn:\d+|[a-z0-9]+(-[a-z0-9]+)*)$", max_length=100)]


class Listing(ContentModel):
    """What one source says about one service.

    `urn` makes a record one with the school of that number; `provision_urn`
    names the host school of a provision that has no number of its own. Ages
    are years. `assured_on` is the day somebody compared the facts with the
    provider, never the day of an edit.
    """

    key: Key
    urn: Number | None = None
    provision_urn: Number | None = None
    name: str = Field(min_length=2, max_length=200)
    kind: Kind
    status: Status = Status.ACTIVE
    aliases: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    organization: str | None = None
    summary: str | None = Field(default=None, max_length=LONGEST_SUMMARY)
    description: str | None = None
    needs: tuple[Need, ...] = ()
    phases: tuple[Phase, ...] = ()
    min_age: int | None = Field(default=None, ge=0, le=99)
    max_age: int | None = Field(default=None, ge=0, le=99)
    tier: Tier | None = None
    coverage: Coverage | None = None
    districts: tuple[str, ...] = ()
    town: str | None = None
    postcode: str | None = None
    contacts: tuple[ContactDetails, ...] = ()
    url: str | None = Field(default=None, pattern=r"^https?://\S+$")
    access: Access = Access()
    sessions: tuple[SessionTimes, ...] = ()
    accessibility: Accessibility = Accessibility()
    local_offer: LocalOfferAnswers = LocalOfferAnswers()
    paragraph_5: Paragraph5 = Paragraph5()
    schedule2: tuple[str, ...] = ()
    history: tuple[HistoryNote, ...] = ()
    replaced_by: tuple[Reference, ...] = ()
    sources: tuple[SourceNote, ...] = Field(min_length=1)
    assured_on: date | None = None
    assured_by: str | None = None
    seed: str | tuple[str, ...] | None = None

    # What registers and feeds state and content files seldom do.
    phone: str | None = None
    email: str | None = None
    website: str | None = None  # as the source writes it; `url` is what a link needs
    address: tuple[str, ...] = ()
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    identifiers: dict[str, str] = Field(default_factory=dict)
    provision: tuple[ProvisionFigure, ...] = ()
    opened_on: date | None = None
    closed_on: date | None = None
    type_label: str | None = None
    state_funded: bool | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.urn and self.provision_urn:
            raise ValueError("give urn or provision_urn, not both")
        if self.min_age is not None and self.max_age is not None and self.min_age > self.max_age:
            raise ValueError("min_age is higher than max_age")
        if (self.lat is None) != (self.lon is None):
            raise ValueError("give both lat and lon, or neither")
        if self.assured_on is not None and not self.assured_by:
            raise ValueError("a check needs a name: say in assured_by who checked")
        self._cites_known_sources()
        return self

    def _cites_known_sources(self) -> None:
        known = {source.id for source in self.sources}
        for event in self.history:
            if event.source is not None and event.source not in known:
                raise ValueError(f"the history names a source “{event.source}” not under sources")
