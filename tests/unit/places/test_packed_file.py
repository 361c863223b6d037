"""The file of places: found by halving, replaced whole, refused when damaged."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.places.packed_file import PackedFile, PlacesFileDamaged, write_packed

ROWS = [("ME141AB", 3, 51.27324, 0.52321), ("M11AA", 250, 53.5, -2.23512), ("TN29AB", 0, 51.1, 0.2)]


def test_what_is_written_is_found(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "places.dat"
    write_packed(path, {"name": "Kent"}, ROWS)
    packed = PackedFile(path)
    assert len(packed) == 3
    assert packed.header["name"] == "Kent"
    for name, district, lat, lon in ROWS:
        assert packed.find(name) == (district, lat, lon)
    for absent in ("ME141AA", "ZZ999ZZ", "", "A", "ME14", "éé"):
        assert packed.find(absent) is None


@settings(max_examples=25)
@given(
    names=st.lists(st.text("ABCDEFGHJKLMNOPRSTUWYZ0123456789", min_size=5, max_size=7), unique=True)
)
def test_every_postcode_is_found_whatever_its_neighbours(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    path = tmp_path_factory.mktemp("packed") / "places.dat"
    write_packed(path, {}, [(name, i % 256, 50 + i / 1000, 0.0) for i, name in enumerate(names)])
    packed = PackedFile(path)
    assert all(packed.find(name) is not None for name in names)


@pytest.mark.parametrize("cut", [0, 5, 18, 20, 30, -1])
def test_a_damaged_file_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "places.dat"
    write_packed(path, {}, ROWS)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(PlacesFileDamaged):
        PackedFile(path)


def test_a_reader_of_the_old_file_is_not_disturbed(tmp_path: Path) -> None:
    path = tmp_path / "places.dat"
    write_packed(path, {}, ROWS)
    old = PackedFile(path)
    write_packed(path, {}, ROWS[:1])
    assert old.find("TN29AB") is not None
    assert PackedFile(path).find("TN29AB") is None
    assert [file.name for file in tmp_path.iterdir()] == ["places.dat"]
