"""Brings `content/<authority>` into the directory: records, place tables, words of codes.

What is in the files is there afterwards, and what left the files has left the
directory, unless another source still speaks of it. Loading the same files
again changes nothing.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from portal.authorities import Authority
from portal.content_reader import ContentError, gather, read_yaml, read_yaml_list
from portal.directory.changes import Change
from portal.directory.identity import service_id
from portal.directory.labels import Labels
from portal.directory.listing import Listing
from portal.directory.place_table_file import PlaceTableFile
from portal.directory.place_tables import keep_tables
from portal.directory.publishing import publish, stated_ids, withdraw
from portal.directory.taxonomies import name_terms

SOURCE = "content"


@dataclass(frozen=True)
class AuthorityContent:
    """What one authority's files hold."""

    listings: tuple[Listing, ...]
    tables: tuple[PlaceTableFile, ...]


@dataclass
class LoadReport:
    """What loading did; `changes` are those that are not `unchanged`."""

    counts: Counter[str] = field(default_factory=Counter)
    changes: list[Change] = field(default_factory=list)
    tables: int = 0

    def note(self, change: Change) -> None:
        """Count one change, and keep it when it is one."""
        self.counts[change.what] += 1
        if change.what != "unchanged":
            self.changes.append(change)


def read_content(content: Path, authority: Authority, labels: Labels) -> AuthorityContent:
    """Read the records and tables of `authority`; raises `ContentErrors` with every mistake."""
    folder = content / authority.code
    files = sorted((folder / "services").glob("*.yaml"))
    tables = sorted((folder / "places").glob("*.yaml"))
    read = gather(partial(_read_services, path) for path in files)
    listings = [(path, listing) for group in read for path, listing in group]
    known = {listing.key for _, listing in listings}
    gather(partial(_check, path, one, authority, labels, known) for path, one in listings)
    gather([partial(_check_keys_are_unique, listings)])
    return AuthorityContent(
        tuple(listing for _, listing in listings),
        tuple(gather(partial(_read_table, path, authority) for path in tables)),
    )


def load_content(
    session: Session, content: AuthorityContent, authority: Authority, labels: Labels
) -> LoadReport:
    """Make the directory say what the files say. Must run inside `write_unit`."""
    report = LoadReport()
    _name_codes(session, labels)
    for listing in content.listings:
        report.note(publish(session, listing, authority.code, SOURCE))
    there = {service_id(listing, authority.code) for listing in content.listings}
    for gone in sorted(stated_ids(session, authority.code, SOURCE) - there):
        report.note(withdraw(session, gone, SOURCE))
    report.tables = keep_tables(session, authority.code, content.tables)
    return report


def _read_services(path: Path) -> list[tuple[Path, Listing]]:
    return [(path, listing) for listing in read_yaml_list(path, Listing)]


def _read_table(path: Path, authority: Authority) -> PlaceTableFile:
    table = read_yaml(path, PlaceTableFile)
    if path.stem != table.key:
        raise ContentError(
            path, 1, f"The key “{table.key}” is not the file's name.", f"Name it {table.key}.yaml."
        )
    for row in table.rows:
        _check_district(path, 1, row.district, authority)
    return table


def _check(
    path: Path, listing: Listing, authority: Authority, labels: Labels, known: set[str]
) -> None:
    line = _lines_of(path, listing.key)[0]
    for district in listing.districts:
        _check_district(path, line, district, authority)
    for item in listing.schedule2:
        if item not in labels.schedule2:
            raise ContentError(
                path,
                line,
                f"“{item}” in “{listing.key}” is not an item of Schedule 2.",
                "Use a key of content/england/schedule2.yaml.",
            )
    for reference in listing.replaced_by:
        if ":" not in reference and reference not in known:
            raise ContentError(
                path,
                line,
                f"“{listing.key}” was replaced by “{reference}”, which is no record here.",
                "Mend the key, or write urn: and the school's number.",
            )


def _check_district(path: Path, line: int, district: str, authority: Authority) -> None:
    if authority.find_district(district) is None:
        ids = ", ".join(one.id for one in authority.districts)
        raise ContentError(
            path, line, f"“{district}” is no district of {authority.name}.", f"Use one of {ids}."
        )


def _check_keys_are_unique(listings: list[tuple[Path, Listing]]) -> None:
    seen: dict[str, Path] = {}
    for path, listing in listings:
        if listing.key in seen:
            raise ContentError(
                path,
                _lines_of(path, listing.key)[-1],
                f"The key “{listing.key}” is also in {seen[listing.key].name}.",
                "Every record has a key of its own.",
            )
        seen[listing.key] = path


def _lines_of(path: Path, key: str) -> list[int]:
    """Return the lines of a record's key, so that a mistake found later can be mended too."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [n for n, line in enumerate(lines, 1) if line.strip() == f"- key: {key}"] or [1]


def _name_codes(session: Session, labels: Labels) -> None:
    name_terms(session, "area", {code: one.label for code, one in labels.areas.items()})
    name_terms(session, "need", {code: one.label for code, one in labels.needs.items()})
    name_terms(session, "phase", {code: one.label for code, one in labels.phases.items()})
    name_terms(session, "tier", {code: one.label for code, one in labels.tiers.items()})
    name_terms(session, "kind", {code: one.label for code, one in labels.kinds.items()})
    name_terms(session, "schedule2", {key: one.wording for key, one in labels.schedule2.items()})
