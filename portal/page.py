"""Turns a template and its facts into a page, the same way for every room.

The shape of pages and the addresses of built files are decided here once, so
that views only say what is theirs.
"""

import json
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, current_app, render_template, request
from markupsafe import Markup

STATIC = Path(__file__).parent / "static"


def register_pages(app: Flask) -> None:
    """Let every template of `app` name built files, and keep the HTML it writes lean."""
    app.jinja_env.globals["asset"] = asset_path
    app.jinja_env.globals["frame"] = frame_part
    app.jinja_env.filters["to_date"] = date.fromisoformat
    app.jinja_env.globals["page_parts"] = page_parts
    app.extensions["portal_frame"] = {}
    app.extensions["portal_page_parts"] = []
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def render_page(template: str, **context: Any) -> str:
    """Render `template` in the language of this request."""
    return render_template(template, **context)


def register_page_part(app: Flask, part: Callable[[], Markup]) -> None:
    """Let a room add something at the end of pages it does not know.

    `part` is asked for every page and returns nothing where it has nothing to
    add. So a page of the directory can show comments, and neither room imports
    the other.
    """
    app.extensions["portal_page_parts"].append(part)


def page_parts() -> Markup:
    """Return what rooms add at the end of this page, in the order they were registered."""
    parts: list[Callable[[], Markup]] = current_app.extensions["portal_page_parts"]
    return Markup("").join(part() for part in parts)


def is_partial() -> bool:
    """Say whether the page's own script asked for the results alone."""
    return request.headers.get("X-Partial") == "1"


def asset_path(name: str) -> str:
    """Return the address of a built file, with its content hash, so phones keep it for a year."""
    return f"/static/{_manifest().get(name, name)}"


def frame_part(part: str, language: str, authority: str, section: str = "") -> Markup:
    """Return a part of the frame around every page, made once for each language and council.

    Menu and footer are the same on every page; making them anew was half of
    what a page costs.
    """
    made: dict[tuple[str, ...], Markup] = current_app.extensions["portal_frame"]
    key = (part, language, authority, section)
    if key not in made:
        html = render_template(f"frame/{part}.html", section=section)
        made[key] = Markup(html)  # noqa: S704  # our own template, already escaped
    return made[key]


@cache
def _manifest() -> dict[str, str]:
    path = STATIC / "dist" / "manifest.json"
    found: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    return found
