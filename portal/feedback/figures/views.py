"""The officers' page of figures, and the same rows as files."""

from flask import Blueprint, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from portal.audit import record
from portal.authorities import Authority, get_authority
from portal.database import db, write_unit
from portal.errors import BadRequest, PageNotFound
from portal.feedback.figures.answers import answers_of
from portal.feedback.figures.boards import kept_board
from portal.feedback.figures.chart_words import RULE_WORDS, funnel_words, height, line_words
from portal.feedback.figures.exporting import EXPORTS, Sheet, hand_out, offered
from portal.feedback.figures.periods import period_name
from portal.feedback.figures.reported import read_reported
from portal.feedback.figures.rows import COLUMNS, Dashboard
from portal.feedback.figures.share import whole_percent
from portal.officers import current_officer
from portal.officers.roles import permissions_of
from portal.page import render_page
from portal.security import access
from portal.settings import current_settings

figures = Blueprint("figures", __name__)


@figures.get("/officers/figures")
@access("figures:view")
def dashboard() -> str:
    """Show what families say, with everything that belongs beside each figure."""
    authority = _officers_council()
    board = _board(authority)
    data = answers_of(db.session(), authority.code)
    return render_page(
        "feedback/figures/dashboard.html",
        board=board,
        periods=[(one, period_name(one)) for one in data.periods],
        reported=read_reported(current_settings().content_dir, authority.code),
        may_export="figures:export" in permissions_of(current_officer().roles),
        exports=offered(),
        whole=whole_percent, height=height, line_words=line_words,
        funnel_words=funnel_words, rule_words=RULE_WORDS,
    )  # fmt: skip


@figures.get("/officers/figures/<kind>")
@access("figures:export")
def export(kind: str) -> Response:
    """Hand out the same rows as a file, and note in the log that somebody took them."""
    if kind not in EXPORTS:
        raise PageNotFound
    authority = _officers_council()
    board = _board(authority)
    title = _("%(council)s: what families say, %(period)s",
              council=authority.name, period=period_name(board.period))  # fmt: skip
    notes = (_("These figures are invented."),) if board.invented else ()
    made = hand_out(
        kind,
        Sheet(title, [COLUMNS, *board.values()], notes),
        f"figures-{authority.code}-{board.period}",
        render_template,
    )
    with write_unit():
        record("figures.exported", board.period, kind=kind)
    return made


def _officers_council() -> Authority:
    return get_authority(current_officer().authority)


def _board(authority: Authority) -> Dashboard:
    """Return the dashboard of the quarter asked for; the newest with data unless said."""
    data = answers_of(db.session(), authority.code)
    period = request.args.get("period") or next(iter(data.periods), "2026-Q1")
    try:
        return kept_board(data, authority, period)
    except ValueError as error:
        raise BadRequest from error
