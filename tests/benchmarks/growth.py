"""What ten times the records cost: CPU of a whole search at 20,000 records over 2,000.

`python -m tests.benchmarks.growth` asks both sizes the same questions in turns,
through the JSON API and through the page, keeps the least of three rounds,
writes `results/growth.json` and exits 1 when a search costs more than 2.5
times as much. The engine alone is in `results/search.md`.
"""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from flask import Flask
from flask_migrate import upgrade

import search_index
from portal.app import create_app
from portal.directory.vocabulary import load_vocabulary
from portal.settings import Settings
from search_index import Query
from tests.benchmarks.corpus import directory, questions

SIZES = (2_000, 20_000)
BAR = 2.5
ROUNDS = 3
PAGES = ("/api/v1/search", "/services")
KINDS = {"keyword", "multi", "synonym", "misspelt", "browse", "filter"}
RESULTS = Path(__file__).with_name("results") / "growth.json"


def portal_of(size: int) -> Flask:
    """Return a portal whose index holds `size` generated records."""
    settings = Settings(data_dir=Path(tempfile.mkdtemp()), secret_key="benchmark")  # type: ignore[arg-type]  # pydantic makes the secret
    app = create_app(settings)
    with app.app_context():
        upgrade()
        search_index.build(settings.index_dir, "kent", directory(size), load_vocabulary(), 0)
    return app


def parameters(query: Query) -> dict[str, Any]:
    """Return the question as the address of a page carries it."""
    asked: dict[str, Any] = {"q": query.words, "need": query.needs, "kind": query.kinds}
    return asked | ({"age": query.age} if query.age is not None else {})


def measure(page: str, portals: dict[int, Flask]) -> dict[int, float]:
    """Return the mean CPU milliseconds of a question at each size."""
    asked = [one.query for one in questions(directory(SIZES[0])) if one.kind in KINDS]
    best: dict[int, dict[int, float]] = {size: {} for size in portals}
    for _ in range(ROUNDS):
        for size, app in portals.items():
            client = app.test_client()
            for number, query in enumerate(asked):
                started = time.process_time()
                assert client.get(page, query_string=parameters(query)).status_code == 200
                spent = time.process_time() - started
                best[size][number] = min(spent, best[size].get(number, spent))
    return {size: 1000 * statistics.mean(times.values()) for size, times in best.items()}


def main() -> None:
    """Measure, print, write, judge."""
    portals = {size: portal_of(size) for size in SIZES}
    rows = []
    for page in PAGES:
        cost = measure(page, portals)
        ratio = cost[SIZES[1]] / cost[SIZES[0]]
        rows.append({"page": page, "ms": cost, "ratio": round(ratio, 2), "bar": BAR})
        print(
            f"{page:<16} {cost[SIZES[0]]:.2f} ms, {cost[SIZES[1]]:.2f} ms: {ratio:.2f} (bar {BAR})"
        )
    RESULTS.write_text(json.dumps(rows, indent=1) + "\n")
    sys.exit(0 if all(row["ratio"] <= BAR for row in rows) else 1)  # type: ignore[operator]  # a number by construction


if __name__ == "__main__":
    main()
