"""The whole import on an invented county: hard cases 5, 6, 8 and the rules of the report."""

from pathlib import Path

import pytest

from portal.database import write_unit
from portal.directory.identity import provision_id, school_id
from portal.directory.importers.opening import UnreadableFile
from portal.directory.importers.refusals import OlderFile, TooMuchWouldGo
from portal.directory.overriding import override
from portal.directory.publishing import publish
from tests.factories.listing import make_listing
from tests.fixtures.gias import HOSTS, INDEPENDENT_HOSTS, OPEN, SPECIAL, Cells, schools, write
from tests.fixtures.gias import write_links as write_links_file
from tests.integration.importers.conftest import (
    Importer,
    every_stored_word,
    get_service,
    list_services,
    whole_directory,
)

CLOSED, SUCCESSOR = 900001, 900008


def _newer(*, without: tuple[int, ...] = (), **cells: dict[str, str]) -> list[Cells]:
    rows = [row for row in schools() if int(row["URN"]) not in without]
    for row in rows:
        row["LastChangedDate"] = "01-07-2025"
        row.update(cells.get(f"urn_{row['URN']}", {}))
    return rows


def test_the_first_import_adds_every_open_school_and_its_provision(
    run: Importer, tmp_path: Path
) -> None:
    report = run(write(tmp_path / "a.csv"))
    assert len(report.added) == OPEN + HOSTS + INDEPENDENT_HOSTS
    assert len(list_services(kind="special_school")) == SPECIAL
    assert len(list_services(kind="srp")) == HOSTS
    assert {service.status for service in list_services()} == {"active"}
    assert report.counts["State-funded mainstream schools with a provision"] == HOSTS
    assert report.counts["Independent schools that state one"] == INDEPENDENT_HOSTS
    assert report.personal_columns


