"""Imports the DfE's file of schools: all of it in one transaction, or nothing.

A dry run does exactly the same and then takes it back, so that its report
cannot differ from what an import would do.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from portal.authorities import Authority
from portal.database import write_unit
from portal.directory.changes import Change, OtherAuthority
from portal.directory.importers.gias.links import SchoolLinks, read_links
from portal.directory.importers.gias.listings import SOURCE, Naming
from portal.directory.importers.gias.plan import Plan, Planner
from portal.directory.importers.gias.reading import Council, GiasFile, read_gias
from portal.directory.importers.gias.standing import Standing, read_standing
from portal.directory.importers.gias.types import read_gias_types
from portal.directory.importers.gias.wording import tell_changes, tell_figures
from portal.directory.importers.refusals import OlderFile, TooMuchWouldGo
from portal.directory.importers.report import ImportReport, RecordLine, RejectedCell
from portal.directory.listing import Listing
from portal.directory.publishing import publish
from portal.places import find_places
from portal.send.offer import Status
from portal.settings import Settings

MOST_GOING = 0.1  # of the open records; more than this and somebody must confirm


class _DryRun(Exception):
    """Takes back everything a dry run wrote."""


@dataclass(frozen=True, slots=True)
class GiasImport:
    """What to import and how: `allow_removal` confirms that many records may go."""

    file: Path
    links_file: Path | None = None
    dry_run: bool = False
    allow_removal: bool = False


def import_gias(settings: Settings, authority: Authority, wanted: GiasImport) -> ImportReport:
    """Import the schools of `authority`; return what was done or, dry, would be.

    Raises `UnreadableFile`, `OlderFile` or `TooMuchWouldGo`; the directory is
    then as it was.
    """
    council = Council(
        authority.name,
        authority.gias_la_code,
        {district.ons_code: district.id for district in authority.districts},
    )
    places = find_places(settings.places_dir, authority.code)
    types = read_gias_types(settings.content_dir)
    links = read_links(wanted.links_file) if wanted.links_file else None
    file = read_gias(wanted.file, council, types, places)
    report = _report(file, links, authority, wanted)
    try:
        with write_unit() as session:
            _carry_out(session, file, links, authority, wanted, report)
            if wanted.dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return report


def _carry_out(
    session: Session,
    file: GiasFile,
    links: SchoolLinks | None,
    authority: Authority,
    wanted: GiasImport,
    report: ImportReport,
) -> None:
    standing = read_standing(session, authority.code)
    if standing.stated_on and file.stated_on and file.stated_on < standing.stated_on:
        raise OlderFile(file.stated_on, standing.stated_on)
    plan = Planner(file, links, _naming(authority), standing, authority.code).make()
    report.closed, report.vanished = list(plan.closing.values()), list(plan.vanishing.values())
    report.rejected += plan.rejected
    standing_open = len(standing.list_open())
    if not wanted.allow_removal and plan.going > MOST_GOING * standing_open:
        report.dry_run = True  # it tells what would happen: nothing has
        raise TooMuchWouldGo(plan.going, standing_open, report)
    for listing in plan.listings:
        _publish(session, listing, authority, plan, standing, report)
    _count(file, plan, report)


def _publish(
    session: Session,
    listing: Listing,
    authority: Authority,
    plan: Plan,
    standing: Standing,
    report: ImportReport,
) -> None:
    number = listing.urn or listing.provision_urn or ""
    try:
        change = publish(session, listing, authority.code, SOURCE)
    except OtherAuthority:
        why = "another council served here keeps this school"
        report.rejected.append(RejectedCell(0, "URN", f"{number} {listing.name}", why))
        return
    _tell(change, listing, plan, standing, report)


def _tell(
    change: Change, listing: Listing, plan: Plan, standing: Standing, report: ImportReport
) -> None:
    identity = change.service_id
    number = listing.urn or listing.provision_urn or ""
    if change.what == "unchanged" or identity in plan.closing or identity in plan.vanishing:
        return
    if identity not in standing.stated and listing.status is Status.CLOSED:
        successors = tuple(one.removeprefix("urn:") for one in listing.replaced_by)
        report.closed.append(RecordLine(number, listing.name, (), successors))
    elif identity not in standing.stated or not standing.is_open(identity):
        figures = [one.model_dump() for one in listing.provision]
        report.added.append(RecordLine(number, listing.name, why=tell_figures(figures)))
    else:
        _tell_changed(change, number, listing.name, standing, report)


def _tell_changed(
    change: Change, number: str, name: str, standing: Standing, report: ImportReport
) -> None:
    changes = tell_changes(change.fields)
    if changes:
        report.changed.append(RecordLine(number, name, changes))
    if "formerly" in change.fields and not any(one.field == "name" for one in changes):
        _, names = change.fields["formerly"]
        report.named.append(RecordLine(number, name, why=", ".join(names or ())))
    corrected = standing.corrected.get(change.service_id, set())
    if kept := tuple(one for one in changes if one.field in corrected):
        report.kept.append(RecordLine(number, name, kept))


def _naming(authority: Authority) -> Naming:
    label = authority.srp_label.singular
    return Naming(label[:1].upper() + label[1:], {one.id: one.name for one in authority.districts})


def _report(
    file: GiasFile, links: SchoolLinks | None, authority: Authority, wanted: GiasImport
) -> ImportReport:
    return ImportReport(
        source=SOURCE,
        file=file.name,
        authority=authority.name,
        dry_run=wanted.dry_run,
        stated_on=file.stated_on.isoformat() if file.stated_on else None,
        encoding=file.encoding,
        rejected=[*file.rejected, *(links.rejected if links else [])],
        doubts=list(file.doubts),
        personal_columns=file.personal_columns,
        notes=list(file.notes),
    )


def _count(file: GiasFile, plan: Plan, report: ImportReport) -> None:
    now = [school for school in file.schools.values() if school.is_open]
    hosts = Counter(school.type.host_group for school in now if school.provisions)
    report.counts = {
        "Open establishments": len(now),
        "State-funded special schools": sum(
            school.type.special and school.type.state_funded for school in now
        ),
        "State-funded mainstream schools with a provision": hosts["state_mainstream"],
        "Independent schools that state one": hosts["independent"],
        "Special schools that state one": hosts["special"],
        "Colleges that state one": hosts["post_16"],
        "Other schools that state one": hosts["other"],
        "Closed schools in the file": sum(s.state == "closed" for s in file.schools.values()),
        "Proposed schools, not imported": sum(
            school.state == "proposed" for school in file.schools.values()
        ),
        "Added": len(report.added),
        "Changed": len(report.changed),
        "Closed": len(report.closed),
        "No longer in the file": len(report.vanished),
        "Rows and cells not imported": len(report.rejected),
    }
