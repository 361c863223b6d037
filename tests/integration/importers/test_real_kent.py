"""The DfE's real file of Kent, two issues of it, and the changes known to be between them."""

import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from portal.directory.identity import provision_id, school_id
from portal.directory.importers.gias.importing import GiasImport, import_gias
from portal.directory.importers.opening import UnreadableFile
from portal.directory.importers.refusals import OlderFile, TooMuchWouldGo
from portal.directory.importers.report import ImportReport
from portal.settings import Settings
from tests.integration.importers.conftest import (
    Importer,
    get_service,
    list_services,
    whole_directory,
)
from tests.integration.importers.council import KENT
from tests.integration.places.conftest import Folders
from tests.shared_data import shared_path

NOW, BEFORE = "data/gias/kent_gias.csv", "data/gias/kent_gias_2024-11-19.csv"
LINKS = "data/gias/gias_links_kent_leics_2026-08-15_untouched_rows.csv"


def _places(report: ImportReport) -> dict[str, tuple[str | None, str | None]]:
    """Return the provision figures that changed, by the school's number."""
    return {
        line.source_id: (change.old, change.new)
        for line in report.changed
        for change in line.changes
        if change.field == "provision"
    }


def _assert_damaged_files_are_refused(run: Importer, folder: Path) -> None:
    before = whole_directory()
    with pytest.raises(OlderFile):
        run(shared_path(BEFORE))
    content = shared_path(NOW).read_bytes()
    half = folder / "half.csv"
    half.write_bytes(content[: len(content) // 2])
    with pytest.raises(UnreadableFile, match="breaks off"):
        run(half)
    half.write_bytes(content[: content.rindex(b"\r\n", 0, len(content) // 2) + 2])
    with pytest.raises(TooMuchWouldGo):
        run(half)
    assert whole_directory() == before


def _figures(urn: int) -> list[dict[str, object]]:
    found: list[dict[str, object]] = get_service(provision_id(str(urn))).record["provision"]
    return found


def _assert_figures_do_not_mislead() -> None:
    assert [one.get("capacity") for one in _figures(149893)] == [44], "The Abbey: counted once"
    assert [one.get("capacity") for one in _figures(136286)] == [10, 32], "Westlands: two"
    assert _figures(140641)[0].get("capacity") is None, "St Joseph's: the whole school"
    assert _figures(137687)[0]["doubts"] == ["over_capacity"], "The Sittingbourne School"
    assert _figures(118688)[0]["on_roll"] == 0, "Nonington"
    assert _figures(145117)[0]["doubts"] == ["capacity_zero"], "Riverview Junior"
    assert get_service(school_id("133001")).record.get("districts", []) == []


def test_all_of_kent(run: Importer, tmp_path: Path) -> None:
    started = time.monotonic()
    report = run(shared_path(NOW))
    assert time.monotonic() - started < 60
    assert report.counts["Open establishments"] == 712
    assert report.counts["State-funded mainstream schools with a provision"] == 74
    assert report.counts["Independent schools that state one"] == 1
    assert report.counts["State-funded special schools"] == 25
    kinds = Counter(service.kind for service in list_services(status="active"))
    assert (kinds["srp"], kinds["special_school"]) == (74, 25)
    assert sum(kinds.values()) == 712 + 74 + 1
    assert report.rejected == []
    assert report.encoding == "cp1252"
    _assert_figures_do_not_mislead()
    before = whole_directory()
    again = run(shared_path(NOW))
    assert again.changes_nothing
    assert whole_directory() == before
    _assert_damaged_files_are_refused(run, tmp_path)


def test_the_real_changes_from_november_2024_to_july_2025(run: Importer) -> None:
    run(shared_path(BEFORE))
    report = run(shared_path(NOW), links_file=shared_path(LINKS))
    assert {one.source_id for one in report.closed if not one.why} == {
        "118284",
        "118293",
        "118563",
        "118860",
        "135467",
    }
    successors = {one.source_id: one.successors for one in report.closed}
    assert successors["118293"] == ("151233",), "Ightham"
    assert successors["118563"] == ("151466",), "Aylesham"
    assert successors["118284"] == ("151495",), "Shoreham"
    assert successors["118860"] == ("151498",), "St Bartholomew's"
    lost = {one.source_id: one.why for one in report.closed if "no provision" in one.why}
    assert set(lost) == {"118631", "135372"}, "Ulcombe and New Line Learning"
    assert lost["118631"].endswith("resourced_provision 6/15")
    added = Counter(one.source_id for one in report.added)
    assert {"145420", "150743", "139685", "148876"} <= set(added), "provisions gained"
    assert {"151233", "151466", "151495", "151498"} <= set(added), "academies"
    places = _places(report)
    assert places["141881"] == (
        "resourced_provision 5/8",
        "resourced_provision 5/14",
    ), "Finberry"
    assert places["140433"][1] == "resourced_provision 16/16", "Martello"
    assert places["135212"] == (
        "resourced_provision 20/22",
        "resourced_provision 27/27",
    ), "Garlinge"
    renamed = {
        change.old: change.new
        for line in report.changed
        for change in line.changes
        if change.field == "name" and not str(change.old).startswith("Specialist")
    }
    assert renamed["Brogdale CIC"] == "Craftworks"
    assert len(renamed) == 4
    gained = {one.source_id: one.why for one in report.added if one.why}
    assert gained["145420"] == "resourced_provision 6/30", "Folkestone Academy"
    assert gained["150743"] == "resourced_provision 18/22", "Leigh Academy Hugh Christie"
    assert "sen_unit" in str(places["147870"][1]), "Snowfields: a special school, told on itself"
    assert len(report.changed) < 80, "the recoding of UrbanRural is no news"
    assert get_service(school_id("148656")).record["formerly"] == ["Brogdale CIC"]
    assert run(shared_path(NOW), links_file=shared_path(LINKS)).changes_nothing


def test_places_far_from_their_postcode_are_told(
    session: Session, settings: Settings, folders: Folders, compiled: object
) -> None:
    (settings.data_dir / "places").symlink_to(folders.places_dir)
    report = import_gias(settings, KENT, GiasImport(shared_path(NOW), dry_run=True))
    far = {(one.value, one.why) for one in report.doubts if "km from it" in one.why}
    assert far == {("ME14 5GQ", "the grid reference is 1.4 km from it")}
    assert any("outside the council" in one.why for one in report.doubts), "Dorton College"
