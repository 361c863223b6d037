"""What officers see of their own account: where they are signed in, their codes, their password."""

from flask import Response, redirect, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response as AnyResponse

from portal.audit import record
from portal.database import db, write_unit
from portal.officers.accounts import end_session, end_sessions, get_account
from portal.officers.attempts import TooManyTries, minutes
from portal.officers.blueprint import officers
from portal.officers.choosing_password import change_password
from portal.officers.forms import ChangePasswordForm
from portal.officers.models import Account, SignedIn
from portal.officers.recovery import count_codes, replace_codes
from portal.officers.roles import ROLE_NAMES
from portal.officers.set_up_views import codes_page
from portal.officers.signed_in import current_officer
from portal.officers.signing_in import WrongDetails, hashed_codes
from portal.page import render_page
from portal.security import access
from portal.settings import current_settings


@officers.get("/account")
@access("officer")
def account() -> str:
    """Show where the officer is signed in and what can be changed."""
    officer = current_officer()
    mine = _own_account()
    sessions = select(SignedIn).where(SignedIn.officer_id == officer.id).order_by(
        SignedIn.used_at.desc()
    )  # fmt: skip
    return render_page(
        "officers/account.html",
        officer=officer,
        roles=[ROLE_NAMES.get(role, role) for role in officer.roles],
        sessions=list(db.session.scalars(sessions)),
        codes_left=count_codes(db.session(), officer.id),
        has_password=mine.password_hash is not None and current_settings().local_accounts,
        done=request.args.get("done", ""),
    )


@officers.post("/account/sessions/<session_id>/end")
@access("officer")
def end_my_session(session_id: str) -> AnyResponse:
    """End one of the officer's own sessions."""
    with write_unit() as session:
        end_session(session, _own_account(), session_id)
    return _back("session")


@officers.post("/account/sessions/end-others")
@access("officer")
def end_my_other_sessions() -> AnyResponse:
    """End every session of the officer but this one."""
    officer = current_officer()
    with write_unit() as session:
        end_sessions(session, _own_account(), except_id=officer.session_id)
    return _back("sessions")


@officers.post("/account/recovery-codes")
@access("officer")
def renew_codes() -> Response:
    """Make eight new recovery codes; the old ones stop working."""
    officer = current_officer()
    codes, hashes = hashed_codes(officer.id)
    with write_unit() as session:
        replace_codes(session, officer.id, hashes)
        record("recovery_codes.renewed", officer.id)
    return codes_page(codes, url_for(".account"))


@officers.route("/account/password", methods=["GET", "POST"])
@access("officer")
def password() -> str | AnyResponse | tuple[str, int]:
    """Change the password; the other sessions end."""
    officer = current_officer()
    form = ChangePasswordForm(known=(officer.name, officer.email))
    if request.method == "POST" and form.validate_on_submit():
        try:
            change_password(officer, form.current.data or "", form.password.data or "")
            return _back("password")
        except WrongDetails:
            form.current.errors = [_("This is not your password of now.")]
        except TooManyTries as wait:
            form.current.errors = [
                _(
                    "Too many tries. Wait %(count)s min, then try again.",
                    count=minutes(wait.seconds),
                )
            ]
    status = 400 if request.method == "POST" else 200
    return render_page("officers/password.html", form=form), status


def _own_account() -> Account:
    officer = current_officer()
    return get_account(db.session(), officer.id, officer.authority)


def _back(done: str) -> AnyResponse:
    return redirect(url_for(".account", done=done), 303)
