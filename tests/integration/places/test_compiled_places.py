"""Real postcodes and places of both counties, checked against independent data."""

import csv
import gzip
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from portal.places import Places, PlacesMissing, find_map, find_places, get_places
from portal.places.compile import CompiledPlaces, compile_places
from portal.places.sources import SourceUnreadable
from portal.send.distance import distance_km
from tests.integration.places.conftest import KENT, Authority, District, Folders
from tests.shared_data import shared_path


def test_compiling_twice_does_nothing(
    folders: Folders, compiled: dict[str, CompiledPlaces]
) -> None:
    assert all(one.made for one in compiled.values())
    again = compile_places(folders, KENT)
    assert not again.made
    assert again.postcodes == compiled["kent"].postcodes > 60_000


@pytest.mark.parametrize(
    ("typed", "kind", "district", "ours", "council"),
    [
        ("me141ab", "postcode", "maidstone", True, None),
        ("ME7 1AA", "postcode", None, False, "Medway Council"),
        ("ME4 4NB", "outcode", None, False, "Medway Council"),
        ("ME5", "outcode", None, None, None),
        ("BR8", "outcode", None, None, None),
        ("ME14 1", "outcode", "maidstone", True, None),
        ("SW1A 1AA", "outcode", None, False, None),
        ("Tunbridge Wells", "place", "tunbridge-wells", True, None),
        ("royal tunbridge wells", "place", "tunbridge-wells", True, None),
        ("Sheppey", "place", "swale", True, None),
        ("Northfleet", "place", "gravesham", True, None),
        ("Thanet", "district", "thanet", True, None),
        ("Shepway", "district", "folkestone-and-hythe", True, None),
        ("Medway", "district", None, False, "Medway Council"),
        ("Kent", "county", None, True, None),
    ],
)
def test_what_families_type_in_kent(
    kent: Places,
    typed: str,
    kind: str,
    district: str | None,
    ours: bool | None,
    council: str | None,
) -> None:
    spot = kent.locate(typed).spot
    assert spot is not None
    assert (spot.kind, spot.district_id, spot.in_authority, spot.council) == (
        kind,
        district,
        ours,
        council,
    )


@pytest.mark.parametrize(
    ("typed", "district"),
    [
        ("Wigston", "oadby-and-wigston"),
        ("Ashby", "north-west-leicestershire"),
        ("Ashby de la Zouch", "north-west-leicestershire"),
        ("Coalville", "north-west-leicestershire"),
        ("Loughborough", "charnwood"),
    ],
)
def test_what_families_type_in_leicestershire(
    leicestershire: Places, typed: str, district: str
) -> None:
    spot = leicestershire.find_place(typed)
    assert spot is not None
    assert (spot.district_id, spot.kind) == (district, "place")


def test_the_city_of_leicester_is_told_from_the_county(leicestershire: Places) -> None:
    spot = leicestershire.find_postcode("LE1 1AA") or leicestershire.find_place("Leicester")
    assert spot is not None
    assert (spot.in_authority, spot.council) == (False, "Leicester City Council")


@pytest.mark.parametrize(
    ("typed", "suggestions"),
    [
        ("meidstone", ("Maidstone",)),
        ("ME14 IAB", ("ME14 1AB",)),
        ("speech therapy", ()),
        ("", ()),
        ("BT1 1AA", ()),
        ("JE2 3AB", ()),
        ("x" * 5000, ()),
    ],
)
def test_the_unknown_is_never_guessed(
    kent: Places, typed: str, suggestions: tuple[str, ...]
) -> None:
    found = kent.locate(typed)
    assert (found.spot, found.suggestions) == (None, suggestions)


def test_two_places_of_one_name_are_both_offered(kent: Places) -> None:
    found = kent.locate("Minster")
    assert found.spot is not None
    labels = {found.spot.label, *(spot.label for spot in found.others)}
    assert {"Minster-in-Thanet", "Minster-on-Sea"} <= labels
    assert {spot.label for spot in kent.list_places("Stone")} == {
        "Stone, Dartford",
        "Stone, Ashford",
    }


def test_every_kent_postcode_is_within_ten_metres_and_in_its_district(kent: Places) -> None:
    path = shared_path("data/geo/kent_postcodes.csv.gz")
    ids = {district.ons_code: district.id for district in KENT.districts}
    wrong, farthest = [], 0.0
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            spot = kent.find_postcode(row["pcds"])
            right = (float(row["lat"]), float(row["lon"]))
            if spot is None or spot.approximate or spot.district_id != ids[row["lad25cd"]]:
                wrong.append(row["pcds"])
                continue
            farthest = max(farthest, distance_km(spot.point, right))
    assert wrong == []
    assert farthest < 0.01


