"""Readers at work while generations change and builders are killed: no question may fail."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from search_index import Query, SearchIndex, build
from search_index.generations import next_folder
from tests.integration.search_index.conftest import clubs
from tests.unit.search_index.records import WORDS

SWAPS = 20
KILLED = """
import sys
from pathlib import Path
from search_index import build
from tests.integration.search_index.conftest import clubs
from tests.unit.search_index.records import WORDS

def documents():
    for number, club in enumerate(clubs(100_000)):
        if number == 30:
            print("building", flush=True)
        yield club

build(Path(sys.argv[1]), "kent", documents(), WORDS, 99)
"""


class Reader(threading.Thread):
    """Asks until told to stop; keeps what went wrong and every total it was given."""

    def __init__(self, root: Path, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self._index, self._stopped = SearchIndex(root, "kent", WORDS), stop
        self.asked = 0
        self.failed: list[str] = []
        self.totals: dict[int, set[int]] = {}

    def run(self) -> None:
        while not self._stopped.is_set():
            try:
                found = self._index.search(Query(words="swimming", per_page=100))
            except Exception as error:
                self.failed.append(repr(error))
            else:
                self.asked += 1
                self.totals.setdefault(found.generation, set()).add(found.total)


def kill_a_builder(root: Path) -> None:
    """Start a builder in its own process and kill it in the middle of writing."""
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(root)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "building"
    os.kill(child.pid, signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    child.stdout.close()


@pytest.mark.slow
def test_no_question_fails_while_generations_change_and_builders_die(root: Path) -> None:
    build(root, "kent", clubs(20), WORDS, 0)
    stop = threading.Event()
    readers = [Reader(root, stop) for _ in range(2)]
    for reader in readers:
        reader.start()
    sizes = {1: 20}
    for swap in range(1, SWAPS + 1):
        if swap % 5 == 0:
            kill_a_builder(root)
        sizes[build(root, "kent", clubs(20 + swap), WORDS, swap).number] = 20 + swap
    deadline = time.monotonic() + 5
    while any(max(sizes) not in one.totals for one in readers) and time.monotonic() < deadline:
        time.sleep(0.02)  # both readers must come to the last generation by themselves
    stop.set()
    for reader in readers:
        reader.join()
        assert reader.failed == []
        assert reader.asked > SWAPS
        assert max(sizes) in reader.totals
        assert all(totals == {sizes[number]} for number, totals in reader.totals.items())


def test_a_builder_killed_leaves_the_index_and_the_lock_free(root: Path) -> None:
    build(root, "kent", clubs(3), WORDS, 1)
    kill_a_builder(root)
    index = SearchIndex(root, "kent", WORDS)
    assert index.search(Query(words="swimming")).total == 3
    assert index.health().ok
    assert build(root, "kent", clubs(4), WORDS, 2).number > 2
    assert SearchIndex(root, "kent", WORDS).search(Query(words="swimming")).total == 4


def test_what_a_dead_builder_left_is_never_served(root: Path) -> None:
    build(root, "kent", clubs(3), WORDS, 1)
    next_folder(root / "kent")  # a folder without a manifest, newer than the one in use
    index = SearchIndex(root, "kent", WORDS)
    assert index.search(Query(words="swimming")).total == 3
    assert index.health().ok


def test_open_files_do_not_grow_with_generations(root: Path) -> None:
    build(root, "kent", clubs(3), WORDS, 0)
    SearchIndex(root, "kent", WORDS).search(Query())
    before = len(os.listdir("/proc/self/fd"))
    for number in range(8):
        build(root, "kent", clubs(3), WORDS, number)
        SearchIndex(root, "kent", WORDS).search(Query())
    assert len(os.listdir("/proc/self/fd")) <= before
