"""The counts of all workers are one, end in time, and lead back to nobody."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from portal.rate_limits.counting import Counts
from portal.rate_limits.visitors import daily_name

FORKED = """
import os, sys
from pathlib import Path
from portal.rate_limits.counting import Counts
counts = Counts(Path(sys.argv[1]))
counts.incr("a", 60)
for _ in range(4):
    if os.fork() == 0:
        for _ in range(25):
            counts.incr("a", 60)
        os._exit(0)
for _ in range(4):
    assert os.wait()[1] == 0
print(counts.get("a"))
"""


@pytest.fixture
def counts(tmp_path: Path) -> Counts:
    return Counts(tmp_path / "limits.db")


def test_no_count_is_lost_between_threads(counts: Counts) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = sorted(pool.map(lambda _: counts.incr("a", 60), range(200)))
    assert told == list(range(1, 201))
    assert counts.get("a") == 200


def test_no_count_is_lost_between_forked_workers(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", FORKED, str(tmp_path / "limits.db")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.strip() == "101"


def test_a_count_ends_and_leaves_nothing(counts: Counts, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000_000.0
    monkeypatch.setattr("portal.rate_limits.counting.time.time", lambda: now)
    assert [counts.incr("a", 60) for _ in range(3)] == [1, 2, 3]
    assert counts.get_expiry("a") == now + 60
    now += 59.9
    assert counts.get("a") == 3
    now += 0.1
    assert counts.get("a") == 0
    assert counts.incr("b", 60) == 1
    names = counts._link().execute("SELECT name FROM hits").fetchall()
    assert names == [("b",)]


def test_the_key_of_a_day_is_shared_and_gone_the_day_after(counts: Counts, tmp_path: Path) -> None:
    first = counts.key_of_day("2026-11-26")
    assert len(first) == 32
    assert Counts(tmp_path / "limits.db").key_of_day("2026-11-26") == first
    assert counts.key_of_day("2026-11-27") != first
    kept = counts._link().execute("SELECT day FROM day").fetchall()
    assert kept == [("2026-11-27",)]
    assert counts.key_of_day("2026-11-26") != first


def test_a_name_says_nothing_of_the_address(counts: Counts) -> None:
    name = daily_name(counts, "203.0.113.7")
    assert name == daily_name(counts, "203.0.113.7")
    assert name != daily_name(counts, "203.0.113.8")
    assert "203" not in name or "113.7" not in name


def test_a_full_or_missing_disk_is_an_error_that_is_named(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.Error):
        Counts(tmp_path / "nowhere" / "limits.db").incr("a", 60)


def test_counts_can_be_forgotten(counts: Counts) -> None:
    counts.incr("a", 60)
    counts.incr("b", 60, amount=5)
    counts.clear("a")
    assert (counts.get("a"), counts.get("b")) == (0, 5)
    assert counts.check()
    assert counts.reset() == 1
    assert counts.get("b") == 0
