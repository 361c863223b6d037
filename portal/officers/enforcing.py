"""The one gate: every view says who may use it, and nobody else gets in.

A view that says nothing is shut. Roles are read anew with every request, so a
role that was taken away opens nothing from the next request on.
"""

from typing import Any

from flask import Flask, Response, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.audit import acting_as, record
from portal.database import write_unit
from portal.errors import BadRequest, wants_json
from portal.officers.refusals import NotAllowed, SignInNeeded
from portal.officers.signed_in import signed_in_officer, touch_session

OURS = "officers."  # endpoints of this room; some are open to everybody, none may be kept


def register_gate(app: Flask) -> None:
    """Put the gate before every view of `app`."""
    app.before_request(check_access)
    app.after_request(keep_nothing)


def check_access() -> AnyResponse | None:
    """Let the request pass, or send it to sign in, or raise `NotAllowed` or `SignInNeeded`."""
    if request.endpoint is None or request.endpoint == "static":
        return None
    who = declared_access()
    if who == "public":
        return None
    officer = signed_in_officer()
    if officer is None:
        return _to_sign_in()
    _refuse_unreadable()
    acting_as(officer.id, officer.authority)
    g.authority_code = officer.authority
    if who is None or (who != "officer" and not officer.may(who)):
        with write_unit():
            record("access.refused", request.endpoint)
        raise NotAllowed
    touch_session(officer)
    return None


def declared_access() -> Any:
    """Return what the view of this request says about who may use it; None when nothing."""
    view = current_app.view_functions.get(request.endpoint or "")
    return getattr(view, "portal_access", None)


def keep_nothing(response: Response) -> Response:
    """Let no browser or proxy keep a page for officers: after signing out, Back shows nothing."""
    endpoint = request.endpoint or ""
    kept = endpoint in {"", "static"} or declared_access() == "public"
    if not kept or endpoint.startswith(OURS):
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _refuse_unreadable() -> None:
    """Refuse an address with a null sign in it: no database of ours can look for one."""
    if any("\x00" in value for value in (request.path, *request.args.values())):
        raise BadRequest


def _to_sign_in() -> AnyResponse:
    if wants_json():
        raise SignInNeeded
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("officers.sign_in", next=wanted), 303)
