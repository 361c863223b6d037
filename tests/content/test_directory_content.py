"""The records say what the sources say, and nobody's number is invented."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from portal.content_reader import read_yaml, read_yaml_list
from portal.directory.listing import Listing
from portal.directory.place_table_file import PlaceTableFile
from tests.shared_data import CHECKOUT, shared_path

AUTHORITIES = ("kent", "leicestershire")
GONE = {
    "Kent Parent Carer Forum", "Parent Partnership", "Partnership with Parents", "Cluster Web",
    "Global Mediation", "County Consultative Forum", "NELFT CAMHS", "Foxwood School",
    "Highview School", "Castle Community College SRP", "Milestone Academy", "East Kent College",
}  # fmt: skip


def listings(authority: str) -> list[Listing]:
    files = sorted((CHECKOUT / "content" / authority / "services").glob("*.yaml"))
    return [listing for path in files for listing in read_yaml_list(path, Listing)]


def tables() -> list[PlaceTableFile]:
    files = sorted((CHECKOUT / "content/kent/places").glob("*.yaml"))
    return [read_yaml(path, PlaceTableFile) for path in files]


def test_every_named_service_of_the_sources_is_covered() -> None:
    with shared_path("domain/directory_seed.csv").open(encoding="utf-8") as file:
        wanted = {row["name"] for row in csv.DictReader(file)}
    covered: set[str] = set()
    for authority in AUTHORITIES:
        for listing in listings(authority):
            covered |= {listing.seed} if isinstance(listing.seed, str) else set(listing.seed or ())
    assert len(wanted) == 115
    assert wanted - covered == set()


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_keys_and_numbers_are_used_once(authority: str) -> None:
    records = listings(authority)
    for field in ("key", "urn", "provision_urn"):
        values = Counter(getattr(one, field) for one in records if getattr(one, field))
        assert [value for value, count in values.items() if count > 1] == []


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_bodies_that_are_gone_are_never_live(authority: str) -> None:
    live = {one.name for one in listings(authority) if one.status not in {"historic", "closed"}}
    assert live & GONE == set()


def test_old_names_lead_somewhere() -> None:
    known = {name for one in listings("kent") for name in (*one.formerly, *one.aliases)}
    assert known >= GONE - {"NELFT CAMHS"}


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_a_replacement_exists(authority: str) -> None:
    keys = {one.key for one in listings(authority)}
    wanted = {key for one in listings(authority) for key in one.replaced_by}
    assert {key for key in wanted if not key.startswith("urn:")} <= keys


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_a_number_names_its_source(authority: str) -> None:
    for one in listings(authority):
        sources = {source.id for source in one.sources}
        for contact in one.contacts:
            assert contact.source in sources, one.key


def test_no_number_but_those_the_sources_print() -> None:
    facts = re.sub(r"\s", "", shared_path("domain/send_facts.md").read_text(encoding="utf-8"))
    for path in (CHECKOUT / "content").rglob("*.yaml"):
        for contact in re.findall(
            r"(?:phone|number): ['\"]?([0-9 ]{3,})", path.read_text(encoding="utf-8")
        ):
            assert contact.replace(" ", "") in facts, (path.name, contact)


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_nothing_claims_to_have_been_checked(authority: str) -> None:
    """Nobody has rung or visited yet: a date here needs somebody who did."""
    assert [one.key for one in listings(authority) if one.assured_on] == []


def test_the_place_tables_are_copied_cell_by_cell() -> None:
    with shared_path("domain/srp_places.csv").open(encoding="utf-8") as file:
        printed = list(csv.DictReader(file))
    assert sum(len(row.places) for table in tables() for row in table.rows) == len(printed) == 168
    for phase in ("primary", "secondary"):
        table = next(one for one in tables() if one.phase == phase)
        copied = [cell for row in table.rows for cell in row.places]
        assert [
            int(r["places"]) if r["places"] else None for r in printed if r["phase"] == phase
        ] == copied


def test_computed_totals_agree_with_the_printed_ones() -> None:
    with shared_path("domain/srp_printed_totals.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["check"] == "district row"]
    names = {"shepway": "folkestone-and-hythe"}
    for row in rows:
        table = next(one for one in tables() if one.phase == row["phase"])
        slug = row["name"].lower().replace(" ", "-")
        found = next(one for one in table.rows if one.district == names.get(slug, slug))
        assert sum(cell or 0 for cell in found.places) == int(row["printed"]), row


def test_the_examples_say_that_they_are_invented() -> None:
    path = CHECKOUT / "content/demonstration/kent/services.yaml"
    for raw in yaml.safe_load(Path(path).read_text(encoding="utf-8")):
        assert raw["name"].startswith("Example ")
        assert "invented" in raw["summary"]
        assert "invented" in raw["description"]
