"""A damaged generation is never served: the one before is, or none, and health says so."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from search_index import IndexUnavailable, Query, SearchIndex, apply
from search_index.generations import CURRENT, MANIFEST
from tests.unit.search_index.records import WORDS, a_record

SWIMMING = Query(words="swimming")
Damage = Callable[[Path], None]


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def flip(file: Path) -> None:
    held = bytearray(file.read_bytes())
    held[len(held) // 2] ^= 0xFF
    file.write_bytes(bytes(held))


def delete(file: Path) -> None:
    file.unlink()


def files_of(folder: Path) -> list[Path]:
    """Return each file of a generation that holds something (Whoosh leaves its lock behind)."""
    found = sorted(file for file in folder.iterdir() if file.stat().st_size)
    assert len(found) >= 3
    return found


@pytest.mark.parametrize("damage", [truncate, empty, flip, delete])
def test_any_damaged_file_brings_back_the_generation_before(
    two_generations: Path, damage: Damage
) -> None:
    newest = two_generations / "kent" / "g000002"
    for file in files_of(newest):
        before = file.read_bytes()
        damage(file)
        index = SearchIndex(two_generations, "kent", WORDS)
        assert index.search(SWIMMING).total == 3, file.name
        health = index.health()
        assert not health.ok
        assert "g000002" in health.problem
        assert health.generation == 1
        file.write_bytes(before)
    assert SearchIndex(two_generations, "kent", WORDS).search(SWIMMING).total == 5


def test_with_all_damaged_nothing_is_served(two_generations: Path) -> None:
    for name in ("g000001", "g000002"):
        flip(next((two_generations / "kent" / name).glob("*.seg")))
    index = SearchIndex(two_generations, "kent", WORDS)
    with pytest.raises(IndexUnavailable):
        index.search(SWIMMING)
    health = index.health()
    assert (health.ok, health.generation) == (False, 0)
    assert "no sound index" in health.problem


@pytest.mark.parametrize(
    "manifest",
    [
        '{"schema": 1}',
        "[]",
        "not json",
        '{"files": []}',
        "\x00",
    ],
)
def test_a_manifest_of_another_shape_is_damage(two_generations: Path, manifest: str) -> None:
    (two_generations / "kent" / "g000002" / MANIFEST).write_text(manifest, encoding="utf-8")
    assert SearchIndex(two_generations, "kent", WORDS).search(SWIMMING).total == 3


def test_a_generation_of_another_version_is_not_read(two_generations: Path) -> None:
    file = two_generations / "kent" / "g000002" / MANIFEST
    manifest = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**manifest, "schema": 999}), encoding="utf-8")
    index = SearchIndex(two_generations, "kent", WORDS)
    assert index.search(SWIMMING).total == 3
    assert not index.health().ok


@pytest.mark.parametrize("pointer", ["g000099", "", "../../etc", "\x00", "é"])
def test_a_wrong_pointer_never_stops_the_search(two_generations: Path, pointer: str) -> None:
    (two_generations / "kent" / CURRENT).write_text(pointer, encoding="utf-8")
    index = SearchIndex(two_generations, "kent", WORDS)
    assert index.search(SWIMMING).total in (3, 5)
    assert not index.health().ok


def test_a_lost_pointer_never_stops_the_search(two_generations: Path) -> None:
    (two_generations / "kent" / CURRENT).unlink()
    index = SearchIndex(two_generations, "kent", WORDS)
    assert index.search(SWIMMING).total == 5
    assert not index.health().ok


def test_damage_while_open_leaves_the_view_in_memory_in_use(two_generations: Path) -> None:
    index = SearchIndex(two_generations, "kent", WORDS)
    assert index.search(SWIMMING).total == 5
    for name in ("g000001", "g000002"):
        for file in files_of(two_generations / "kent" / name):
            delete(file)
    (two_generations / "kent" / CURRENT).write_text("g000007", encoding="ascii")
    assert index.search(SWIMMING).total == 5
    assert not index.health().ok


def test_changes_start_from_what_is_sound(two_generations: Path) -> None:
    flip(next((two_generations / "kent" / "g000002").glob("*.seg")))
    generation = apply(two_generations, "kent", [a_record("new", text="swimming")], [], WORDS, 3)
    assert generation.number == 3
    index = SearchIndex(two_generations, "kent", WORDS)
    assert index.search(SWIMMING).total == 4
    assert index.health().ok
