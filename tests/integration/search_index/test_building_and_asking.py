"""Build, ask, suggest, change; and what is written where."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from search_index import (
    IndexUnavailable,
    Query,
    SearchIndex,
    Vocabulary,
    apply,
    build,
    current_sequence,
    naive,
    needs_rebuild,
)
from search_index.builder import MOST_DELTAS
from search_index.queries import Answer
from tests.benchmarks.corpus import directory, questions
from tests.integration.search_index.conftest import clubs
from tests.unit.search_index.records import WORDS, a_record

SWIMMING = Query(words="swimming", per_page=50)
SOON = 2.0  # seconds within which another process must see a change


def within(seconds: float, found: Callable[[], bool]) -> bool:
    """Say whether `found` became true in time; asks again and again as visitors would."""
    last = time.monotonic() + seconds
    while time.monotonic() < last:
        if found():
            return True
        time.sleep(0.01)  # give the loading thread the processor
    return False


def test_what_is_built_is_found(root: Path) -> None:
    generation = build(root, "kent", clubs(12), WORDS, 7)
    index = SearchIndex(root, "kent", WORDS)
    found = index.search(SWIMMING)
    assert (found.total, found.generation, found.degraded) == (12, generation.number, False)
    assert index.suggest("clu", 3) == ("Club 0", "Club 1", "Club 2")
    assert index.suggest("") == ()
    health = index.health()
    assert (health.ok, health.documents, health.sequence) == (True, 12, 7)
    assert current_sequence(root, "kent") == 7


def test_a_record_comes_back_as_it_was_given(root: Path) -> None:
    given = a_record(
        "r1", name="Café ‘Zoë’", text="swimming\x00\u202e", aliases=("Old name",), lat=51.5,
        lon=0.25, free=True, identifiers={"URN": "118888"}, needs=("ASD", "HI"),
    )  # fmt: skip
    build(root, "kent", [given], WORDS, 1)
    (hit,) = SearchIndex(root, "kent", WORDS).search(SWIMMING).hits
    assert hit.document == given


def test_an_empty_directory_has_an_index_too(root: Path) -> None:
    build(root, "kent", [], WORDS, 1)
    index = SearchIndex(root, "kent", WORDS)
    assert index.search(SWIMMING).total == 0
    assert index.search(Query()).total == 0
    assert index.suggest("cl") == ()


def test_no_index_says_so(root: Path) -> None:
    index = SearchIndex(root, "kent", WORDS)
    with pytest.raises(IndexUnavailable):
        index.search(SWIMMING)
    assert not index.health().ok
    assert needs_rebuild(root, "kent", WORDS)


def test_authorities_share_nothing(root: Path) -> None:
    build(root, "kent", clubs(3), WORDS, 1)
    build(root, "leicestershire", clubs(4), WORDS, 1)
    totals = [
        SearchIndex(root, authority, WORDS).search(SWIMMING).total
        for authority in ("kent", "leicestershire")
    ]
    assert totals == [3, 4]


def test_the_folder_is_private(root: Path) -> None:
    path = build(root, "kent", clubs(1), WORDS, 1).path
    assert [folder.stat().st_mode & 0o777 for folder in (path.parent, path)] == [0o700, 0o700]


def test_a_change_is_seen_by_an_index_that_is_open(root: Path) -> None:
    build(root, "kent", clubs(3), WORDS, 1)
    index = SearchIndex(root, "kent", WORDS)
    assert index.search(SWIMMING).total == 3
    changed = [a_record("c1", name="Club 1", text="drumming"), a_record("new", text="swimming")]
    apply(root, "kent", changed, ["c2"], WORDS, 2)
    drumming = Query(words="drumming")
    assert within(SOON, lambda: index.search(drumming).total == 1)
    assert {hit.document.id for hit in index.search(SWIMMING).hits} == {"c0", "new"}
    assert (index.health().documents, index.health().sequence) == (3, 2)


def test_many_changes_one_after_another(root: Path) -> None:
    build(root, "kent", clubs(3), WORDS, 0)
    for number in range(1, MOST_DELTAS + 1):
        assert not needs_rebuild(root, "kent", WORDS)
        apply(root, "kent", [a_record(f"n{number}", text="swimming")], [], WORDS, number)
    assert needs_rebuild(root, "kent", WORDS)
    assert SearchIndex(root, "kent", WORDS).search(SWIMMING).total == 3 + MOST_DELTAS


def test_other_words_need_a_new_build(root: Path) -> None:
    build(root, "kent", clubs(1), WORDS, 1)
    assert needs_rebuild(root, "kent", Vocabulary.from_mapping({"stop_words": ["club"]}))


def test_old_generations_are_removed(root: Path) -> None:
    for number in range(6):
        build(root, "kent", clubs(1), WORDS, number)
    names = sorted(path.name for path in (root / "kent").glob("g*"))
    assert names == ["g000004", "g000005", "g000006"]


@pytest.mark.slow
def test_the_index_on_disk_says_what_the_plain_scan_says(root: Path) -> None:
    documents = directory(150)
    build(root, "kent", documents, WORDS, 1)
    index = SearchIndex(root, "kent", WORDS)
    compared = 0
    for one in questions(documents)[::3]:
        plain = naive.search(documents, one.query, WORDS)
        ours = index.search(one.query)
        if plain.total:
            compared += 1
            assert _counted(ours) == _counted(plain), one
    assert compared > 50


def _counted(answer: Answer) -> tuple[int, dict[str, object]]:
    return answer.total, dict(answer.facets)
