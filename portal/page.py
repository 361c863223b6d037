"""Turns a template and its facts into a page, the same way for every room.

What each page needs (language, authority, built files, whether a person
checked the words) is given here once, so that views only say what is theirs.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, render_template, request

from portal.language import address_in, all_languages, current_language, register_gettext

STATIC = Path(__file__).parent / "static"


def register_pages(app: Flask) -> None:
    """Give every template of `app` what all pages share."""
    register_gettext(app)
    app.jinja_env.globals["asset"] = asset_path
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.context_processor(_shared)


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


def _shared() -> dict[str, Any]:
    language = current_language()
    return {
        "language": language,
        "languages": list(all_languages().values()),
        "address_in": address_in,
    }
