"""Content files into the directory: what is there, what changed, what left, what is wrong."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.content_reader import ContentErrors
from portal.database import write_unit
from portal.directory.content_loading import LoadReport, load_content, read_content
from portal.directory.identity import content_id, school_id
from portal.directory.labels import read_labels
from portal.directory.models import PlaceTable, Service, TaxonomyTerm
from portal.directory.overriding import override
from portal.directory.place_tables import list_tables
from portal.directory.publishing import publish
from tests.factories.authority import make_authority
from tests.factories.listing import make_register_listing
from tests.integration.directory.content_folder import make_content, write_services, write_table

SERVICES = """\
- key: oakley-school
  urn: "118000"
  name: Oakley School
  kind: special_school
  needs: [ASD]
  districts: [ashford]
  access: {plan_needed: yes}
  sources: [{id: s1, title: A strategy, stated_on: 2017-01-01}]
- key: old-forum
  name: An old forum
  kind: voice
  status: historic
  replaced_by: [new-forum]
  sources: [{id: s1, title: A strategy, stated_on: 2017-01-01}]
- key: new-forum
  name: A new forum
  kind: voice
  coverage: county
  schedule2: [VOICE]
  sources: [{id: s1, title: A strategy, stated_on: 2017-01-01}]
"""
TABLE = """\
key: srp-primary
title: Primary places
phase: primary
stated_on: 2017-01-01
source: {title: A strategy}
needs: [ASD, HI]
rows:
  - {district: ashford, places: [6, null]}
  - {district: folkestone-and-hythe, places: [12, 8], notes: {HI: In one school}}
