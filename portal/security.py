"""Headers that keep families safe, and the word each view says about who may use it.

Every page runs under a policy that allows nothing but our own files: no
inline script or style, no third party. Every view declares its access; a test
walks the address map and fails on a view that forgot.
"""

from collections.abc import Callable
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.exceptions import Forbidden

# Who may use a view: everybody, any signed-in officer, or officers who hold one permission.
Access = Literal[
    "public",
    "officer",
    "figures:view",
    "figures:export",
    "invitations:issue",
    "responses:key",
    "comments:read",
    "comments:moderate",
    "comments:approve",
    "comments:reply",
    "gaps:settle",
    "gaps:view",
    "users:manage",
    "audit:read",
]
View = TypeVar("View", bound=Callable[..., Any])

# govuk-frontend needs one inline line, `document.body.className += ' js-enabled'`;
# it is allowed by its hash, which that project publishes.
JS_ENABLED_HASH = "sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw="

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'self' '{JS_ENABLED_HASH}'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), microphone=(), camera=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def sent_from_elsewhere() -> bool:
    """Say whether a browser sends this request on behalf of another website.

    As in Go's `net/http.CrossOriginProtection` (Filippo Valsorda 2025): what the
    browser says of the request is believed first, `Sec-Fetch-Site`; where an
    older one says nothing, `Origin` must name this host. Programs send neither.
    A neighbour under the council's own domain counts as another website.
    """
    if request.method in {"GET", "HEAD", "OPTIONS"} or request.path.startswith("/api/"):
        return False  # the API rests on no cookie and is open to all
    said = request.headers.get("Sec-Fetch-Site")
    if said is not None:
        return said not in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.host


def access(who: Access) -> Callable[[View], View]:
    """Declare who may use a view; the declaration travels as an attribute of the function."""

    def mark(view: View) -> View:
        view.portal_access = who  # type: ignore[attr-defined]  # functions take attributes; Callable does not say so
        return view

    return mark


def register_security(app: Flask, https_only: bool) -> None:
    """Send the safety headers with every answer of `app`."""
    app.config.update(
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=https_only,
        SESSION_COOKIE_NAME="__Host-session" if https_only else "session",
        WTF_CSRF_TIME_LIMIT=12 * 3600,
    )

    @app.before_request
    def refuse_other_websites() -> None:
        if sent_from_elsewhere():
            raise Forbidden

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if https_only and request.is_secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        return response
