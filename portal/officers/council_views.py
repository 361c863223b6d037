"""Out to the council's own sign-in, and back."""

from flask import Response, redirect, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.audit import record
from portal.database import write_unit
from portal.officers.blueprint import after_sign_in, officers, second_step, with_session
from portal.officers.council_accounts import (
    AnswerRefused,
    NotInvited,
    ask_provider,
    read_answer,
    sign_in_with,
)
from portal.officers.next_page import safe_next
from portal.security import access

NEXT = "council_next"  # where the browser keeps the page that was wanted


@officers.get("/sign-in/council")
@access("public")
def council_sign_in() -> AnyResponse:
    """Send the officer to the council's own sign-in."""
    session[NEXT] = safe_next(request.args.get("next"), "")
    answer: AnyResponse = ask_provider(url_for(".council_back", _external=True))
    return answer


@officers.get("/sign-in/council/back")
@access("public")
def council_back() -> Response:
    """Take the answer of the council's sign-in."""
    wanted = str(session.pop(NEXT, "")) or None
    try:
        claims = read_answer()
        with write_unit() as unit:
            token, account, whole = sign_in_with(unit, claims)
    except (AnswerRefused, NotInvited) as refusal:
        with write_unit():
            record("sign_in.failed", factor="council", why=refusal.code)
        raise
    onward = after_sign_in(wanted) if whole else second_step(account, wanted)
    return with_session(redirect(onward, 303), token)
