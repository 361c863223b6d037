"""Where a school stands: the file against its own postcode."""

from pathlib import Path

import pytest

from portal.directory.importers.gias import columns as c
from portal.directory.importers.gias.ground import Ground, Standing
from portal.directory.importers.report import RejectedCell
from portal.directory.importers.table import Row
from portal.places import Places
from portal.places.packed_file import PackedFile, write_packed

DISTRICTS = {"E07000110": "maidstone"}
AT_HOME = {c.EASTING: "576026", c.NORTHING: "155748", c.DISTRICT_CODE: "E07000110"}


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    header = {
        "authority": "kent",
        "attribution": "",
        "districts": [["E07000110", "maidstone", "Maidstone", None]],
        "outcodes": {"ME14": [51.27, 0.52, [0]]},
        "entries": [],
        "names": {},
    }
    path = tmp_path / "places.dat"
    write_packed(path, header, [("ME141AB", 0, 51.27369, 0.52217)])
    return Ground(DISTRICTS, Places(PackedFile(path)))


def _place(
    ground: Ground, postcode: str | None, **cells: str
) -> tuple[Standing, list[RejectedCell]]:
    doubts: list[RejectedCell] = []
    found = ground.place(Row(7, {**AT_HOME, **cells}), postcode, doubts)
    return found, doubts


def test_a_school_where_its_postcode_is(ground: Ground) -> None:
    found, doubts = _place(ground, "ME14 1AB")
    assert (found.district, found.outside_area, found.lat, doubts) == (
        "maidstone",
        False,
        51.27369,
        [],
    )


def test_far_from_the_postcode_is_told_and_the_point_kept(ground: Ground) -> None:
    found, doubts = _place(ground, "ME14 1AB", Easting="578026")
    assert found.lon == pytest.approx(0.5508, abs=0.001)
    assert [(one.row, one.column) for one in doubts] == [(7, c.POSTCODE)]


def test_an_impossible_point_gives_way_to_the_postcode(ground: Ground) -> None:
    found, doubts = _place(ground, "ME14 1AB", Easting="155748", Northing="576026")
    assert found.lat == 51.27369
    assert "the postcode was used" in doubts[0].why


def test_without_a_point_the_postcode_places_it(ground: Ground) -> None:
    found, doubts = _place(ground, "ME14 1AB", Easting="", Northing="")
    assert (found.lat, doubts) == (51.27369, [])


def test_a_postcode_we_do_not_have_places_nothing(ground: Ground) -> None:
    found, doubts = _place(ground, "ME14 9ZZ", Easting="0", Northing="0")
    assert (found.lat, found.district, doubts) == (None, "maidstone", [])


def test_a_school_in_another_council_s_area_is_told(ground: Ground) -> None:
    found, doubts = _place(ground, "ME14 1AB", **{c.DISTRICT_CODE: "E09000006"})
    assert (found.district, found.outside_area) == (None, True)
    assert "outside" in doubts[0].why


def test_without_a_district_column_the_postcode_decides(ground: Ground) -> None:
    found, _ = _place(ground, "ME14 1AB", **{c.DISTRICT_CODE: ""})
    assert found.district == "maidstone"
