"""Turns schools into listings, the shape every source of the directory fills.

A provision at a mainstream school becomes a listing of its own, because a
family looks for it by need; what a special school or a college states of
itself stays with the school.
"""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from portal.directory.importers.gias.provision import Figures
from portal.directory.importers.gias.school import ImportedSchool
from portal.directory.listing import Listing
from portal.directory.listing_parts import ProvisionFigure, SourceNote
from portal.send.ages import Phase
from portal.send.offer import Coverage, Kind, Status
from portal.send.support import Tier

SOURCE = "gias"
TITLE = "Department for Education, Get Information About Schools (Open Government Licence v3.0)"
# The groups whose provision is a service of its own; elsewhere it is the school itself.
HOST_KINDS: dict[str, Kind] = {
    "state_mainstream": Kind.SRP,
    "independent": Kind.SPECIALIST_SUPPORT,
}


@dataclass(frozen=True, slots=True)
class Naming:
    """The words a council uses: for its provisions, and for its districts by id."""

    provision: str
    districts: dict[str, str]


def make_listings(
    school: ImportedSchool,
    naming: Naming,
    stated_on: date | None,
    formerly: tuple[str, ...] = (),
    successors: tuple[str, ...] = (),
) -> list[Listing]:
    """Return the listing of `school` and, where it hosts a provision, the provision's.

    `successors` are URNs of the open schools that came after a closed one.
    """
    own_provision = school.type.host_group not in HOST_KINDS
    listing = Listing(
        key=f"gias-{school.urn}",
        urn=school.urn,
        name=school.name,
        kind=school.type.kind,
        status=Status.ACTIVE if school.is_open else Status.CLOSED,
        formerly=tuple(dict.fromkeys(name for name in formerly if name != school.name)),
        organization=school.trust,
        summary=_summary(school, naming),
        description=_description(school),
        needs=school.needs if own_provision or not school.provisions else (),
        phases=school.phases,
        min_age=school.min_age,
        max_age=school.max_age,
        tier=school.type.tier,
        provision=_figures(school.provisions, stated_on) if own_provision else (),
        identifiers={"ukprn": school.ukprn} if school.ukprn else {},
        replaced_by=tuple(f"urn:{urn}" for urn in successors),
        state_funded=school.type.state_funded,
        type_label=school.type.name,
        phone=school.phone,
        website=school.website,
        url=_link(school.website),
        opened_on=school.opened_on,
        closed_on=school.closed_on,
        **_where(school),
        sources=_sources(stated_on),
    )
    if own_provision or not school.provisions or not school.is_open:
        return [listing]
    return [listing, _provision(school, naming, stated_on)]


def _provision(school: ImportedSchool, naming: Naming, stated_on: date | None) -> Listing:
    kind = HOST_KINDS[school.type.host_group]
    place = _place(school, naming)
    if kind is Kind.SRP:
        summary = f"{naming.provision} in a mainstream school{place}."
    else:
        summary = f"Specialist places in an independent school{place}."
    return Listing(
        key=f"gias-{school.urn}-provision",
        provision_urn=school.urn,
        name=f"{naming.provision if kind is Kind.SRP else 'Specialist places'} at {school.name}",
        kind=kind,
        status=Status.ACTIVE,
        organization=school.trust,
        summary=summary,
        needs=school.needs,
        phases=school.phases,
        tier=Tier.EHC_PLAN if kind is Kind.SRP else None,
        provision=_figures(school.provisions, stated_on),
        state_funded=school.type.state_funded,
        phone=school.phone,
        website=school.website,
        url=_link(school.website),
        **_where(school),
        sources=_sources(stated_on),
    )


class _Where(TypedDict):
    coverage: Coverage
    districts: tuple[str, ...]
    address: tuple[str, ...]
    town: str | None
    postcode: str | None
    lat: float | None
    lon: float | None


def _where(school: ImportedSchool) -> _Where:
    return _Where(
        coverage=Coverage.PLACE,
        districts=(school.district,) if school.district else (),
        address=school.address,
        town=school.town,
        postcode=school.postcode,
        lat=school.lat,
        lon=school.lon,
    )


def _sources(stated_on: date | None) -> tuple[SourceNote, ...]:
    return (SourceNote(id=SOURCE, title=TITLE, stated_on=stated_on),)


def _figures(
    provisions: tuple[Figures, ...], stated_on: date | None
) -> tuple[ProvisionFigure, ...]:
    return tuple(
        ProvisionFigure(
            measure=one.measure,
            on_roll=one.on_roll,
            capacity=one.capacity,
            stated_on=stated_on,
            source=SOURCE,
            doubts=one.doubts,
        )
        for one in provisions
    )


def _summary(school: ImportedSchool, naming: Naming) -> str:
    what = school.type.plain or _by_phase(school.phases)
    if school.min_age is None:
        ages = ""
    elif school.max_age is None:
        ages = f", from age {school.min_age}"
    else:
        ages = f", for ages {school.min_age} to {school.max_age}"
    return f"{what}{_place(school, naming)}{ages}."


def _by_phase(phases: tuple[Phase, ...]) -> str:
    if Phase.PRIMARY in phases:
        return "All-through school" if Phase.SECONDARY in phases else "Primary school"
    return "Secondary school" if Phase.SECONDARY in phases else "School"


def _place(school: ImportedSchool, naming: Naming) -> str:
    where = school.town or naming.districts.get(school.district or "")
    return f" in {where}" if where else ""


def _description(school: ImportedSchool) -> str | None:
    told = []
    if school.state == "closing":
        told.append("The DfE's register says that this school is proposed to close.")
    if school.is_open and school.closed_on:
        told.append(f"The DfE's register gives {_day(school.closed_on)} as its closing date.")
    if school.section_41:
        told.append("It is on the list of schools and colleges approved under section 41.")
    if school.outside_area:
        told.append("It stands outside the council's own area.")
    return " ".join(told) or None


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _link(website: str | None) -> str | None:
    """Return an address a link can use; the text keeps the spelling of the register."""
    if website is None:
        return None
    return website if website.lower().startswith(("http://", "https://")) else f"https://{website}"
