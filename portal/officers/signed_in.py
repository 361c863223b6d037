"""Who is signed in on this request: asked at most once, and only when somebody wants to know."""

from datetime import datetime
from typing import cast

from flask import g, has_request_context

from portal.database import utc_now, write_unit
from portal.officers.models import SignedIn
from portal.officers.officer import Officer, officer_of
from portal.officers.refusals import SignInNeeded
from portal.officers.sessions import TOUCH, find_session


def signed_in_officer() -> Officer | None:
    """Return the officer who is signed in with both factors in this browser, or None."""
    if not has_request_context():
        return None
    if "signed_in_officer" not in g:
        g.signed_in_officer, g.session_used_at = _look()
    return cast(Officer | None, g.signed_in_officer)


def current_officer() -> Officer:
    """Return the officer this request is from; raises `SignInNeeded` when there is none."""
    officer = signed_in_officer()
    if officer is None:
        raise SignInNeeded
    return officer


def forget_officer() -> None:
    """Look again the next time somebody asks: the officer has just signed in or out."""
    g.pop("signed_in_officer", None)


def touch_session(officer: Officer) -> None:
    """Note that the session was used, about once a minute."""
    if utc_now() - g.session_used_at < TOUCH:
        return
    with write_unit() as session:
        kept = session.get(SignedIn, officer.session_id)
        if kept is not None:
            kept.used_at = utc_now()


def _look() -> tuple[Officer | None, datetime | None]:
    found = find_session()
    if found is None or found[0].second_factor_at is None:
        return None, None
    kept, account = found
    return officer_of(account, kept.id), kept.used_at
