"""Time and memory of importing one council from a file of national size.

`python -m tests.benchmarks.gias_import` writes an invented file of 52,000 rows
(73 MB), imports it in a process of its own into an empty database, twice, and
exits 1 when a bar is missed: 60 seconds and 150 MB, both for the first import.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.fixtures.gias.national import write_national

MOST_SECONDS = 60.0
MOST_MB = 150.0

# Run in the child. VmHWM, not ru_maxrss: the latter counts the parent's memory too.
_CHILD = """
import json, sys, time
from pathlib import Path
from flask import Flask
from pydantic import SecretStr
from portal.database import db, init_database
from portal.directory.importers.gias.importing import GiasImport, import_gias
import portal.directory.models
from portal.settings import Settings
from tests.integration.importers.council import KENT

folder = Path(sys.argv[1])
app = Flask("benchmark")
init_database(app, f"sqlite:///{folder / 'portal.db'}")
settings = Settings(data_dir=folder, secret_key=SecretStr("x"), _env_file=None)
with app.app_context():
    db.create_all()
    seconds = []
    for _ in range(2):
        started = time.monotonic()
        report = import_gias(settings, KENT, GiasImport(folder / "national.csv"))
        seconds.append(time.monotonic() - started)
        if len(seconds) == 1:
            added = len(report.added)
            peak = next(
                int(line.split()[1])
                for line in Path("/proc/self/status").read_text().splitlines()
                if line.startswith("VmHWM")
            )
    print(json.dumps({
        "seconds": seconds[0], "again_seconds": seconds[1], "peak_mb": peak / 1024,
        "added": added, "again_changes_nothing": report.changes_nothing, **report.counts,
    }))
"""


@dataclass(frozen=True)
class Measured:
    """What one run took."""

    seconds: float
    again_seconds: float
    peak_mb: float
    file_mb: float
    added: int
    again_changes_nothing: bool
    open_establishments: int


def measure(folder: Path) -> Measured:
    """Write the file to `folder`, import it twice in a child process, return the figures."""
    file = write_national(folder / "national.csv")
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(folder)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    told = json.loads(done.stdout)
    return Measured(
        seconds=told["seconds"],
        again_seconds=told["again_seconds"],
        peak_mb=told["peak_mb"],
        file_mb=file.stat().st_size / 1e6,
        added=told["added"],
        again_changes_nothing=told["again_changes_nothing"],
        open_establishments=told["Open establishments"],
    )


def main() -> int:
    """Print the figures; 1 when a bar is missed."""
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(Path(folder))
    for name, value in vars(measured).items():
        print(f"{name:22} {value:.1f}" if isinstance(value, float) else f"{name:22} {value}")
    missed = measured.seconds > MOST_SECONDS or measured.peak_mb > MOST_MB
    print("missed" if missed else "held", f"(bars: {MOST_SECONDS:.0f} s, {MOST_MB:.0f} MB)")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
