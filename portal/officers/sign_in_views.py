"""Signing in and out: email and password, then the second factor."""

from collections.abc import Callable
from functools import partial

from flask import Response, make_response, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from portal.audit import record
from portal.database import db, write_unit
from portal.errors import PageNotFound
from portal.officers.attempts import TooManyTries, minutes
from portal.officers.blueprint import (
    after_sign_in,
    half_way_only,
    has_second_factor,
    officers,
    second_step,
    with_session,
)
from portal.officers.forms import CodeForm, RecoveryForm, SignInForm
from portal.officers.models import Account, SignedIn
from portal.officers.sessions import find_session, hash_token, take_cookie
from portal.officers.signed_in import current_officer, forget_officer, signed_in_officer
from portal.officers.signing_in import (
    HalfWay,
    WrongDetails,
    check_code,
    check_password,
    check_recovery_code,
)
from portal.page import render_page
from portal.security import access
from portal.settings import current_settings


@officers.route("/sign-in", methods=["GET", "POST"])
@access("public")
def sign_in() -> Response | AnyResponse:
    """Ask for email and password, or lead to the council's own sign-in."""
    if signed_in_officer() is not None:
        return redirect(after_sign_in(request.values.get("next")), 303)
    form = SignInForm(next=request.args.get("next"))
    if request.method == "GET":
        return _sign_in_page(form, 200)
    if not current_settings().local_accounts:
        raise PageNotFound
    if not form.validate_on_submit():
        return _sign_in_page(form, 400)
    try:
        token = check_password(form.email.data or "", form.password.data or "")
    except WrongDetails:
        form.form_errors.append(_("That email address and password do not belong together."))
        return _sign_in_page(form, 400)
    except TooManyTries as wait:
        return _waiting(_sign_in_page(_told(form, wait), 429), wait)
    account = _whose(token)
    return with_session(redirect(second_step(account, form.next.data), 303), token)


@officers.route("/sign-in/code", methods=["GET", "POST"])
@access("public")
@half_way_only
def code(half: HalfWay, account: Account) -> Response | AnyResponse:
    """Ask for the code of the authenticator app, or for the passkey."""
    wrong = _("This code is wrong, or was used. Wait for the next one.")
    return _second_step("officers/code.html", CodeForm, partial(check_code, half), account, wrong)


@officers.route("/sign-in/recovery", methods=["GET", "POST"])
@access("public")
@half_way_only
def recovery(half: HalfWay, account: Account) -> Response | AnyResponse:
    """Take a recovery code instead of the second factor."""
    wrong = _("This code is wrong, or was used before.")
    check = partial(check_recovery_code, half)
    return _second_step("officers/recovery.html", RecoveryForm, check, account, wrong)


def _second_step(
    template: str,
    kind: type[CodeForm] | type[RecoveryForm],
    check: Callable[[str], str],
    account: Account,
    wrong: str,
) -> Response | AnyResponse:
    """Show the form of a second step, or let in whoever typed what `check` accepts."""
    if not has_second_factor(account):
        return redirect(url_for(".second_factor", next=request.args.get("next")), 303)
    form = kind(next=request.args.get("next"))
    if request.method == "POST" and form.validate_on_submit():
        try:
            token = check(form.code.data or "")
            return with_session(redirect(after_sign_in(form.next.data), 303), token)
        except WrongDetails:
            form.code.errors = [wrong]
        except TooManyTries as wait:
            return _waiting(_page(template, _told(form, wait), account, 429), wait)
    return _page(template, form, account, 400 if request.method == "POST" else 200)


@officers.post("/sign-out")
@access("officer")
def sign_out() -> Response:
    """End this session."""
    officer = current_officer()
    with write_unit() as session:
        kept = session.get(SignedIn, officer.session_id)
        if kept is not None:
            session.delete(kept)
        record("sign_out", officer.id)
    response = make_response(redirect(url_for(".sign_in", out=1), 303))
    take_cookie(response)
    forget_officer()
    return response


@officers.post("/sign-in/start-again")
@access("public")
def start_again() -> Response:
    """Give up half-way: end the session that waits for its second factor."""
    found = find_session()
    if found is not None and found[0].second_factor_at is None:
        with write_unit() as session:
            session.delete(found[0])
    response = make_response(redirect(url_for(".sign_in"), 303))
    take_cookie(response)
    return response


def _sign_in_page(form: SignInForm, status: int) -> Response:
    settings = current_settings()
    return make_response(
        render_page(
            "officers/sign_in.html",
            form=form,
            local=settings.local_accounts,
            council_sign_in=settings.signs_in_with_council,
            signed_out=bool(request.args.get("out")),
        ),
        status,
    )


def _page(template: str, form: CodeForm | RecoveryForm, account: Account, status: int) -> Response:
    return make_response(render_page(template, form=form, account=account), status)


def _told(form: SignInForm, wait: TooManyTries) -> SignInForm:
    told = _("Too many tries. Wait %(count)s min, then try again.", count=minutes(wait.seconds))
    form.form_errors.append(told)
    return form


def _waiting(response: Response, wait: TooManyTries) -> Response:
    response.headers["Retry-After"] = str(wait.seconds)
    return response


def _whose(token: str) -> Account:
    wanted = db.session.query(SignedIn).filter_by(token_hash=hash_token(token)).one()
    account = db.session.get(Account, wanted.officer_id)
    assert account is not None  # noqa: S101  # the row was made a moment ago
    return account
