"""CPU of whole pages as a multiple of a bare Flask hello page, in the same process.

`python -m tests.benchmarks.pages` prints a table, writes `results/pages.json`
and exits 1 when a bar is missed. The minimum of interleaved rounds is used, so
that a busy machine changes both sides alike.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from flask import Flask

from portal.app import create_app
from portal.settings import Settings

RESULTS = Path(__file__).with_name("results") / "pages.json"

# The bars of the project: search page at most 45 hellos, record page at most 20.
SEARCHES = (
    "/services?q=autism",
    "/services?q=speech+and+language+therapy&postcode=Maidstone",
    "/services?need=ASD&phase=primary",
    "/services?q=short+breaks&district=ashford",
)
BARS = {"search page": 45.0, "record page": 20.0}


def hello_app() -> Flask:
    """The peer: the smallest Flask app there is."""
    app = Flask("hello")

    @app.get("/")
    def hello() -> str:
        return "Hello"

    return app


def cpu_seconds(fetch: Callable[[], None], repeat: int) -> float:
    """Return CPU seconds of one call, averaged over `repeat`."""
    started = time.process_time()
    for _ in range(repeat):
        fetch()
    return (time.process_time() - started) / repeat


def fetcher(app: Flask, address: str) -> Callable[[], None]:
    client = app.test_client()

    def fetch() -> None:
        assert client.get(address).status_code == 200, address

    return fetch


def measure(rounds: int, repeat: int) -> dict[str, float]:
    """Return the smallest CPU seconds seen for each page, hello included."""
    app = create_app(Settings())
    record = some_record(app)
    pages = {"hello": fetcher(hello_app(), "/"), f"record {record}": fetcher(app, record)}
    pages |= {f"search {address}": fetcher(app, address) for address in SEARCHES}
    for fetch in pages.values():
        fetch()  # warm: templates compiled, index view loaded
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, fetch in pages.items():
            seconds = cpu_seconds(fetch, repeat * (20 if name == "hello" else 1))
            best[name] = min(seconds, best.get(name, seconds))
    return best


def some_record(app: Flask) -> str:
    """Return the address of a record with much to say: the first result of a plain search."""
    answer = app.test_client().get("/api/v1/search?type=service&q=portage").get_json()
    return str(answer["results"][0]["url"])


def report(best: dict[str, float]) -> tuple[list[dict[str, object]], bool]:
    """Return one row a page with its ratio, and whether every bar holds."""
    rows: list[dict[str, object]] = []
    good = True
    for name, seconds in best.items():
        ratio = seconds / best["hello"]
        bar = BARS.get(f"{name.split()[0]} page")
        good = good and (bar is None or ratio <= bar)
        rows.append(
            {"page": name, "ms": round(seconds * 1000, 3), "hellos": round(ratio, 1), "bar": bar}
        )
    return rows, good


def main() -> None:
    """Measure, print, write, judge."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--repeat", type=int, default=20)
    options = parser.parse_args()
    rows, good = report(measure(options.rounds, options.repeat))
    for row in rows:
        cost = f"{row['ms']:>8} ms {row['hellos']:>6} hellos, bar {row['bar'] or '-'}"
        print(f"{row['page']:<60} {cost}")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(rows, indent=1) + "\n")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
