"""Whether the portal is alive and ready, each part named, for whoever watches it.

`/healthz` says only that this process answers. `/readyz` tries each part; a
part that is away is named, and whether families still get an answer without
it decides the status code.
"""

from collections.abc import Callable

from flask import Blueprint, Response, current_app, jsonify
from sqlalchemy import text

from portal.authorities import list_authorities
from portal.database import db
from portal.directory.search import index_health
from portal.security import access

health = Blueprint("health", __name__)


@health.get("/healthz")
@access("public")
def alive() -> Response:
    """Say that this process answers."""
    return _answer({"status": "ok"}, 200)


@health.get("/readyz")
@access("public")
def ready() -> Response:
    """Try each part; 503 only when families would get no answer."""
    parts = {name: _try(probe) for name, probe in _PROBES.items()}
    usable = parts["database"] == "ok"
    return _answer({"status": "ok" if usable else "unavailable", **parts}, 200 if usable else 503)


def _database() -> str:
    db.session.execute(text("SELECT 1"))
    return "ok"


def _index() -> str:
    problems = [
        f"{authority.code}: {health.problem}"
        for authority in list_authorities()
        if not (health := index_health(authority.code)).ok
    ]
    return "; ".join(problems) or "ok"


def _assistant() -> str:
    state: Callable[[], str] | None = current_app.extensions.get("portal_assistant_state")
    return state() if state is not None else "not part of this portal"


_PROBES: dict[str, Callable[[], str]] = {
    "database": _database,
    "index": _index,
    "assistant": _assistant,
}


def _try(probe: Callable[[], str]) -> str:
    try:
        return probe()
    except Exception as error:  # a probe must report any failure, by type, never raise it
        return f"away ({type(error).__name__})"


def _answer(body: dict[str, str], status: int) -> Response:
    response = jsonify(body)
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response
