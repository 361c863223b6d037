"""The pages of the surveys. Looking spends nothing and keeps nothing; only Send does."""

from collections.abc import Callable

from flask import Response, make_response, redirect, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as AnyResponse

from portal.authorities import current_authority
from portal.errors import PortalError
from portal.feedback.instruments import VOICES, Voice, find_instrument, get_instrument
from portal.feedback.invitations.codes import SIGNS, is_token, plain_signs, read_code
from portal.feedback.invitations.redeeming import Invited, find_invited, token_for
from portal.feedback.invitations.refusals import InvitationRefused, UnknownCode
from portal.feedback.responses.receipts import shown
from portal.feedback.responses.withdrawing import UnknownReceipt, withdraw
from portal.feedback.survey.cookies import held_link, held_receipt, keep_link, keep_receipt
from portal.feedback.survey.forms import CodeForm, OpenForm, ReceiptForm, chosen_survey
from portal.feedback.survey.sending import NotYet, send, typed_answers
from portal.feedback.survey.sheet import Typed, lay_out
from portal.feedback.survey.tickets import Ticket, open_ticket
from portal.language import Room, gettext
from portal.officers import signed_in_officer
from portal.page import render_page
from portal.rate_limits import hold_to_limit, too_much, within_limit
from portal.security import access

survey = Room("survey", __name__)

CONTACTS = ("front_door", "front_door_out_of_hours")


class OfficersBrowser(PortalError):
    """A code is used where an officer is signed in: only families may answer their letters."""

    status, code = 403, "officers_browser"
    title = _l("This browser is signed in for work")
    what_happened = _l("Codes are for families. An officer’s browser cannot use one.")
    what_is_safe = _l("The code has not been used.")
    what_next = _l("To type in a caller’s answers, use “Answers by phone” in the officers’ pages.")


@survey.get("/feedback")
@access("public")
def start() -> Response:
    """Ask for a code, or for what to tell about without one."""
    return _start(CodeForm(formdata=None), OpenForm.empty())


@survey.post("/feedback")
@access("public")
def enter_code() -> Response | AnyResponse:
    """Take a typed code and go to its questions; what was typed stays when it is wrong."""
    form = CodeForm()
    if not form.validate_on_submit():
        return _start(form, OpenForm.empty(), 422)
    _families_only()
    if not within_limit("codes"):
        form.code.errors = [too_much("codes")]
        return _start(form, OpenForm.empty(), 429)
    try:
        token = token_for(form.code.data or "")
    except UnknownCode as wrong:
        form.code.errors = [f"{wrong.title}. {_why(form.code.data or '', wrong)}"]
        return _start(form, OpenForm.empty(), 422)
    find_invited(token)
    response = redirect(url_for(".invited"), 303)
    keep_link(response, token)
    return response


def _why(typed: str, wrong: UnknownCode) -> str:
    """Say what is wrong with a code: its length, when that is it."""
    number = len(plain_signs(typed))
    if number == SIGNS or is_token(typed):
        return str(wrong.what_happened)
    return gettext(
        "A code has %(right)s letters and numbers. You typed %(number)s.",
        right=SIGNS, number=number,
    )  # fmt: skip


@survey.get("/feedback/<code>")
@access("public")
def link(code: str) -> AnyResponse:
    """Take the token or code out of the address at once; nothing is looked up or spent here."""
    known = is_token(code) or read_code(code) is not None
    here = url_for(".invited", voice=_asked_voice()) if known else url_for(".start", again=1)
    response = redirect(here, 303)
    if known:
        keep_link(response, code)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@survey.get("/feedback/survey")
@access("public")
def invited() -> Response | AnyResponse:
    """Show the questions of the invitation this browser came with."""
    held = held_link()
    if held is None:
        return redirect(url_for(".start", again=1), 303)
    _families_only()
    if not is_token(held):
        hold_to_limit("codes")
    token = token_for(held)
    found = find_invited(token)
    instrument = get_instrument(found.batch.instrument)
    ticket = Ticket.new(instrument, _voice(found), token=token, outcome=found.cohort.outcome)
    response = _sheet(ticket, Typed())
    if token != held:
        keep_link(response, token)  # it came as a paper code, which is slow to read
    return response


@survey.get("/feedback/open")
@access("public")
def without_code() -> Response | AnyResponse:
    """Show the questions about what was chosen; these answers are counted apart."""
    if not request.args:  # a bookmark: nothing was sent that could be wrong
        return redirect(url_for(".start"))
    form = OpenForm.read()
    chosen = chosen_survey(form.about.data or "") if form.validate() else None
    if chosen is None:
        return _start(CodeForm(formdata=None), form, 422)
    instrument, outcome = chosen
    return _sheet(Ticket.new(instrument, form.voice.data, outcome=outcome), Typed())


