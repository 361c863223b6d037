"""The report: readable by an officer, complete for a program."""

import json

from portal.directory.importers.report import FieldChange, ImportReport, RecordLine, RejectedCell


def _report() -> ImportReport:
    return ImportReport(
        source="gias",
        file="schools.csv",
        authority="Kent",
        dry_run=True,
        stated_on="2025-07-17",
        encoding="cp1252",
        counts={"Open schools": 2},
        added=[RecordLine("900001", "New School")],
        changed=[RecordLine("900002", "School", (FieldChange("places", "8", "14"),))],
        closed=[RecordLine("900003", "Old School", successors=("900001",))],
        rejected=[RejectedCell(7, "URN", "x" * 99, "this is not a number")],
        personal_columns=("HeadFirstName",),
    )


def test_text_names_row_column_old_and_new() -> None:
    text = _report().to_text()
    assert "What this import would do" in text
    assert "900002 School: places: 8 → 14" in text
    assert "900003 Old School (now: 900001)" in text
    assert "line 7, URN" in text
    assert "x" * 61 not in text
    assert "HeadFirstName" in text
    assert "Nothing changes." not in text


def test_json_holds_everything() -> None:
    told = json.loads(_report().to_json())
    assert told["changed"][0]["changes"] == [{"field": "places", "old": "8", "new": "14"}]
    assert told["changes_nothing"] is False


def test_an_import_without_changes_says_so() -> None:
    report = ImportReport("gias", "schools.csv", "Kent")
    assert report.changes_nothing
    assert "Nothing changes." in report.to_text()


def test_long_lists_are_cut_in_text_only() -> None:
    report = ImportReport("gias", "schools.csv", "Kent")
    report.added = [RecordLine(str(number), "A") for number in range(160)]
    assert "… and 60 more" in report.to_text()
    assert len(json.loads(report.to_json())["added"]) == 160
