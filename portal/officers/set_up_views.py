"""The first sign-in: a one-time link, a password, a second factor, recovery codes."""

import io

import segno
from flask import Response, make_response, redirect, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from portal.authorities import get_authority
from portal.database import db, write_unit
from portal.errors import PageNotFound
from portal.officers.attempts import TooManyTries, minutes
from portal.officers.blueprint import (
    after_sign_in,
    half_way_only,
    has_second_factor,
    not_again,
    officers,
    second_step,
    with_session,
)
from portal.officers.choosing_password import set_first_password
from portal.officers.forms import CodeForm, NewPasswordForm
from portal.officers.links import get_linked_account
from portal.officers.models import Account
from portal.officers.signing_in import HalfWay, WrongDetails, enrol_app
from portal.officers.totp import app_address, give_secret, secret_of
from portal.page import render_page
from portal.security import access
from portal.settings import current_settings

LINK = "set_up_link"  # where the browser keeps the token between the link and the form


@officers.get("/set-up/<token>")
@access("public")
def open_link(token: str) -> Response:
    """Take the token out of the address, so that it is in no history and no referrer."""
    get_linked_account(db.session(), token)
    session[LINK] = token
    response = make_response(redirect(url_for(".set_up"), 303))
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@officers.route("/set-up", methods=["GET", "POST"])
@access("public")
def set_up() -> str | Response | AnyResponse | tuple[str, int]:
    """Let the new officer choose a password; this spends the link."""
    if not current_settings().local_accounts:
        raise PageNotFound
    token = str(session.get(LINK, ""))
    account = get_linked_account(db.session(), token)
    form = NewPasswordForm(known=(account.name, account.email))
    page = {"form": form, "account": account}
    if request.method == "GET":
        return render_page("officers/set_up.html", **page)
    if not form.validate_on_submit():
        return render_page("officers/set_up.html", **page), 400
    whole = set_first_password(token, form.password.data or "")
    session.pop(LINK, None)
    return with_session(redirect(second_step(account, None), 303), whole)


@officers.route("/set-up/second-factor", methods=["GET", "POST"])
@access("public")
@half_way_only
def second_factor(half: HalfWay, account: Account) -> Response | AnyResponse:
    """Show the secret as QR code and as letters, and take the first code as proof."""
    if has_second_factor(account):
        return redirect(url_for(".code", next=request.args.get("next")), 303)
    form = CodeForm(next=request.args.get("next"))
    if request.method == "POST" and form.validate_on_submit():
        try:
            token, codes = enrol_app(half, form.code.data or "")
            return with_session(codes_page(codes, form.next.data), token)
        except WrongDetails:
            form.code.errors = [
                _("This code does not fit. Check the time on your phone and type the next one.")
            ]
        except TooManyTries as wait:
            form.code.errors = [
                _(
                    "Too many tries. Wait %(count)s min, then try again.",
                    count=minutes(wait.seconds),
                )
            ]
    return _second_factor_page(form, account)


@officers.get("/set-up/qr.svg")
@access("public")
@half_way_only
def qr_code(_half: HalfWay, account: Account) -> Response:
    """Draw the secret for the authenticator app, while there is no second factor yet."""
    if has_second_factor(account) or account.totp_sealed is None:
        raise PageNotFound
    drawn = io.BytesIO()
    segno.make(_app_address(account), error="m").save(
        drawn, kind="svg", scale=5, border=4, light="#fff"
    )
    response = make_response(drawn.getvalue())
    response.mimetype = "image/svg+xml"
    return response


def codes_page(codes: list[str], wanted: str | None) -> Response:
    """Return the page that shows recovery codes, this once."""
    page = render_page("officers/recovery_codes.html", codes=codes, go_on=after_sign_in(wanted))
    return not_again(page)


def _app_address(account: Account) -> str:
    return app_address(account, get_authority(account.authority).hub_name)


def _second_factor_page(form: CodeForm, account: Account) -> Response:
    if account.totp_sealed is None:
        with write_unit() as unit:
            mine = unit.get(Account, account.id)
            if mine is not None:
                give_secret(mine)
    secret = secret_of(account)
    groups = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    page = render_page(
        "officers/second_factor.html",
        form=form,
        account=account,
        secret=groups,
        app_address=_app_address(account),
    )
    return not_again(page, 400 if request.method == "POST" else 200)