@survey.post("/feedback/survey")
@access("public")
def answer() -> Response | AnyResponse:
    """Keep the answers and thank; or show the page again with all that was chosen."""
    ticket = open_ticket(request.form.get("ticket", ""))
    if ticket.token is not None:
        _families_only()
    if request.form.get("leave_out") or request.form.get("look_again"):
        instrument = get_instrument(ticket.instrument)
        return _sheet(ticket, Typed(typed_answers(instrument), request.form.get("text", "")))
    try:
        sent = send(ticket)
    except NotYet as not_yet:
        return _sheet(_current(ticket), not_yet.typed, not_yet.status)
    except InvitationRefused as refused:
        return _refused(refused, ticket)
    response = redirect(url_for(".thanks"), 303)
    if sent.receipt is not None:
        keep_receipt(response, sent.receipt)
    return response


@survey.get("/feedback/thanks")
@access("public")
def thanks() -> Response:
    """Thank, show the receipt, and say whom to ring about a child, and how to complain."""
    receipt = held_receipt()
    authority = current_authority()
    found = [authority.find_contact(role) for role in CONTACTS]
    return _page(
        "feedback/survey/thanks.html",
        receipt=shown(receipt) if receipt else None,
        worried=[one for one in found if one is not None],
        complaints=authority.find_contact("complaints"),
    )


@survey.route("/feedback/withdraw", methods=["GET", "POST"])
@access("public")
def take_back() -> Response | AnyResponse:
    """Delete what was sent, for whoever holds the receipt."""
    if request.args.get("done"):
        return _page("feedback/survey/withdrawn.html")
    form = ReceiptForm()
    if request.method == "POST" and form.validate_on_submit():
        hold_to_limit("codes")
        try:
            withdraw(form.receipt.data or "")
        except UnknownReceipt as unknown:
            form.receipt.errors = [f"{unknown.title}. {unknown.what_happened} {unknown.what_next}"]
        else:
            return redirect(url_for(".take_back", done=1), 303)
    return _page("feedback/survey/withdraw.html", 422 if form.errors else 200, form=form)


@survey.errorhandler(InvitationRefused)
def refuse(refused: InvitationRefused) -> Response:
    """Say why the invitation cannot be used, and offer the way without it."""
    return _refused(refused, None)


@survey.after_request
def never_kept(response: Response) -> Response:
    """Let no browser or proxy keep a page with answers or a ticket."""
    response.headers["Cache-Control"] = "no-store"
    return response


def _families_only() -> None:
    if signed_in_officer() is not None:
        raise OfficersBrowser


def _asked_voice() -> Voice | None:
    asked = request.args.get("voice") or request.args.get("audience")
    return next((voice for voice in VOICES if voice == asked), None)


def _voice(found: Invited) -> Voice:
    own: Voice = "young_person" if found.cohort.audience == "young_person" else "parent"
    return _asked_voice() or own


def _current(ticket: Ticket) -> Ticket:
    """Return the ticket for the survey's present version, so that sending again can work."""
    instrument = get_instrument(ticket.instrument)
    if ticket.version == instrument.version:
        return ticket
    return Ticket.new(instrument, ticket.voice, token=ticket.token, outcome=ticket.outcome)


def _refused(refused: InvitationRefused, ticket: Ticket | None) -> Response:
    """Nothing typed is lost: answers on their way may be sent without the code."""
    instrument = find_instrument(ticket.instrument) if ticket else None
    unsent = None
    if ticket and instrument:
        again = Ticket.new(instrument, ticket.voice, outcome=ticket.outcome)
        unsent = {"ticket": again.sealed(), "text": request.form.get("text", "")}
        unsent |= typed_answers(instrument)
    return _page("feedback/survey/refused.html", refused.status, error=refused, unsent=unsent)


def _start(code: CodeForm, without: OpenForm, status: int = 200) -> Response:
    notice = gettext("Type your code to go on.") if request.args.get("again") else None
    return _page("feedback/survey/start.html", status, form=code, without=without, notice=notice)


def _sheet(ticket: Ticket, typed: Typed, status: int = 200) -> Response:
    instrument = get_instrument(ticket.instrument)
    sheet = lay_out(instrument, ticket, typed)
    return _page("feedback/survey/survey.html", status, sheet=sheet, voices=_voices(ticket))


def _voices(ticket: Ticket) -> list[tuple[str, str]]:
    """Return the other wordings of this survey as (words, address), before anything is chosen."""
    labels: dict[str, Callable[[], str]] = {
        "parent": lambda: gettext("Use the questions for parents and carers"),
        "young_person": lambda: gettext("Use the questions for young people"),
        "easy_read": lambda: gettext("Use easy words and faces"),
    }
    about = ticket.instrument + (f":{ticket.outcome}" if ticket.outcome else "")
    return [
        (
            labels[voice](),
            url_for(".invited", voice=voice)
            if ticket.token
            else url_for(".without_code", about=about, voice=voice),
        )
        for voice in VOICES
        if voice != ticket.voice
    ]


def _page(template: str, status: int = 200, **context: object) -> Response:
    return make_response(render_page(template, **context), status)
