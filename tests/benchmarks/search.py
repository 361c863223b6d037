"""Our search beside SQLite FTS5, tantivy and plain Whoosh, at the same job on the same records.

`python -m tests.benchmarks.search --sizes 1000,10000,20000` asks every engine
the same 300 questions in interleaved rounds, prints and writes the figures, and
exits 1 when a bar is missed. Only ratios matter: the machine is whoever's it is.
"""

import argparse
import json
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import Any

from search_index import Vocabulary
from tests.benchmarks import bars
from tests.benchmarks.corpus import directory, questions
from tests.benchmarks.measuring import Timed, time_all
from tests.benchmarks.peers.fts5 import Fts5
from tests.benchmarks.peers.job import Peer, Reader, read_words
from tests.benchmarks.peers.ours import Ours
from tests.benchmarks.peers.plain_whoosh import PlainWhoosh
from tests.benchmarks.peers.tantivy_index import Tantivy
from tests.benchmarks.truth import Truth, put_right, wrong_totals

RESULTS = Path(__file__).parent / "results"
MOST_FOR_WHOOSH = 10_000  # beyond, plain Whoosh takes minutes a round and shows nothing new

# Run in a child. VmHWM, not ru_maxrss: the latter counts the parent's memory too.
_BUILD = """
import json, sys, time
from pathlib import Path
from search_index import Vocabulary, build
from tests.benchmarks.corpus import directory
from tests.benchmarks.peers.job import read_words
documents, vocabulary = directory(int(sys.argv[2])), Vocabulary.from_mapping(read_words())
started = time.monotonic()
build(Path(sys.argv[1]), "kent", documents, vocabulary, 1)
seconds = time.monotonic() - started
status = Path("/proc/self/status").read_text().splitlines()
peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
print(json.dumps({"seconds": seconds, "peak_mb": peak / 1024}))
"""


def main() -> int:
    """Measure, print, write; return 1 when a bar is missed."""
    options = _options()
    sizes = [int(size) for size in options.sizes.split(",")]
    rounds = 3 if options.quick else options.rounds
    measured: dict[str, Any] = {"machine": machine(), "rounds": rounds, "sizes": {}}
    for size in sorted({*sizes, *bars.growth_sizes(sizes)}):
        measured["sizes"][str(size)] = measure(size, rounds, options.quick, size not in sizes)
    if max(sizes) >= bars.SIZE:
        measured["build"] = measure_build(bars.SIZE)
    verdicts = list(bars.judge(measured))
    measured["bars"] = [verdict.as_mapping() for verdict in verdicts]
    report = "\n".join(lines(measured))
    print(report)
    if not options.quick:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "search.json").write_text(json.dumps(measured, indent=1), encoding="utf-8")
        (RESULTS / "search.md").write_text(report + "\n", encoding="utf-8")
    return int(not all(verdict.met for verdict in verdicts))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,20000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="3 rounds, no plain Whoosh, no files")
    return parser.parse_args()


def measure(size: int, rounds: int, quick: bool, only_ours: bool) -> dict[str, Any]:
    """Build and ask every engine at one size."""
    print(f"{size} records", flush=True)
    documents = directory(size)
    asked = questions(documents)
    vocabulary = Vocabulary.from_mapping(read_words())
    ours = Ours(vocabulary)
    peers: list[Peer] = [ours]
    if not only_ours:
        peers = [Fts5(Reader()), Tantivy(Reader()), ours]
        if not quick and size <= MOST_FOR_WHOOSH:
            peers.append(PlainWhoosh(Reader()))
    with ExitStack() as folders:
        for peer in peers:
            folder = folders.enter_context(tempfile.TemporaryDirectory())
            peer.build(Path(folder), documents)
        timed = time_all(peers, asked, rounds)
        wrong = wrong_totals(ours, asked, Truth(documents, vocabulary))
    return {
        "engines": {name: one.row(asked) for name, one in timed.items()},
        "put_right": {name: put_right(asked, one.replies) for name, one in timed.items()},
        "same_total_as_ours": {name: _same(one, timed["ours"]) for name, one in timed.items()},
        "wrong_totals": wrong,
    }


def _same(one: Timed, ours: Timed) -> int:
    pairs = zip(one.replies, ours.replies, strict=True)
    return sum(theirs.total == mine.total for theirs, mine in pairs)


def measure_build(size: int) -> dict[str, float]:
    """Return the seconds and the peak memory of a build in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", _BUILD, folder, str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    took: dict[str, float] = json.loads(done.stdout)
    return took


def machine() -> dict[str, Any]:
    """Return what the figures were measured on."""
    return {
        "cpus": os.cpu_count(), "machine": platform.machine(), "system": platform.system(),
        "python": platform.python_version(), "sqlite": sqlite3.sqlite_version,
        "tantivy": version("tantivy"), "whoosh": version("Whoosh"),
    }  # fmt: skip


def lines(measured: Mapping[str, Any]) -> Iterator[str]:
    """Yield the report as Markdown."""
    yield "# Search: ours beside its peers\n"
    yield ("The least time of each of 300 questions over "
           f"{measured['rounds']} interleaved rounds, in milliseconds. Ours always counts eight "
           "facets; the others four, and only for filter and browse. Cold p95 is the first "
           "round.\n")  # fmt: skip
    yield ", ".join(f"{name} {value}" for name, value in measured["machine"].items()) + "\n"
    for size, found in measured["sizes"].items():
        yield from _table(f"{int(size):,} records", found)
    if "build" in measured:
        took = measured["build"]
        yield (f"\nBuild of {bars.SIZE:,}: {took['seconds']:.1f} s, "
               f"peak {took['peak_mb']:.0f} MB.\n")  # fmt: skip
    yield "## Bars\n"
    for bar in measured["bars"]:
        met = "met" if bar["met"] else "MISSED"
        yield f"- {met}: {bar['name']}: {bar['measured']:.3g} (bar {bar['sign']} {bar['bound']:g})"


def _table(title: str, found: Mapping[str, Any]) -> Iterator[str]:
    engines = found["engines"]
    names = list(next(iter(engines.values())))
    yield f"\n## {title}\n"
    yield f"| engine | {' | '.join(names)} | put right | same total as ours |"
    yield "|" + "---|" * (len(names) + 3)
    for engine, row in engines.items():
        cells = " | ".join(f"{row[name]:.3f}" for name in names)
        right, same = found["put_right"][engine], found["same_total_as_ours"][engine]
        yield f"| {engine} | {cells} | {right} of 40 | {same} of 300 |"
    for engine, row in engines.items():
        if engine != "ours":
            cells = " | ".join(f"{engines['ours'][name] / row[name]:.2f}" for name in names)
            yield f"| ours ÷ {engine} | {cells} | | |"
    yield ""


if __name__ == "__main__":
    sys.exit(main())
