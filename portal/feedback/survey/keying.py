"""An officer types in what a caller says, or what came on paper. Marked “assisted” for ever.

Names in the caller's words are offered for removal, as on the web: an officer types what is said.
It is the only way in which a code may be used from an officer's browser; the
share of such answers is shown beside every figure.
"""

from flask import Blueprint, Response, make_response, request
from werkzeug.wrappers import Response as AnyResponse

from portal.audit import record
from portal.database import db, write_unit
from portal.errors import PortalError
from portal.feedback.instruments import VOICES, Voice, get_instrument
from portal.feedback.invitations.redeeming import invited_by, token_for
from portal.feedback.invitations.refusals import InvitationRefused, OtherSurvey
from portal.feedback.responses.checking import AnswersNotUnderstood
from portal.feedback.responses.receipts import shown
from portal.feedback.responses.submitting import Entry, Sent, Submission, submit
from portal.feedback.survey.forms import chosen_survey, open_choices
from portal.feedback.survey.sending import NotYet, typed_answers, words_to_keep
from portal.feedback.survey.sheet import Typed, lay_out
from portal.feedback.survey.tickets import Ticket, open_ticket
from portal.language import gettext
from portal.page import render_page
from portal.security import access

keying = Blueprint("keying", __name__, url_prefix="/officers/responses")


@keying.get("/new")
@access("responses:key")
def new() -> Response:
    """Ask what it is about, then show all questions on one page."""
    chosen = chosen_survey(request.args.get("about", ""))
    if chosen is None:
        choices = open_choices()
        return make_response(render_page("feedback/survey/keyed_choose.html", choices=choices))
    instrument, outcome = chosen
    return _form(Ticket.new(instrument, _voice(), outcome=outcome), Typed())


@keying.post("/new")
@access("responses:key")
def key_in() -> Response | AnyResponse:
    """Keep what was typed in, or show it again with what is wrong."""
    ticket = open_ticket(request.form.get("ticket", ""))
    typed = typed_answers(get_instrument(ticket.instrument))
    text = request.form.get("text", "")
    try:
        sent = _send(ticket, typed, words_to_keep(get_instrument(ticket.instrument), typed))
    except NotYet as not_yet:
        return _form(ticket, not_yet.typed, not_yet.status)
    except InvitationRefused as refused:
        problem = f"{refused.title}. {refused.what_happened} {refused.what_is_safe}"
        return _form(ticket, Typed(typed, text, problem=problem), 422)
    except AnswersNotUnderstood as wrong:
        sentence = gettext("Choose an answer.")
        return _form(ticket, Typed(typed, text, wrong=wrong.parameter, error=sentence), 422)
    except PortalError as wrong:
        problem = f"{wrong.title}. {wrong.what_happened} {wrong.what_next}"
        return _form(ticket, Typed(typed, text, problem=problem), 422)
    if not sent.replayed:
        with write_unit():
            record("responses.keyed", instrument=ticket.instrument, entry=_entry())
    receipt = shown(sent.receipt) if sent.receipt else None
    return make_response(render_page("feedback/survey/keyed_kept.html", receipt=receipt))


def _send(ticket: Ticket, answers: dict[str, str], text: str) -> Sent:
    token = _token(ticket)
    return submit(
        Submission(
            instrument=get_instrument(ticket.instrument),
            version=ticket.version,
            answers=answers,
            form_key=ticket.form_key,
            token=token,
            text=text,
            voice=ticket.voice,
            entry=_entry(),
            assisted=True,
            outcome=ticket.outcome,
        )
    )


def _token(ticket: Ticket) -> str | None:
    code = request.form.get("code", "").strip()
    if not code:
        return None
    token = token_for(code)
    if invited_by(db.session(), token).batch.instrument != ticket.instrument:
        raise OtherSurvey
    return token


def _entry() -> Entry:
    return "paper" if request.form.get("entry") == "paper" else "phone"


def _voice() -> Voice:
    asked = request.args.get("voice")
    return next((voice for voice in VOICES if voice == asked), "parent")


def _form(ticket: Ticket, typed: Typed, status: int = 200) -> Response:
    sheet = lay_out(get_instrument(ticket.instrument), ticket, typed)
    page = render_page(
        "feedback/survey/keyed.html",
        sheet=sheet,
        code=request.form.get("code", ""),
        entry=_entry(),
    )
    return make_response(page, status)