def test_the_same_file_twice_changes_nothing(run: Importer, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv")
    run(path)
    before = whole_directory()
    report = run(path)
    assert report.changes_nothing
    assert whole_directory() == before


def test_a_later_date_alone_is_no_change(run: Importer, tmp_path: Path) -> None:
    run(write(tmp_path / "a.csv"))
    report = run(write(tmp_path / "b.csv", _newer()))
    assert report.changes_nothing


def test_a_dry_run_tells_and_changes_nothing(run: Importer, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv")
    told = run(path, dry_run=True)
    assert whole_directory() == []
    done = run(path)
    assert [one.source_id for one in told.added] == [one.source_id for one in done.added]


def test_changes_are_told_old_and_new_and_old_names_are_kept(run: Importer, tmp_path: Path) -> None:
    run(write(tmp_path / "a.csv"))
    rows = _newer(
        urn_900001={"ResourcedProvisionCapacity": "14"},
        urn_900004={"EstablishmentName": "St Mary\u2019s Academy"},
    )
    report = run(write(tmp_path / "b.csv", rows))
    told = {one.source_id: one.changes for one in report.changed if "900001" in one.source_id}
    figures = told["900001"][0]
    assert (figures.field, figures.old, figures.new) == (
        "provision",
        "resourced_provision 7/10",
        "resourced_provision 7/14",
    )
    assert get_service(school_id("900004")).record["formerly"] == [
        "St Mary\u2019s Church of England Primary School"
    ]
    assert run(tmp_path / "b.csv").changes_nothing


def test_a_closed_school_leads_to_its_successors(run: Importer, tmp_path: Path) -> None:
    run(write(tmp_path / "a.csv"))
    rows = _newer(urn_900001={"EstablishmentStatus (name)": "Closed", "CloseDate": "30-06-2025"})
    links = write_links_file(
        tmp_path / "links.csv",
        [
            (CLOSED, SUCCESSOR, "Mill Street Academy", "Successor"),
            (SUCCESSOR, CLOSED, "Elmfield Primary School", "Predecessor"),
        ],
    )
    report = run(write(tmp_path / "b.csv", rows), links_file=links, allow_removal=True)
    school, provision = report.closed
    assert (school.source_id, school.successors) == ("900001", ("900008",))
    assert provision.successors == ("900008",)
    closed = get_service(school_id("900001"))
    assert (closed.status, closed.record["replaced_by"]) == ("closed", ["urn:900008"])
    assert get_service(provision_id("900001")).status == "closed"
    assert get_service(school_id("900008")).record["formerly"] == ["Elmfield Primary School"]
    assert run(tmp_path / "b.csv").changes_nothing, "without the links nothing is forgotten"


def test_a_lost_provision_closes_and_leads_to_its_school(run: Importer, tmp_path: Path) -> None:
    run(write(tmp_path / "a.csv"))
    rows = _newer(urn_900001={"TypeOfResourcedProvision (name)": "Not applicable"})
    report = run(write(tmp_path / "b.csv", rows))
    assert [(one.source_id, one.successors) for one in report.closed] == [("900001", ("900001",))]
    assert get_service(school_id("900001")).status == "active"
    assert get_service(provision_id("900001")).status == "closed"
    assert run(tmp_path / "b.csv").changes_nothing
    back = run(write(tmp_path / "c.csv", _newer()))
    assert [one.source_id for one in back.added] == ["900001"]


def test_what_the_file_no_longer_names_is_marked_not_deleted(run: Importer, tmp_path: Path) -> None:
    run(write(tmp_path / "a.csv"))
    path = write(tmp_path / "b.csv", _newer(without=(900009,)))
    report = run(path)
    assert [one.source_id for one in report.vanished] == ["900009"]
    assert get_service(school_id("900009")).status == "unconfirmed"
    assert run(path).changes_nothing
    back = run(write(tmp_path / "c.csv", _newer()))
    assert [one.source_id for one in back.added] == ["900009"]


def test_a_rejected_row_has_not_vanished(run: Importer, tmp_path: Path) -> None:
    run(write(tmp_path / "a.csv"))
    rows = _newer(urn_900009={"EstablishmentName": "Be\ufffdchgrove"})
    report = run(write(tmp_path / "b.csv", rows, encoding="utf-8"))
    assert (len(report.rejected), report.vanished, report.closed) == (1, [], [])


def test_more_than_a_tenth_stops_and_asks(run: Importer, tmp_path: Path) -> None:
    run(write(tmp_path / "a.csv"))
    before = whole_directory()
    cut = write(tmp_path / "b.csv", _newer(without=(900001, 900002, 900003)))
    with pytest.raises(TooMuchWouldGo, match="--allow-removal") as refused:
        run(cut)
    assert len(refused.value.report.vanished) == 5
    assert whole_directory() == before
    assert len(run(cut, allow_removal=True).vanished) == 5


def test_an_older_file_is_refused(run: Importer, tmp_path: Path) -> None:
    run(write(tmp_path / "b.csv", _newer()))
    before = whole_directory()
    with pytest.raises(OlderFile, match="01 June 2025"):
        run(write(tmp_path / "a.csv"))
    assert whole_directory() == before


def test_an_officers_correction_survives_and_is_told(run: Importer, tmp_path: Path) -> None:
    run(write(tmp_path / "a.csv"))
    identity = provision_id("900001")
    with write_unit() as session:
        override(session, identity, "needs", ["ASD"], "changed after consultation", "officer")
    run(tmp_path / "a.csv")
    rows = _newer(urn_900001={"SEN1 (name)": "VI - Visual Impairment"})
    report = run(write(tmp_path / "b.csv", rows))
    assert get_service(identity).record["needs"] == ["ASD"]
    assert [(one.source_id, one.changes[0].field) for one in report.kept] == [("900001", "needs")]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text[: text.rindex('"900014"') + 40],
        lambda text: text.split("\r\n", 1)[1],
        lambda text: text.replace("EstablishmentStatus (name)", "Was"),
        lambda text: "<html>" + text,
        lambda text: "",
        lambda text: text.replace('"886"', '"999"'),
    ],
    ids=["half", "in a row", "no headings", "no status", "web page", "empty", "other council"],
)
def test_a_damaged_file_ends_in_a_clear_refusal_and_an_unchanged_directory(
    run: Importer, tmp_path: Path, spoil: object
) -> None:
    run(write(tmp_path / "a.csv"))
    before = whole_directory()
    path = write(tmp_path / "b.csv", _newer(), change=spoil)  # type: ignore[arg-type]  # a function, named by its id
    with pytest.raises(UnreadableFile) as refused:
        run(path)
    assert len(str(refused.value)) > 15
    assert whole_directory() == before


def test_no_persons_name_reaches_the_database(run: Importer, tmp_path: Path) -> None:
    report = run(write(tmp_path / "a.csv"))
    assert "Inventedperson" not in report.to_json()
    stored = every_stored_word()
    assert "Elmfield Primary School" in stored
    assert "Inventedperson" not in stored


def test_a_school_another_council_keeps_is_told_not_taken(run: Importer, tmp_path: Path) -> None:
    with write_unit() as session:
        other = make_listing(key="theirs", name="Theirs", urn="900008")
        publish(session, other, "leicestershire", "content")
    report = run(write(tmp_path / "a.csv"))
    assert len(report.added) == OPEN + HOSTS + INDEPENDENT_HOSTS - 1
    assert "another council" in report.rejected[0].why
    assert get_service(school_id("900008")).authority == "leicestershire"


def test_a_content_record_of_a_closed_school_learns_that_it_closed(
    run: Importer, tmp_path: Path
) -> None:
    with write_unit() as session:
        publish(session, make_listing(key="old", name="Old Mill", urn="900007"), "kent", "content")
    links = write_links_file(
        tmp_path / "links.csv", [(900007, SUCCESSOR, "Mill Street Academy", "Successor")]
    )
    report = run(write(tmp_path / "a.csv"), links_file=links)
    assert [(one.source_id, one.successors) for one in report.closed] == [("900007", ("900008",))]
    record = get_service(school_id("900007"))
    assert (record.status, record.record["replaced_by"]) == ("closed", ["urn:900008"])
    assert run(tmp_path / "a.csv").changes_nothing
