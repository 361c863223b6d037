"""The figures of the year in the yearly report on comments: what was published, and no more."""

from flask_babel import gettext as _

from portal.database import db
from portal.feedback.comments.report.parts import ReportTable
from portal.feedback.figures.answers import answers_of
from portal.feedback.figures.release.making import list_releases, read_body

GROUP, MEASURE, BASE, SHARE, LOW, HIGH, WORDS = 1, 2, 5, 8, 9, 10, 14


def figures_in_report(authority: str, year: int) -> ReportTable | None:
    """Return the newest published figures of `year`, or None where none were published."""
    session = db.session()
    invented = answers_of(session, authority).invented
    releases = list_releases(session, authority, invented)
    release = next((one for one in releases if one.period.startswith(f"{year}-")), None)
    if release is None:
        return None
    tables = read_body(release)["tables"]
    rows = [row["values"] for table in tables for row in table["rows"] if row["shown"]]
    note = _("As published for the four quarters that end with %(end)s.", end=release.period)
    if invented:
        note = f"{_('These figures are invented.')} {_('No family gave these answers.')} {note}"
    return ReportTable(
        title=str(_("What families said about the EHC needs assessment")),
        note=str(note),
        columns=(
            str(_("Who")), str(_("Figure")), str(_("Answered")), str(_("Share")),
            str(_("Probably between")), str(_("In words")),
        ),
        rows=tuple(_cells(row) for row in rows),
    )  # fmt: skip


def _cells(row: list[str | int | None]) -> tuple[str, ...]:
    share = f"{row[SHARE]}%" if isinstance(row[SHARE], int) else str(row[SHARE])
    between = f"{row[LOW]}–{row[HIGH]}%"
    return (str(row[GROUP]), str(row[MEASURE]), str(row[BASE]), share, between, str(row[WORDS]))
