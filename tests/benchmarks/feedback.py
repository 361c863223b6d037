"""Officers' figures over five invented years, and the cost of one answer, beside a hello page.

`python -m tests.benchmarks.feedback` fills a database of its own, prints a table, writes
`results/feedback.json` and exits 1 when a bar is missed. CPU is the minimum of interleaved
rounds; wall time is the warm dashboard's, with nothing else asked of it.
"""

import json
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade

from portal.app import create_app
from portal.feedback.demonstration.loading import load_demonstration_feedback
from portal.settings import Settings
from tests.benchmarks.pages import cpu_seconds, fetcher, hello_app
from tests.officer_parts import add_officer, signed_in

RESULTS = Path(__file__).with_name("results") / "feedback.json"
YEARS, ROUNDS, POSTS = 5, 7, 20
HELLOS, MILLISECONDS, POST_MS = 300.0, 150.0, 15.0


def portal_with_five_years(folder: Path) -> tuple[Flask, str]:
    """Return a portal on its own database, and what was loaded into it."""
    app = create_app(
        Settings(data_dir=folder, secret_key="for measuring only", _env_file=None)  # type: ignore[call-arg,arg-type]  # pydantic-settings takes them
    )
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    with app.app_context():
        upgrade()
        return app, load_demonstration_feedback(years=YEARS)


def dashboard(client: FlaskClient) -> Callable[[], None]:
    def fetch() -> None:
        assert client.get("/officers/figures").status_code == 200

    return fetch


def post(app: Flask) -> Callable[[], None]:
    client = app.test_client()
    body = {
        "instrument": "tp4_draft", "version": 1, "answers": {"C1": 4, "C5": 5, "S": "na"},
        "text": "The meeting was on time and everybody spoke.",
    }  # fmt: skip

    def send() -> None:
        key = {"Idempotency-Key": uuid.uuid4().hex}
        answer = client.post("/api/v1/feedback/responses", json=body, headers=key)
        assert answer.status_code == 201, answer.get_json()

    return send


def measure(app: Flask) -> dict[str, float]:
    """Return CPU milliseconds of a hello page and of the dashboard, and its wall milliseconds."""
    shown = dashboard(signed_in(app, add_officer(app, "analyst")))
    hello = fetcher(hello_app(), "/")
    shown(), hello()
    best = {"hello": 1.0, "dashboard": 1e9, "wall": 1e9}
    for _ in range(ROUNDS):
        best["hello"] = min(best["hello"], cpu_seconds(hello, 200))
        started = time.perf_counter()
        best["dashboard"] = min(best["dashboard"], cpu_seconds(shown, 1))
        best["wall"] = min(best["wall"], time.perf_counter() - started)
    send = post(app)
    send()
    best["post"] = min(cpu_seconds(send, POSTS) for _ in range(ROUNDS))
    return {name: 1000 * seconds for name, seconds in best.items()}


def main() -> None:
    """Load, measure, print, write, judge."""
    with tempfile.TemporaryDirectory() as folder:
        app, loaded = portal_with_five_years(Path(folder))
        found = measure(app)
    ratio = found["dashboard"] / found["hello"]
    rows = {
        "loaded": loaded,
        "hello CPU ms": round(found["hello"], 3),
        "dashboard CPU ms": round(found["dashboard"], 1),
        "dashboard in hellos": round(ratio, 1),
        "dashboard wall ms": round(found["wall"], 1),
        "post CPU ms": round(found["post"], 2),
        "bars": {"hellos": HELLOS, "wall ms": MILLISECONDS, "post CPU ms": POST_MS},
    }
    for name, value in rows.items():
        print(f"{name}: {value}")
    RESULTS.write_text(json.dumps(rows, indent=1) + "\n")
    good = ratio <= HELLOS and found["wall"] <= MILLISECONDS and found["post"] <= POST_MS
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
