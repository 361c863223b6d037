"""Who the officers are and what they may do: for administrators, of their own council only.

Nobody changes their own roles or switches themselves off here: a second
administrator, or the command line, does that.
"""

from flask import Response, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as AnyResponse

from portal.database import db, write_unit
from portal.errors import PortalError
from portal.officers.accounts import (
    EmailTaken,
    add_account,
    end_sessions,
    get_account,
    invite,
    list_accounts,
    reset,
    set_roles,
    switch_off,
    switch_on,
)
from portal.officers.blueprint import has_second_factor, not_again, officers
from portal.officers.forms import AddOfficerForm, RolesForm
from portal.officers.models import Account, SignedIn
from portal.officers.roles import ROLE_NAMES
from portal.officers.signed_in import current_officer
from portal.page import render_page
from portal.security import access


class NotYourself(PortalError):
    """An administrator tried to change their own account."""

    status, code = 403, "not_yourself"
    title = _l("You cannot change your own account")
    what_happened = _l("Roles are given and taken by somebody else, so that two people know of it.")
    what_is_safe = _l("Nothing has been changed.")
    what_next = _l("Ask another administrator.")


@officers.get("/people")
@access("users:manage")
def people() -> str:
    """List the officers of the council."""
    accounts = list_accounts(db.session(), current_officer().authority)
    return render_page("officers/people.html", accounts=accounts, role_names=ROLE_NAMES)


@officers.route("/people/new", methods=["GET", "POST"])
@access("users:manage")
def new_person() -> str | Response | tuple[str, int]:
    """Add an officer and show the set-up link, this once."""
    form = AddOfficerForm()
    if request.method == "POST" and form.validate_on_submit():
        try:
            return _add(form)
        except EmailTaken:
            form.email.errors = [_("There is an account with this email already.")]
    status = 400 if request.method == "POST" else 200
    return render_page("officers/new_person.html", form=form), status


@officers.get("/people/<officer_id>")
@access("users:manage")
def person(officer_id: str) -> str:
    """Show one officer, with everything that can be changed."""
    account = _account(officer_id)
    form = RolesForm(roles=[held.role for held in account.roles])
    return _person_page(account, form)


@officers.post("/people/<officer_id>/roles")
@access("users:manage")
def change_roles(officer_id: str) -> str | AnyResponse | tuple[str, int]:
    """Give the officer exactly the roles that are ticked."""
    account = _somebody_else(officer_id)
    form = RolesForm()
    if not form.validate_on_submit():
        return _person_page(account, form), 400
    with write_unit() as session:
        set_roles(session, account, form.roles.data or [])
    return _back(officer_id, "roles")


@officers.post("/people/<officer_id>/end-sessions")
@access("users:manage")
def end_their_sessions(officer_id: str) -> AnyResponse:
    """Sign the officer out everywhere."""
    account = _account(officer_id)
    with write_unit() as session:
        end_sessions(session, account)
    return _back(officer_id, "sessions")


@officers.post("/people/<officer_id>/switch-off")
@access("users:manage")
def switch_person_off(officer_id: str) -> AnyResponse:
    """Let the officer in no more."""
    account = _somebody_else(officer_id)
    with write_unit() as session:
        switch_off(session, account)
    return _back(officer_id, "off")


@officers.post("/people/<officer_id>/switch-on")
@access("users:manage")
def switch_person_on(officer_id: str) -> AnyResponse:
    """Let the officer in again."""
    account = _somebody_else(officer_id)
    with write_unit():
        switch_on(account)
    return _back(officer_id, "on")


@officers.post("/people/<officer_id>/reset")
@access("users:manage")
def reset_person(officer_id: str) -> Response:
    """Take password and second factor away and show a new set-up link, this once."""
    account = _somebody_else(officer_id)
    with write_unit() as session:
        token = reset(session, account)
    return _link_page(account, token)


def _add(form: AddOfficerForm) -> Response:
    with write_unit() as session:
        account = add_account(
            session,
            form.email.data or "",
            form.name.data or "",
            current_officer().authority,
            form.roles.data or [],
        )
        token = invite(session, account)
    return _link_page(account, token)


def _link_page(account: Account, token: str) -> Response:
    link = url_for(".open_link", token=token, _external=True)
    return not_again(render_page("officers/link.html", account=account, link=link))


def _person_page(account: Account, form: RolesForm) -> str:
    return render_page(
        "officers/person.html",
        account=account,
        form=form,
        sessions=db.session.query(SignedIn).filter_by(officer_id=account.id).count(),
        second_factor=has_second_factor(account),
        is_self=account.id == current_officer().id,
        done=request.args.get("done", ""),
    )


def _account(officer_id: str) -> Account:
    return get_account(db.session(), officer_id, current_officer().authority)


def _somebody_else(officer_id: str) -> Account:
    account = _account(officer_id)
    if account.id == current_officer().id:
        raise NotYourself
    return account


def _back(officer_id: str, done: str) -> AnyResponse:
    return redirect(url_for(".person", officer_id=officer_id, done=done), 303)
