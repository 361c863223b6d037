"""What the DfE's file says of one school, checked and in our own terms."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal.directory.importers.gias.provision import Figures
from portal.directory.importers.gias.types import GiasType
from portal.send.ages import Phase
from portal.send.needs import Need

OpenState = Literal["open", "closing", "closed", "proposed"]


@dataclass(frozen=True, slots=True)
class ImportedSchool:
    """One establishment. None and empty mean that the file does not say.

    Ages are years; `max_age` is None too where the file says there is no upper
    limit. `district` is our id, None when the school lies outside the council's
    districts, whoever runs it.
    """

    urn: str
    name: str
    state: OpenState
    type: GiasType
    opened_on: date | None = None
    closed_on: date | None = None
    min_age: int | None = None
    max_age: int | None = None
    phases: tuple[Phase, ...] = ()
    needs: tuple[Need, ...] = ()
    trust: str | None = None
    ukprn: str | None = None
    address: tuple[str, ...] = ()
    town: str | None = None
    postcode: str | None = None
    website: str | None = None
    phone: str | None = None
    section_41: bool = False
    district: str | None = None
    outside_area: bool = False
    lat: float | None = None
    lon: float | None = None
    provisions: tuple[Figures, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether children go there now; a school due to close is open until it does."""
        return self.state in {"open", "closing"}
