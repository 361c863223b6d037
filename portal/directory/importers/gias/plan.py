"""Decides what a file means for the directory before anything is written.

Open schools are published. A closed one is published only where the directory
already has it, so that an old address says what came after. What the file no
longer names is not deleted: it is marked, and families are told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import ValidationError

from portal.directory.identity import provision_id, school_id, service_id
from portal.directory.importers.gias.links import SchoolLinks
from portal.directory.importers.gias.listings import Naming, make_listings
from portal.directory.importers.gias.reading import GiasFile
from portal.directory.importers.gias.school import ImportedSchool
from portal.directory.importers.gias.standing import Standing, former_names
from portal.directory.importers.gias.wording import tell_figures
from portal.directory.importers.report import RecordLine, RejectedCell
from portal.directory.listing import Listing
from portal.send.offer import Status


@dataclass(slots=True)
class Plan:
    """The listings to publish, and what the report tells apart from plain changes."""

    listings: list[Listing] = field(default_factory=list)
    closing: dict[str, RecordLine] = field(default_factory=dict)
    vanishing: dict[str, RecordLine] = field(default_factory=dict)
    rejected: list[RejectedCell] = field(default_factory=list)

    @property
    def going(self) -> int:
        """How many records that stand open would no longer do so."""
        return len(self.closing) + len(self.vanishing)


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans one import; `standing` is what the directory has from this source."""

    file: GiasFile
    links: SchoolLinks | None
    naming: Naming
    standing: Standing
    authority: str

    def make(self) -> Plan:
        """Return the plan; listings in the order of the file, then those that vanish."""
        plan = Plan()
        for school in self.file.schools.values():
            if school.is_open or school_id(school.urn) in self.standing.known:
                self._plan_school(school, plan)
        unseen = sorted(self._list_unseen(plan), key=lambda one: _urn(self.standing.stated[one]))
        for gone in unseen:
            self._plan_vanished(gone, plan)
        return plan

    def _plan_school(self, school: ImportedSchool, plan: Plan) -> None:
        identity = school_id(school.urn)
        said = self.standing.stated.get(identity, {})
        successors = () if school.is_open else self._successors(school.urn, said)
        try:
            listings = make_listings(
                school,
                self.naming,
                self.file.stated_on,
                (*former_names(said, school.name), *self._names_before(school.urn)),
                successors,
            )
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            told = RejectedCell(0, where, f"{school.urn} {school.name}", first["msg"])
            plan.rejected.append(told)
            return
        plan.listings.extend(listings)
        if not school.is_open and self.standing.is_open(identity):
            plan.closing[identity] = RecordLine(school.urn, school.name, (), successors)
        if len(listings) == 1:
            self._plan_lost_provision(school, successors, plan)

    def _plan_lost_provision(
        self, school: ImportedSchool, successors: tuple[str, ...], plan: Plan
    ) -> None:
        """Close the provision of a school that no longer states one, or has itself closed."""
        identity = provision_id(school.urn)
        if not self.standing.is_open(identity):
            return
        was = self.standing.stated[identity]
        instead = successors or ((school.urn,) if school.is_open else ())
        plan.listings.append(self._again(was, Status.CLOSED, school.closed_on, instead))
        why = "the school closed"
        if school.is_open:
            figures = tell_figures(was.get("provision", ()))
            why = f"the school states no provision any more; it had {figures or 'no figures'}"
        plan.closing[identity] = RecordLine(school.urn, was["name"], (), instead, why)

    def _list_unseen(self, plan: Plan) -> Iterator[str]:
        planned = {service_id(one, self.authority) for one in plan.listings}
        spared = {make(urn) for urn in self.file.seen for make in (school_id, provision_id)}
        for identity in self.standing.list_open():
            if identity not in planned and identity not in spared:
                yield identity

    def _plan_vanished(self, identity: str, plan: Plan) -> None:
        was = self.standing.stated[identity]
        plan.listings.append(self._again(was, Status.UNCONFIRMED, None, ()))
        plan.vanishing[identity] = RecordLine(_urn(was), was["name"])

    def _again(
        self, was: dict[str, object], status: Status, closed_on: date | None, urns: tuple[str, ...]
    ) -> Listing:
        """Return what was stated before, with another status: nothing newer is known of it."""
        again = {**was, "status": status}
        if closed_on:
            again["closed_on"] = closed_on
        if urns:
            again["replaced_by"] = [f"urn:{urn}" for urn in urns]
        if status is Status.CLOSED and self.file.stated_on and isinstance(was["sources"], list):
            again["sources"] = [
                {**source, "stated_on": self.file.stated_on} for source in was["sources"]
            ]
        return Listing.model_validate(again)

    def _successors(self, urn: str, said: dict[str, object]) -> tuple[str, ...]:
        """Return open successors; without a links file, those an earlier one gave."""
        if self.links is None:
            before = said.get("replaced_by")
            named = before if isinstance(before, list) else []
            return tuple(str(one).removeprefix("urn:") for one in named)
        return self.links.find_successors(urn, self._open_urns())

    def _names_before(self, urn: str) -> tuple[str, ...]:
        return self.links.find_former_names(urn, self._open_urns()) if self.links else ()

    def _open_urns(self) -> set[str]:
        return {urn for urn, school in self.file.schools.items() if school.is_open}


def _urn(said: Mapping[str, object]) -> str:
    return str(said.get("urn") or said.get("provision_urn") or "")
