"""Turns a template and its facts into a page, the same way for every room.

The shape of pages and the addresses of built files are decided here once, so
that views only say what is theirs.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, render_template, request

STATIC = Path(__file__).parent / "static"


def register_pages(app: Flask) -> None:
    """Let every template of `app` name built files, and keep the HTML it writes lean."""
    app.jinja_env.globals["asset"] = asset_path
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def render_page(template: str, **context: Any) -> str:
    """Render `template` in the language of this request."""
    return render_template(template, **context)


def is_partial() -> bool:
    """Say whether the page's own script asked for the results alone."""
    return request.headers.get("X-Partial") == "1"


def asset_path(name: str) -> str:
    """Return the address of a built file, with its content hash, so phones keep it for a year."""
    return f"/static/{_manifest().get(name, name)}"


@cache
def _manifest() -> dict[str, str]:
    path = STATIC / "dist" / "manifest.json"
    found: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    return found
