"""The chat page and what belongs to it. Every form works without scripts.

With scripts the same address answers the same form with the new bubbles alone,
so there is one template and one idea of a turn.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Response, current_app, make_response, redirect, request, url_for
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response as AnyResponse

from portal.assistant.conversations import Conversation, conversations
from portal.assistant.crisis import in_danger
from portal.assistant.forms import CallBackForm, ChatForm, GapForm
from portal.assistant.gaps import keep_call_back, keep_gap, rate
from portal.assistant.offers import button, shown_words
from portal.assistant.people import crisis_calls
from portal.assistant.questions import find_questions
from portal.assistant.reply import QuickReply
from portal.assistant.survey.buttons import shown_survey_words
from portal.assistant.survey.turn import follow_audience
from portal.assistant.turn import cleaned, take_turn
from portal.assistant.words import AUDIENCES, say
from portal.authorities import current_authority
from portal.database import write_unit
from portal.guidance import find_topic
from portal.language import Room, current_language, gettext
from portal.page import is_partial, render_page
from portal.rate_limits import too_much, within_limit
from portal.security import access
from portal.settings import current_settings

ENGLAND = ZoneInfo("Europe/London")
COOKIE = "conversation"
SAFE_PLACE = "https://www.bbc.co.uk/weather"  # where the way out leads; says nothing of us

assistant = Room("assistant", __name__)


@assistant.get("/assistant")
@access("public")
def chat() -> Response:
    """Show the conversation so far, or the start of one; `about` names a guidance page."""
    conversation = _conversation()
    about = request.args.get("about", "")
    if find_topic(about) is not None:
        conversation.about = about
    return _page(conversation, ChatForm())


@assistant.post("/assistant")
@access("public")
def message() -> Response | AnyResponse:
    """Take one message, typed or from a button, and answer it."""
    conversation, form = _conversation(), ChatForm()
    typed = request.form.get("quick") or form.text.data or ""
    if not form.validate_on_submit() and not request.form.get("quick"):
        return _page(conversation, form, 422)
    if not cleaned(typed):
        form.text.errors = [gettext("Write a question, or pick one.")]
        return _page(conversation, form, 422)
    if not within_limit("messages") and not in_danger(cleaned(typed)):
        danger = gettext("If someone is in danger, call 999 now.")
        form.text.errors = [f"{too_much('messages')} {danger}"]
        return _page(conversation, form, 429)
    take_turn(conversation, typed)
    conversations().keep(conversation)
    if is_partial():
        return _with_cookie(make_response(_turns(conversation)), conversation)
    return _with_cookie(redirect(url_for(".chat", _anchor="latest"), 303), conversation)


@assistant.post("/assistant/settings")
@access("public")
def settings() -> AnyResponse:
    """Answer as to a parent or as to a young person."""
    conversation = _conversation()
    if request.form.get("audience") in AUDIENCES:
        conversation.audience = request.form["audience"]
        follow_audience(conversation)
    conversations().keep(conversation)
    return _with_cookie(redirect(url_for(".chat"), 303), conversation)


@assistant.post("/assistant/clear")
@access("public")
def clear() -> AnyResponse:
    """Forget the whole conversation at once."""
    _wipe()
    response = redirect(url_for(".chat", cleared=1), 303)
    response.delete_cookie(COOKIE)
    return response


@assistant.get("/leave")
@access("public")
def leave() -> AnyResponse:
    """Forget the conversation and go somewhere that says nothing of this site."""
    _wipe()
    response = redirect(SAFE_PLACE, 303)
    response.delete_cookie(COOKIE)
    return response


@assistant.post("/assistant/helpful")
@access("public")
def helpful() -> Response | AnyResponse:
    """Count whether an answer helped; if not, offer to tell the council."""
    verdict, _, slug = request.form.get("verdict", "").partition(":")
    known = find_topic(slug) is not None and verdict in {"yes", "no"}
    if known and within_limit("forms"):
        with write_unit() as session:
            rate(
                session,
                current_authority().code,
                slug,
                datetime.now(ENGLAND).date(),
                verdict == "yes",
            )
    if is_partial():
        return Response(status=204)
    if verdict == "no":
        return redirect(url_for(".gap", topic=slug), 303)
    return redirect(url_for(".chat", thanks=1), 303)


@assistant.route("/assistant/not-found", methods=["GET", "POST"])
@access("public")
def gap() -> Response | AnyResponse:
    """Tell the council what could not be found; only what is sent here is kept."""
    if request.args.get("sent"):
        return _plain_page("assistant/sent.html")
    if request.method == "GET":
        topic = request.args.get("topic", "")
        form = GapForm.fresh(_last_said(), topic if find_topic(topic) else "")
        return _plain_page("assistant/gap.html", form=form)
    form = GapForm()
    if not form.validate_on_submit():
        return _plain_page("assistant/gap.html", 422, form=form)
    if not within_limit("forms"):
        form.text.errors = [too_much("forms")]
        return _plain_page("assistant/gap.html", 429, form=form)
    about = form.topic.data if find_topic(form.topic.data or "") else None
    try:
        with write_unit() as session:
            keep_gap(
                session, current_authority().code, form.text.data or "", about,
                current_language().code, form.form_key.data or "",
            )  # fmt: skip
    except IntegrityError:  # the same form arrived twice at once; one of them was kept
        current_app.logger.info("a form arrived twice")
    return redirect(url_for(".gap", sent=1), 303)


@assistant.route("/assistant/call-back", methods=["GET", "POST"])
@access("public")
def call_back() -> Response | AnyResponse:
    """Ask to be called by a person."""
    if request.args.get("sent"):
        return _plain_page("assistant/call_back_sent.html")
    form = CallBackForm.fresh() if request.method == "GET" else CallBackForm()
    if request.method == "GET":
        return _plain_page("assistant/call_back.html", form=form)
    if not form.validate_on_submit():
        return _plain_page("assistant/call_back.html", 422, form=form)
    if not within_limit("forms"):
        form.phone.errors = [too_much("forms")]
        return _plain_page("assistant/call_back.html", 429, form=form)
    try:
        with write_unit() as session:
            keep_call_back(
                session, current_authority().code, form.name.data or "",
                form.phone.data or "", form.best_time.data, form.form_key.data or "",
            )  # fmt: skip
    except IntegrityError:
        current_app.logger.info("a form arrived twice")
    return redirect(url_for(".call_back", sent=1), 303)


@assistant.after_request
def never_kept(response: Response) -> Response:
    """Let no browser or proxy keep a conversation."""
    response.headers["Cache-Control"] = "no-store"
    return response


def _conversation() -> Conversation:
    held = conversations().find(request.cookies.get(COOKIE, ""))
    conversation = held or Conversation.new()
    if conversation.speak(current_language().code, current_authority().code) and held:
        conversations().keep(conversation)
    return conversation


def _wipe() -> None:
    conversations().wipe(request.cookies.get(COOKIE, ""))


def _last_said() -> str:
    turns = [turn for turn in _conversation().turns if not turn.survey]
    return turns[-1].said if turns else ""


def _page(conversation: Conversation, form: ChatForm, status: int = 200) -> Response:
    about = find_topic(conversation.about) if conversation.about else None
    page = render_page(
        "assistant/chat.html",
        form=form,
        conversation=conversation,
        greeting=say(current_settings().content_dir, "greet", conversation.audience,
                     current_authority()),
        about=about,
        starters=_starters(about.slug if about else None),
        translated=shown_words() | shown_survey_words(),
        crisis_shown=any(turn.reply.crisis for turn in conversation.turns),
        crisis_calls=crisis_calls(current_authority().code),
        cleared=bool(request.args.get("cleared")),
        thanked=bool(request.args.get("thanks")),
    )  # fmt: skip
    return make_response(page, status)


def _starters(slug: str | None) -> list[QuickReply]:
    """Return the first buttons: questions about the page one comes from, else the main tasks."""
    questions = find_questions(slug) if slug else None
    if questions:
        return [QuickReply(facet.asks, facet.asks) for facet in questions.facets[:3]]
    return [button(act) for act in ("find_service", "explore", "timeline", "handover")]


def _turns(conversation: Conversation) -> str:
    return render_page(
        "assistant/_turn.html", turn=conversation.turns[-1], number=len(conversation.turns),
        latest=True, conversation=conversation, crisis_shown=False,
        translated=shown_words() | shown_survey_words(),
    )  # fmt: skip


def _plain_page(template: str, status: int = 200, **context: object) -> Response:
    return make_response(render_page(template, **context), status)


def _with_cookie(response: Response | AnyResponse, conversation: Conversation) -> Response:
    response.set_cookie(
        COOKIE, conversation.id, httponly=True, samesite="Lax",
        secure=current_settings().https_only,
    )  # fmt: skip
    return response  # type: ignore[return-value]  # Flask's response is Werkzeug's
