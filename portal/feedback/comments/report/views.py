"""The public pages of the yearly reports, each in three forms."""

from collections.abc import Callable
from pathlib import Path

from flask import Response, make_response

from portal.authorities import current_authority
from portal.database import db
from portal.errors import PageNotFound
from portal.feedback.comments.public_views import comments
from portal.feedback.comments.report.snapshot import Report, find_report, list_report_years
from portal.feedback.comments.report.writing import as_ods, as_pdf
from portal.page import render_page
from portal.security import access
from portal.settings import current_settings

FORMS: dict[str, tuple[Callable[[Report], bytes], str]] = {
    "pdf": (as_pdf, "application/pdf"),
    "ods": (as_ods, "application/vnd.oasis.opendocument.spreadsheet"),
}


@comments.get("/comments/reports")
@access("public")
def reports() -> str:
    """List the yearly reports; old ones never change."""
    years = list_report_years(db.session(), current_authority().code)
    return render_page("feedback/comments/reports.html", years=years)


@comments.get("/comments/report/<int:year>")
@access("public")
def report(year: int) -> str:
    """Show the report of one year as it was frozen, with notes added since."""
    return render_page("feedback/comments/report.html", report=_report(year))


@comments.get("/comments/report/<int:year>.<any(pdf,ods):form>")
@access("public")
def report_file(year: int, form: str) -> Response:
    """Give the report as a file. It is written once and kept, for it can no longer change."""
    found = _report(year)
    write, kind = FORMS[form]
    # A note changes the file, so notes are part of its name.
    path = current_settings().data_dir / "reports" / f"{found.id}-{len(found.notes)}.{form}"
    response = make_response(path.read_bytes() if path.exists() else _kept(path, write(found)))
    response.mimetype = kind
    name = f"comments-{current_authority().code}-{year}.{form}"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _report(year: int) -> Report:
    found = find_report(db.session(), current_authority().code, year)
    if found is None:
        raise PageNotFound(str(year))
    return found


def _kept(path: Path, content: bytes) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(path.suffix + ".part")
    part.write_bytes(content)
    part.replace(path)
    return content
