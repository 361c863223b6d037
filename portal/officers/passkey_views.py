"""Questions to a passkey, and its answers: a script carries them, a form brings them back."""

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.authorities import get_authority
from portal.database import write_unit
from portal.errors import BadRequest
from portal.officers.blueprint import (
    after_sign_in,
    half_way_only,
    has_second_factor,
    officers,
    with_session,
)
from portal.officers.models import Account
from portal.officers.passkeys import ask_to_enrol, ask_to_prove
from portal.officers.set_up_views import codes_page
from portal.officers.signing_in import (
    HalfWay,
    WrongDetails,
    check_with_passkey,
    enrol_passkey,
    reload,
)
from portal.security import access

LONGEST = 20_000


@officers.post("/passkey/options")
@access("public")
@half_way_only
def passkey_options(half: HalfWay, account: Account) -> Response:
    """Return the question for the browser: prove a passkey, or make the first one."""
    enrolled = has_second_factor(account)
    website = get_authority(account.authority).hub_name
    with write_unit() as session:
        kept, mine = reload(session, half)
        asked = ask_to_prove(kept, mine) if enrolled else ask_to_enrol(kept, mine, website)
    return Response(asked, mimetype="application/json")


@officers.post("/passkey/enrol")
@access("public")
@half_way_only
def passkey_enrol(half: HalfWay, account: Account) -> Response | AnyResponse:
    """Keep the passkey as second factor, and show the recovery codes."""
    if has_second_factor(account):
        return redirect(url_for(".code"), 303)
    try:
        token, codes = enrol_passkey(half, _answer())
    except WrongDetails as error:
        raise BadRequest from error
    return with_session(codes_page(codes, None), token)


@officers.post("/passkey/sign-in")
@access("public")
@half_way_only
def passkey_sign_in(half: HalfWay, _account: Account) -> Response | AnyResponse:
    """Take the passkey's answer as second factor."""
    try:
        token = check_with_passkey(half, _answer())
    except WrongDetails as error:
        raise BadRequest from error
    return with_session(redirect(after_sign_in(request.args.get("next")), 303), token)


def _answer() -> str:
    return request.form.get("credential", "")[:LONGEST]