def test_outcodes_are_not_dragged_away_by_ended_postcodes(
    kent: Places, leicestershire: Places
) -> None:
    """LE6 was cut down to make LE67; counting its ended postcodes moves it 11 km."""
    with shared_path("data/geo/outcodes.csv").open(encoding="utf-8", newline="") as file:
        rows = {
            row["outcode"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)
        }
    for places, wanted in ((kent, ("ME", "TN", "CT", "DA")), (leicestershire, ("LE6", "LE7"))):
        for outcode, right in rows.items():
            if outcode.startswith(wanted):
                spot = places.find_outcode(outcode)
                assert spot is not None
                assert distance_km(spot.point, right) < 1.7, outcode


def test_every_geonames_place_of_kent_is_found_in_its_district(kent: Places) -> None:
    ids = {district.name: district.id for district in KENT.districts}
    with shared_path("data/geo/places_kent_leics.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["county"] == "Kent"]
    wrong = [
        row["name"]
        for row in rows
        if ids[row["district"]] not in {spot.district_id for spot in kent.list_places(row["name"])}
    ]
    # Two villages that stand on the county's edge: the nearest houses are in East Sussex.
    assert sorted(wrong) == ["Flimwell", "Groombridge"]


def test_the_map_is_small_and_like_the_real_boundaries(
    folders: Folders, compiled: dict[str, CompiledPlaces]
) -> None:
    path = folders.places_dir / "kent" / "map.json"
    assert path.stat().st_size < 12_000
    drawn = find_map(folders.places_dir, "kent")
    assert drawn is not None
    assert [one.id for one in drawn.districts] == [one.id for one in KENT.districts]
    content = json.loads(shared_path("data/geo/boundaries/kent_districts_bsc.geojson").read_text())
    real = {f["properties"]["LAD23CD"]: _share(f["geometry"]) for f in content["features"]}
    total_real, shares = sum(real.values()), {d.id: _path_area(d.path) for d in drawn.districts}
    for district in KENT.districts:
        expected = real[district.ons_code] / total_real
        got = shares[district.id] / sum(shares.values())
        assert got == pytest.approx(expected, rel=0.2), district.name


def _share(geometry: dict[str, Any]) -> float:
    several = geometry["type"] == "MultiPolygon"
    shapes = geometry["coordinates"] if several else [geometry["coordinates"]]
    return sum(_ring_area([(x, y) for x, y in shape[0]]) for shape in shapes)


def _path_area(path: str) -> float:
    total = 0.0
    for ring in path.removesuffix("z").split("z"):
        numbers = [float(n) for n in re.findall(r"-?\d+", ring)]
        x, y = numbers[:2]
        points = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        total += _ring_area(points)
    return total


def _ring_area(points: list[tuple[float, float]]) -> float:
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def test_a_missing_or_damaged_file_is_named_and_search_can_do_without(tmp_path: Path) -> None:
    with pytest.raises(PlacesMissing):
        get_places(tmp_path, "kent")
    assert find_places(tmp_path, "kent") is None
    assert find_map(tmp_path, "kent") is None
    (tmp_path / "kent").mkdir()
    (tmp_path / "kent" / "places.dat").write_bytes(b"not ours")
    with pytest.raises(PlacesMissing):
        get_places(tmp_path, "kent")


def test_a_district_code_nobody_has_stops_with_its_name(tmp_path: Path) -> None:
    wrong = Authority("nowhere", "Nowhere", (District("x", "X", "E07999999"),))
    with pytest.raises(SourceUnreadable, match="E07999999"):
        compile_places(Folders(tmp_path), wrong)


def test_a_worker_that_looks_up_postcodes_stays_small(
    folders: Folders, compiled: dict[str, CompiledPlaces]
) -> None:
    """Neither the projection library nor a hundred thousand objects end up in a web worker."""
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from portal.places import get_places\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "places = get_places(Path(sys.argv[1]), 'kent')\n"
        "assert places.locate('ME14 1AB').spot and not places.locate('meidstone').spot\n"
        "assert 'pyproj' not in sys.modules and 'msgpack' not in sys.modules\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folders.places_dir)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) < 8_000  # kB
