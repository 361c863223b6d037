"""The pages of the directory: search, one record, browsing, tables of places, corrections."""

from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from flask import Flask, Response, jsonify, make_response, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response as AnyResponse

from portal.authorities import current_authority
from portal.database import db, write_unit
from portal.directory.corrections import report_correction
from portal.directory.empty_searches import note_when_empty
from portal.directory.forms import CorrectionForm
from portal.directory.labels import register_labels
from portal.directory.locating import Place
from portal.directory.parameters import LONGEST_NAME, Asked
from portal.directory.place_tables import list_tables
from portal.directory.presenters.browsing import (
    present_ages,
    present_districts,
    present_needs,
    present_tables,
)
from portal.directory.presenters.parts import NamedLink
from portal.directory.presenters.record import present_record
from portal.directory.presenters.results import present_search
from portal.directory.queries import Record, get_record, list_successors
from portal.directory.search import parse_search, run_search
from portal.directory.search import suggest as suggest_words
from portal.language import Room, current_language
from portal.page import is_partial, render_page
from portal.places import find_map
from portal.rate_limits import too_much, within_limit
from portal.security import access
from portal.send.offer import GONE_STATUSES
from portal.settings import current_settings
from search_index import Answer, Query

ENGLAND = ZoneInfo("Europe/London")

directory = Room("directory", __name__)


@directory.record_once
def read_labels(state: BlueprintSetupState) -> None:
    """Read the words for codes when the portal starts: a mistake in them stops it."""
    app = cast(Flask, state.app)
    register_labels(app, app.extensions["portal_settings"].content_dir)


@directory.get("/services")
@access("public")
def results() -> Response:
    """Search services and guidance; with `X-Partial: 1` answer with the results alone.

    A parameter that cannot be read gives 400, with everything else searched for.
    """
    asked = parse_search(request.args)
    answer = run_search(asked)
    note_when_empty(asked, answer, today())
    page = present_search(asked, answer)
    template = "directory/_results.html" if is_partial() else "directory/results.html"
    response = make_response(render_page(template, search=page), 400 if asked.problems else 200)
    response.headers["Vary"] = "X-Partial"
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@directory.get("/services/suggest")
@access("public")
def suggest() -> Response:
    """Give words and names that begin as typed, for the search box."""
    typed = request.args.get("q", "")[:LONGEST_NAME]
    response = jsonify(suggestions=list(suggest_words(typed)))
    response.headers["Cache-Control"] = "private, no-store"
    return response


@directory.get("/services/places")
@access("public")
def places() -> str:
    """Show the dated tables of specialist places."""
    authority = current_authority()
    tables = present_tables(list_tables(db.session(), authority.code), authority)
    return render_page("directory/places.html", tables=tables)


@directory.get("/services/<service_id>/<slug>")
@access("public")
def record(service_id: str, slug: str) -> str | AnyResponse:
    """Show one record; an old name in the address leads to the new one."""
    found = _get_record(service_id)
    if slug != found.slug:
        return redirect(_address(found), 301)
    ended = found.listing.status in GONE_STATUSES
    successors = list_successors(db.session(), found.authority, found.id) if ended else []
    page = present_record(found, current_authority(), successors, today())
    return render_page("directory/record.html", service=page)


@directory.route("/services/<service_id>/<slug>/something-wrong", methods=["GET", "POST"])
@access("public")
def correction(service_id: str, slug: str) -> str | AnyResponse | tuple[str, int]:
    """Let anybody say what is wrong with a record; nothing typed is lost by a mistake."""
    found = _get_record(service_id)
    if slug != found.slug:
        return redirect(url_for(".correction", service_id=found.id, slug=found.slug), 301)
    service = NamedLink(found.listing.name, _address(found))
    if request.args.get("sent"):
        return render_page("directory/correction_thanks.html", service=service)
    if request.method == "GET":
        form = CorrectionForm.fresh()
        return render_page("directory/correction.html", service=service, form=form)
    form = CorrectionForm()
    if not form.validate_on_submit():
        return render_page("directory/correction.html", service=service, form=form), 400
    if not within_limit("forms"):
        form.text.errors = [too_much("forms")]
        return render_page("directory/correction.html", service=service, form=form), 429
    _keep(found, form)
    sent = url_for(".correction", service_id=found.id, slug=found.slug, sent=1)
    return redirect(sent, 303)


@directory.get("/browse/needs")
@access("public")
def browse_needs() -> str:
    """List the areas and types of need."""
    areas = present_needs(_everything(), current_authority())
    return render_page("directory/browse_needs.html", areas=areas)


@directory.get("/browse/ages")
@access("public")
def browse_ages() -> str:
    """List the phases and the ages they cover."""
    return render_page("directory/browse_ages.html", ages=present_ages(_everything()))


@directory.get("/browse/districts")
@access("public")
def browse_districts() -> str:
    """List the districts, with the map beside the list."""
    authority = current_authority()
    districts = present_districts(_everything(), authority)
    return render_page(
        "directory/browse_districts.html",
        districts=districts,
        shapes=find_map(current_settings().places_dir, authority.code),
        addresses={district.id: district.url for district in districts},
    )


def today() -> date:
    """Return today's date where families live."""
    return datetime.now(ENGLAND).date()


def _get_record(service_id: str) -> Record:
    return get_record(db.session(), current_authority().code, service_id)


def _address(found: Record) -> str:
    return url_for("directory.record", service_id=found.id, slug=found.slug)


def _everything() -> Answer:
    """Ask for all services, for the counts beside what can be browsed."""
    query = Query(types=("service",), per_page=1)
    return run_search(Asked(current_authority(), query, {}, Place()))


def _keep(found: Record, form: Any) -> None:
    try:
        with write_unit() as session:
            report_correction(
                session,
                found.id,
                form.what.data,
                form.text.data or "",
                current_language().code,
                form.form_key.data or "",
            )
    except IntegrityError:
        pass  # the same form arrived twice at once: it was kept by the other request
