"""Tells a form sent from our own page from one that another site makes a browser send.

A token in the form is the first proof. It goes stale when a phone lies on the table
for a night, and then a family's words, even a cry for help, would be answered with
“open too long”. Browsers say themselves where a request comes from (Fetch Metadata,
`Sec-Fetch-Site`), and no page can forge that; so public forms from our own pages
are taken without a good token. Officers' forms always need one.
"""

from __future__ import annotations

from flask import current_app, g, request
from flask_wtf import CSRFProtect

OFFICERS = "officers"  # signing in and out is open to all, and an officer's form all the same


class Protection(CSRFProtect):  # type: ignore[misc]  # Flask-WTF ships no types
    """Flask-WTF's own protection, and the browser's word for public forms."""

    def protect(self, apply_exemptions: bool = False) -> None:
        """Let the request pass or raise `CSRFError`."""
        if _is_public() and request.headers.get("Sec-Fetch-Site") == "same-origin":
            g.csrf_valid = True  # forms look here before they check the token themselves
            return
        super().protect(apply_exemptions)


def _is_public() -> bool:
    view = current_app.view_functions.get(request.endpoint or "")
    for_anybody = getattr(view, "portal_access", None) == "public"
    return for_anybody and request.blueprint != OFFICERS
