"""What a whole reply costs through a running portal: milliseconds, messages a second, memory.

`python -m tests.benchmarks.assistant http://127.0.0.1:8000` asks a portal that
`make run` started the development questions, alone and four at once, writes
`results/assistant.json` and exits 1 when a bar is missed. Rasa's own figures
beside it come from `tests.benchmarks.understanding --rasa PYTHON`.
"""

import json
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from tests.benchmarks.bars import Verdict
from tests.benchmarks.hanging import while_rasa_hangs
from tests.benchmarks.measuring import summary
from tests.benchmarks.understood import read_asked

RESULTS = Path(__file__).with_name("results") / "assistant.json"
PROGRAMS = {"web": "gunicorn", "rasa": "rasa run", "actions": "rasa_sdk", "worker": "portal worker"}
COUNT, AT_ONCE = 200, 4


def main(address: str) -> int:
    """Measure, write down, and return 1 when a bar is missed."""
    texts = read_asked().texts[:COUNT]
    for text in texts[:8]:
        ask(address, text)
    alone = [ask(address, text) for text in texts]
    cpu, started = cpu_seconds(), time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        together = list(pool.map(lambda text: ask(address, text), texts))
    elapsed, cpu = time.monotonic() - started, cpu_seconds() - cpu
    found: dict[str, Any] = {
        "alone ms": summary([took for took, _ in alone]),
        f"{AT_ONCE} at once ms": summary([took for took, _ in together]),
        "messages a second": len(texts) / elapsed,
        "CPU ms a message": cpu * 1000 / len(texts),
        "answered by Rasa": sum(who == "rasa" for _, who in (*alone, *together)),
        "of": 2 * len(texts),
        "memory MB (PSS)": {name: memory(pattern) for name, pattern in PROGRAMS.items()},
        "directory pages ms": while_rasa_hangs(address, texts, ask, processes(PROGRAMS["rasa"])),
    }
    bars = list(judge(found))
    RESULTS.write_text(
        json.dumps({**found, "bars": [bar.as_mapping() for bar in bars]}, indent=1) + "\n",
        encoding="utf-8",
    )
    print(json.dumps(found, indent=1))
    for bar in bars:
        verdict = "met" if bar.met else "MISSED"
        print(f"{verdict}: {bar.name}: {bar.measured:.3g} {bar.sign} {bar.bound}")
    return 0 if all(bar.met for bar in bars) else 1


def judge(found: dict[str, Any]) -> list[Verdict]:
    """Return a verdict on each bar of the issue."""
    return [
        Verdict("p95 alone, ms", found["alone ms"]["p95"], "≤", 150),
        Verdict("p95 four at once, ms", found[f"{AT_ONCE} at once ms"]["p95"], "≤", 400),
        Verdict("messages a second", found["messages a second"], "≥", 15),
        Verdict("memory of Rasa, MB", sum(found["memory MB (PSS)"]["rasa"]), "≤", 700),
        Verdict(
            "directory p95 while Rasa hangs", found["directory pages ms"]["p95 ratio"], "≤", 1.2
        ),
    ]


def ask(address: str, text: str) -> tuple[float, str]:
    """Send one message of a new conversation; return milliseconds and who answered."""
    request = Request(  # an address given by whoever runs the benchmark
        f"{address}/api/v1/assistant/messages",
        json.dumps({"text": text}).encode(),
        {"Content-Type": "application/json"},
    )
    started = time.perf_counter()
    with urlopen(request) as answer:  # as above
        told = json.load(answer)
    return (time.perf_counter() - started) * 1000, str(told["answered_by"])


def processes(pattern: str) -> Sequence[Path]:
    """Return the processes whose command line holds `pattern`."""
    listed = subprocess.run(["pgrep", "-f", pattern], capture_output=True, text=True, check=False)
    return [Path("/proc") / number for number in listed.stdout.split()]


def memory(pattern: str) -> list[float]:
    """Return the proportional memory of each process, in MB."""
    sizes = []
    for process in processes(pattern):
        text = (process / "smaps_rollup").read_text(encoding="ascii")
        sizes.append(int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1]) / 1024)  # type: ignore[index]  # the kernel always writes it
    return sizes


def cpu_seconds() -> float:
    """Return the processor seconds all our processes have taken so far."""
    ticks = 0
    for pattern in PROGRAMS.values():
        for process in processes(pattern):
            after = (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            ticks += int(after[11]) + int(after[12])
    return ticks / 100


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"))
