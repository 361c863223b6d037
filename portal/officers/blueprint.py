"""The blueprint of the officers' own pages, and what their views share.

It is a plain blueprint, not a `Room`: officers' pages are in English only.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, Response, current_app, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.officers.models import Account
from portal.officers.next_page import safe_next
from portal.officers.sessions import find_session, give_cookie
from portal.officers.signed_in import forget_officer, signed_in_officer
from portal.officers.signing_in import HalfWay

officers = Blueprint("officers", __name__, url_prefix="/officers")


def half_way_only(view: Callable[..., Any]) -> Callable[..., Any]:
    """Give the view the session that waits for its second factor, and whose it is.

    Whoever has none is sent to sign in; whoever is signed in already goes on.
    """

    @wraps(view)
    def guarded(**named: Any) -> Any:
        found = find_session()
        if found is None:
            return redirect(url_for("officers.sign_in", next=request.args.get("next")), 303)
        kept, account = found
        if kept.second_factor_at is not None:
            return redirect(after_sign_in(request.values.get("next")), 303)
        return view(HalfWay(kept.id, account.id), account, **named)

    return guarded


def has_second_factor(account: Account) -> bool:
    """Say whether the officer has set up an app or a passkey."""
    return account.totp_confirmed_at is not None or bool(account.passkeys)


def second_step(account: Account, wanted: str | None) -> str:
    """Return the address of the second factor: to give it, or first to set it up."""
    view = "officers.code" if has_second_factor(account) else "officers.second_factor"
    return url_for(view, next=safe_next(wanted, "") or None)


def after_sign_in(wanted: str | None) -> str:
    """Return where a signed-in officer goes on."""
    return safe_next(wanted, url_for("overview.today"))


def with_session(answer: str | AnyResponse, token: str) -> Response:
    """Return the answer with the session's cookie."""
    response = current_app.make_response(answer)
    give_cookie(response, token)
    forget_officer()
    return response


def not_again(page: str, status: int = 200) -> Response:
    """Return a page with something secret on it, which no address may be read from either."""
    response = make_response(page, status)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def nobody_signed_in() -> bool:
    """Say whether this browser holds no whole session."""
    return signed_in_officer() is None
