"""Which page a comment is about: its own address and name, never what was searched for there.

An address comes from the visitor's browser, so it counts only when it is one
of this portal's public pages; search words and postcodes behind it are cut off.
"""

from dataclasses import dataclass

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from portal.feedback.comments.registering import comment_parts

LONGEST = 300
OPEN_ROOMS = frozenset({"welcome", "directory", "guidance", "assistant"})


@dataclass(frozen=True)
class AboutPage:
    """A page of this portal. An empty address means: the website as a whole."""

    address: str = ""
    name: str = ""


def page_about(address: str) -> AboutPage:
    """Return the page at `address`, or the whole website when it is not a public page of ours."""
    path = address.partition("?")[0].partition("#")[0]
    if not path.startswith("/") or path.startswith("//") or len(path) > LONGEST:
        return AboutPage()
    try:
        endpoint, matched = current_app.create_url_adapter(request).match(path, "GET")  # type: ignore[union-attr]  # there is a request
    except HTTPException:
        return AboutPage()
    if endpoint.partition(".")[0] not in OPEN_ROOMS:
        return AboutPage()
    values = dict(matched)
    language = values.pop("lang_code", "en")
    plain = path.removeprefix(f"/{language}") if language != "en" else path
    return AboutPage(plain or "/", name_of(endpoint, values) or "")


def name_of(endpoint: str, values: dict[str, object]) -> str | None:
    """Return the name of a page whose room told us how to name its pages, else None."""
    name = comment_parts().names.get(endpoint)
    return name(**values) if name else None
