"""Hard case 15: one council out of 52,000 rows, streamed."""

from pathlib import Path

import pytest

from tests.benchmarks.gias_import import MOST_MB, MOST_SECONDS, measure
from tests.fixtures.gias.national import KENT_HOSTS, KENT_OPEN


@pytest.mark.slow
def test_a_national_file_stays_within_time_and_memory(tmp_path: Path) -> None:
    measured = measure(tmp_path)
    assert measured.file_mb > 55
    assert measured.open_establishments == KENT_OPEN
    assert measured.added == KENT_OPEN + KENT_HOSTS
    assert measured.again_changes_nothing
    assert measured.seconds < MOST_SECONDS
    assert measured.peak_mb < MOST_MB
