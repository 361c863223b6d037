"""The officers' page of timeliness: how fast plans are issued, beside what families say."""

from flask import Blueprint, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from portal.audit import record
from portal.authorities import Authority, get_authority
from portal.database import db, write_unit
from portal.errors import PageNotFound
from portal.feedback.figures.answers import Answers, answers_of
from portal.feedback.figures.chart_words import height
from portal.feedback.figures.exporting import EXPORTS, Sheet, hand_out, offered
from portal.feedback.figures.rows import Row
from portal.feedback.instruments import list_instruments
from portal.feedback.timeliness.beside import satisfaction_of_year
from portal.feedback.timeliness.content import TimelinessContent, timeliness_content
from portal.feedback.timeliness.keeping import list_figures
from portal.feedback.timeliness.lines import Line, lines_of, periods_of
from portal.feedback.timeliness.sheet import rows_of
from portal.feedback.timeliness.told import reported_sentence, waiting_words
from portal.officers import current_officer
from portal.officers.roles import permissions_of
from portal.page import render_page
from portal.security import access

timeliness = Blueprint("timeliness", __name__)


@timeliness.get("/officers/timeliness")
@access("figures:view")
def show() -> str:
    """Show plans within 20 weeks by year, for the council, its neighbours and England."""
    authority = get_authority(current_officer().authority)
    content = timeliness_content(authority.code)
    lines, data = _lines(authority, content), answers_of(db.session(), authority.code)
    return render_page(
        "feedback/timeliness/page.html",
        council=authority,
        lines=lines,
        years=periods_of(lines),
        beside=_beside(lines, data, authority),
        invented=data.invented,
        content=content,
        may_export="figures:export" in permissions_of(current_officer().roles),
        exports=offered(),
        reported_sentence=reported_sentence,
        waiting_words=waiting_words,
        height=height,
    )


@timeliness.get("/officers/timeliness/<kind>")
@access("figures:export")
def export(kind: str) -> Response:
    """Hand out the figures of the page as a file, and note in the log that somebody took them."""
    if kind not in EXPORTS:
        raise PageNotFound
    authority = get_authority(current_officer().authority)
    content = timeliness_content(authority.code)
    lines, data = _lines(authority, content), answers_of(db.session(), authority.code)
    invented = (_("What families said is invented here."),) if data.invented else ()
    sheet = Sheet(
        _("%(council)s: how fast plans are issued", council=authority.name),
        rows_of(lines, _beside(lines, data, authority), content),
        invented,
    )
    made = hand_out(kind, sheet, f"timeliness-{authority.code}", render_template)
    with write_unit():
        record("timeliness.exported", authority.code, kind=kind)
    return made


def _lines(authority: Authority, content: TimelinessContent) -> list[Line]:
    codes = [one.la_code for one in content.neighbours]
    return lines_of(list_figures(db.session(), authority, codes), authority)


def _beside(lines: list[Line], data: Answers, authority: Authority) -> dict[str, Row | None]:
    surveys = list_instruments(authority.code)
    return {year: satisfaction_of_year(data, surveys, year) for year in periods_of(lines)}