printed: {total: 26, needs: {ASD: 18}, districts: {ashford: 6}}
"""
KENT = make_authority()
LEICESTERSHIRE = make_authority(code="leicestershire", name="Leicestershire")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return make_content(tmp_path / "content")


def load(content: Path, authority: object = KENT) -> LoadReport:
    labels = read_labels(content)
    read = read_content(content, authority, labels)  # type: ignore[arg-type]  # an Authority
    with write_unit() as session:
        return load_content(session, read, authority, labels)  # type: ignore[arg-type]  # an Authority


def mistakes(content: Path) -> list[str]:
    with pytest.raises(ContentErrors) as caught:
        read_content(content, KENT, read_labels(content))
    return [f"{error.path.name}:{error.line}: {error.problem}" for error in caught.value.errors]


def test_what_is_in_the_files_is_in_the_directory(session: Session, content: Path) -> None:
    write_services(content, SERVICES)
    write_table(content, TABLE)
    report = load(content)
    assert (report.counts["added"], report.tables) == (3, 1)
    again = load(content)
    assert dict(again.counts) == {"unchanged": 3}
    assert again.changes == []


def test_a_bare_yes_means_yes(session: Session, content: Path) -> None:
    write_services(content, SERVICES)
    load(content)
    service = session.get(Service, school_id("118000"))
    assert service is not None
    assert service.record["access"]["plan_needed"] == "yes"


def test_what_left_the_files_leaves_the_directory(session: Session, content: Path) -> None:
    write_services(content, SERVICES)
    write_table(content, TABLE)
    write_services(content, SERVICES, authority="leicestershire", name="noise")
    load(content)
    with write_unit() as unit:
        publish(unit, make_register_listing(), "kent", "gias")
    write_services(content, SERVICES.split("- key: new-forum")[0].replace("replaced_by", "#"))
    write_services(content, "[]", name="empty")
    (content / "kent" / "places" / "srp-primary.yaml").unlink()
    report = load(content)
    assert (report.counts["withdrawn"], report.tables) == (1, 0)
    gone = session.get(Service, content_id("kent", "new-forum"))
    assert gone is not None
    assert gone.withdrawn_at is not None
    assert session.scalars(select(PlaceTable)).all() == []


def test_a_school_the_register_knows_stays_when_content_lets_it_go(
    session: Session, content: Path
) -> None:
    write_services(content, SERVICES)
    load(content)
    with write_unit() as unit:
        publish(unit, make_register_listing(), "kent", "gias")
        override(unit, school_id("118000"), "town", "Matfield", "They rang", "editor")
    write_services(content, "[]")
    load(content)
    service = session.get(Service, school_id("118000"))
    assert service is not None
    assert (service.withdrawn_at, service.record["town"]) == (None, "Matfield")


def test_loading_one_council_leaves_the_other_alone(session: Session, content: Path) -> None:
    write_services(content, SERVICES)
    load(content)
    write_services(content, SERVICES.replace("118000", "119000"), authority="leicestershire")
    load(content, LEICESTERSHIRE.model_copy(update={"districts": KENT.districts}))
    write_services(content, "[]", authority="leicestershire")
    load(content, LEICESTERSHIRE)
    there = select(Service.authority).where(Service.withdrawn_at.is_(None))
    assert set(session.scalars(there)) == {"kent"}


def test_terms_carry_their_words(session: Session, content: Path) -> None:
    write_services(content, SERVICES)
    load(content)
    term = session.get(TaxonomyTerm, "need:ASD")
    assert term is not None
    assert (term.name, term.parent_id) == ("Autism", "area:communication_interaction")


def test_a_table_is_added_up(session: Session, content: Path) -> None:
    write_table(content, TABLE)
    load(content)
    [table] = list_tables(session, "kent")
    assert table.districts == ("ashford", "folkestone-and-hythe")
    assert table.cells["ashford"] == {"ASD": 6, "HI": None}
    assert [table.row_total(district) for district in table.districts] == [6, 20]
    assert [table.column_total(need) for need in table.needs] == [18, 8]
    assert table.total == 26
    assert list_tables(session, "leicestershire") == []


def test_a_corrected_table_replaces_the_old_counts(session: Session, content: Path) -> None:
    write_table(content, TABLE)
    load(content)
    write_table(content, TABLE.replace("[6, null]", "[6, 0]").replace("[12, 8]", "[12, 9]")
                .replace("total: 26", "total: 27"))  # fmt: skip
    load(content)
    [table] = list_tables(session, "kent")
    assert (table.total, table.cells["ashford"]["HI"]) == (27, 0)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("total: 26", "total: 25", "the printed total of “total” is 25, the cells make 26"),
        ("{ASD: 18}", "{ASD: 17}", "the printed total of “ASD” is 17, the cells make 18"),
        ("[6, null]", "[6]", "does not have a count for each need"),
        ("district: ashford, p", "district: ashfrod, p", "“ashfrod” is no district of Kent"),
        ("key: srp-primary", "key: srp-other", "The key “srp-other” is not the file's name"),
    ],
)
def test_a_wrong_table_is_told(content: Path, old: str, new: str, told: str) -> None:
    text = TABLE.replace("printed: ", "printed: ").replace(old, new)
    if "ashfrod" in new:
        text = text.replace(", districts: {ashford: 6}", "")
    write_table(content, text)
    [only] = mistakes(content)
    assert told in only


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("districts: [ashford]", "districts: [medway]", "all.yaml:1: “medway” is no district"),
        ("schedule2: [VOICE]", "schedule2: [VIOCE]", "all.yaml:15: “VIOCE” in “new-forum”"),
        ("[new-forum]", "[newer-forum]", "all.yaml:9: “old-forum” was replaced by “newer-forum”"),
        (
            "key: new-forum",
            "key: oakley-school",
            "all.yaml:15: The key “oakley-school” is also in all.yaml",
        ),
        ("kind: special_school", "kind: specal_school", "all.yaml:4: “kind”"),
        ("needs: [ASD]", "needs: [AUT]", "all.yaml:5: “needs.0”"),
        ("name: A new forum", "nmae: A new forum", "all.yaml:16: “nmae” is not a key"),
    ],
)
def test_a_wrong_record_is_told_with_its_line(content: Path, old: str, new: str, told: str) -> None:
    text = SERVICES.replace(old, new)
    if new == "key: oakley-school":
        text = text.replace("replaced_by: [new-forum]", "replaced_by: [oakley-school]")
    write_services(content, text)
    assert any(told in mistake for mistake in mistakes(content)), mistakes(content)


def test_every_mistake_is_told_at_once(content: Path) -> None:
    write_services(content, SERVICES.replace("[ASD]", "[AUT]"), name="one")
    write_services(content, SERVICES.replace("historic", "hisotric"), name="two")
    assert {line.split(":")[0] for line in mistakes(content)} == {"one.yaml", "two.yaml"}
