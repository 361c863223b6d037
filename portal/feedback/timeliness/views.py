"""The officers' page of timeliness: how fast plans are issued, beside what families say."""

from flask import Blueprint
from flask_babel import gettext as _

from portal.authorities import get_authority
from portal.database import db
from portal.feedback.figures.answers import answers_of
from portal.feedback.figures.chart_words import height
from portal.feedback.instruments import list_instruments
from portal.feedback.timeliness.beside import satisfaction_of_year
from portal.feedback.timeliness.content import ReportedTimeliness, timeliness_content
from portal.feedback.timeliness.keeping import list_figures
from portal.feedback.timeliness.lines import lines_of, periods_of
from portal.officers import current_officer
from portal.page import render_page
from portal.security import access

timeliness = Blueprint("timeliness", __name__)


@timeliness.get("/officers/timeliness")
@access("figures:view")
def show() -> str:
    """Show plans within 20 weeks by year, for the council, its neighbours and England."""
    authority = get_authority(current_officer().authority)
    content = timeliness_content(authority.code)
    codes = [one.la_code for one in content.neighbours]
    lines = lines_of(list_figures(db.session(), authority, codes), authority)
    data = answers_of(db.session(), authority.code)
    surveys = list_instruments(authority.code)
    years = periods_of(lines)
    return render_page(
        "feedback/timeliness/page.html",
        council=authority,
        lines=lines,
        years=years,
        beside={year: satisfaction_of_year(data, surveys, year) for year in years},
        invented=data.invented,
        content=content,
        reported_sentence=reported_sentence,
        height=height,
    )


def reported_sentence(one: ReportedTimeliness) -> str:
    """Return what a reported percentage can and cannot say."""
    percent = f"{one.percent:g}%"
    if one.target:
        said: str = _("%(who)s aimed at %(percent)s within 20 weeks.", who=one.who, percent=percent)
        return said
    said = _(
        "It was reported that %(who)s issued %(percent)s of plans within 20 weeks.",
        who=one.who, percent=percent,
    )  # fmt: skip
    unknown = _("Of how many plans was not printed, so nobody can say how sure this is.")
    known = _("That is of %(plans)s plans.", plans=f"{one.plans:,}") if one.plans else unknown
    return f"{said} {known}"
