"""The rows of an officers' page as files, the same in every format.

What somebody typed never comes here, but names from content do: no format may
take a text for a formula.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from flask import send_file
from werkzeug.wrappers import Response

from portal.feedback.figures.exporting.csv_file import write_csv
from portal.feedback.figures.exporting.ods_file import write_ods
from portal.feedback.figures.exporting.pdf_file import write_pdf
from portal.feedback.figures.exporting.xlsx_file import write_xlsx
from portal.feedback.figures.rows import Value


@dataclass(frozen=True)
class Export:
    """One format: what officers call it, how its files end, and its media type."""

    name: str
    ending: str
    mimetype: str


EXPORTS: Mapping[str, Export] = {
    "csv": Export("CSV", "csv", "text/csv"),
    "xlsx": Export(
        "Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ),
    "ods": Export("OpenDocument", "ods", "application/vnd.oasis.opendocument.spreadsheet"),
    "pdf": Export("PDF", "pdf", "application/pdf"),
}


@dataclass(frozen=True)
class Sheet:
    """What is taken away: `rows` with the header first, and what a reader must know of them."""

    title: str
    rows: Sequence[tuple[Value, ...]]
    notes: tuple[str, ...] = ()


def export_of(kind: str, sheet: Sheet, render: Callable[..., str]) -> bytes:
    """Return the file of `kind`; `render` draws the page a PDF is made from."""
    if kind == "csv":
        return write_csv(sheet.rows)
    if kind == "xlsx":
        return write_xlsx(sheet.rows, sheet.title)
    if kind == "ods":
        return write_ods(sheet.rows)
    return write_pdf(render("feedback/figures/printed.html", sheet=sheet))


def hand_out(kind: str, sheet: Sheet, name: str, render: Callable[..., str]) -> Response:
    """Return the file as a download called `name`; that it was taken is for the caller to log."""
    made = BytesIO(export_of(kind, sheet, render))
    file = f"{name}.{EXPORTS[kind].ending}"
    return send_file(made, mimetype=EXPORTS[kind].mimetype, as_attachment=True, download_name=file)


def offered() -> list[tuple[str, str]]:
    """Return each format and what officers call it, for the links of a page."""
    return [(kind, one.name) for kind, one in EXPORTS.items()]
