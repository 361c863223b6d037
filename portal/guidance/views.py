"""The guidance pages: topics, the date calculator and the explorer of stages."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from flask import Response, current_app, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.authorities import AuthorityContact, current_authority
from portal.guidance import Topic, find_topic, get_topic, list_topics
from portal.guidance.explorer import explorer_words, find_stage, get_stage, list_stages
from portal.guidance.forms import TWO_DATES, TimelineForm
from portal.guidance.timeline import dates_for, timeline_words
from portal.guidance.timeline_calendar import timeline_calendar
from portal.guidance.words import mark_text, mark_unchecked
from portal.language import Room, current_language
from portal.page import render_page
from portal.security import access

guidance = Room("guidance", __name__)

JARGON_SLUG = "jargon-buster"
AUDIENCES = ("parent", "both", "young_person")
ENGLAND = ZoneInfo("Europe/London")
NOT_READABLE = 422


@guidance.get("/guidance")
@access("public")
def index() -> str:
    """List every topic, young people's pages apart."""
    topics = list_topics()
    groups = {who: [topic for topic in topics if topic.front.audience == who] for who in AUDIENCES}
    return render_page("guidance/index.html", topics=topics, groups=groups)


@guidance.get("/guidance/<slug>")
@access("public")
def topic(slug: str) -> str:
    """Show one topic with its rights, contacts, sources and dates."""
    found = get_topic(slug, current_language().code)
    return render_page(
        "guidance/topic.html",
        topic=found.front,
        sections=found.sections,
        mark_unchecked=mark_unchecked,
        has_unchecked=any("{unchecked}" in (s.html + (s.local_html or "")) for s in found.sections),
        english_only=found.front.language != current_language().code,
        stale=found.stale,
        contacts=contacts_of(found),
        related=[one for one in map(find_topic, found.front.related) if one is not None],
        jargon=current_app.extensions["portal_jargon"] if slug == JARGON_SLUG else [],
    )


@guidance.get("/timeline")
@access("public")
def timeline() -> Response:
    """Work out the dates that follow from one day; the day is not kept."""
    form = TimelineForm(request.args, today())
    return _timeline_page(form, failed=form.asked and not form.validate())


@guidance.get("/timeline.ics")
@access("public")
def timeline_file() -> Response:
    """Give the same dates as a calendar file, or the form with what is wrong."""
    form = TimelineForm(request.args, today())
    if not form.validate() or form.event is None or form.on is None:
        return _timeline_page(form, failed=True)
    dates = dates_for(form.event, form.on, form.other_on)
    response = make_response(timeline_calendar(timeline_words(), dates, datetime.now(UTC)))
    response.headers["Content-Type"] = "text/calendar; charset=utf-8"
    response.headers["Content-Disposition"] = 'attachment; filename="send-dates.ics"'
    response.headers["Cache-Control"] = "no-store"
    return response


@guidance.get("/explorer")
@access("public")
def explorer() -> Response | AnyResponse:
    """Ask two plain questions, then lead to the stage where a family is."""
    words = explorer_words()
    who, chosen = request.args.get("who"), request.args.get("stage")
    known = who if who in {choice.id for choice in words.who} else None
    if known and chosen and find_stage(chosen):
        return redirect(url_for(".explorer_stage", stage=chosen, who=known), 303)
    wrong = ("who" in request.args and known is None) or (known is not None and chosen is not None)
    page = render_page(
        "guidance/explorer.html",
        words=words,
        who=known,
        stages=list_stages(known) if known else [],
        wrong=wrong,
    )
    return make_response(page, NOT_READABLE if wrong else 200)


@guidance.get("/explorer/<stage>")
@access("public")
def explorer_stage(stage: str) -> str:
    """Show what a stage means, what comes next and what may be asked for today."""
    found, words = get_stage(stage), explorer_words()
    return render_page(
        "guidance/explorer_stage.html",
        words=words,
        stage=found,
        me=request.args.get("who") == "me",
        who=next((c.id for c in words.who if c.id == request.args.get("who")), None),
        mark=mark_text,
        topics=_existing(found.guidance),
        how_to_ask=find_topic(words.always_guidance),
    )


@guidance.get("/explorer/<stage>/sheet")
@access("public")
def explorer_sheet(stage: str) -> str:
    """Show the questions of a stage with room to write, to print and take along."""
    return render_page(
        "guidance/explorer_sheet.html",
        words=explorer_words(),
        stage=get_stage(stage),
        mark=mark_text,
    )


def today() -> date:
    """Return today's date where families live."""
    return datetime.now(ENGLAND).date()


def _timeline_page(form: TimelineForm, failed: bool) -> Response:
    words, dates, event = timeline_words(), [], None
    if not failed and form.event is not None and form.on is not None:
        event = words.event(form.event)
        dates = dates_for(form.event, form.on, form.other_on)
    page = render_page(
        "guidance/timeline.html",
        form=form,
        words=words,
        event=event,
        dates=dates,
        two_dates=TWO_DATES,
        today=form.today,
        mark=mark_text,
        topics=_existing(event.guidance if event else ()),
    )
    response = make_response(page, NOT_READABLE if failed else 200)
    response.headers["Cache-Control"] = "no-store"
    return response


def _existing(slugs: Iterable[str]) -> list[Topic]:
    """Return the topics of `slugs` that have been written."""
    return [topic for topic in map(find_topic, slugs) if topic is not None]


def contacts_of(topic: Topic) -> list[AuthorityContact]:
    """Return the council's contacts a topic names; roles without a record are left out."""
    authority = current_authority()
    found = (authority.find_contact(role) for role in topic.front.contacts)
    return [contact for contact in found if contact is not None]
