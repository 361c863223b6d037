"""The rows of a dashboard as files, the same in every format.

What somebody typed never comes here, but names from content do: no format may
take a text for a formula.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from portal.feedback.figures.exporting.csv_file import write_csv
from portal.feedback.figures.exporting.ods_file import write_ods
from portal.feedback.figures.exporting.pdf_file import write_pdf
from portal.feedback.figures.exporting.xlsx_file import write_xlsx
from portal.feedback.figures.rows import COLUMNS, Dashboard, Value


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


def export_of(kind: str, board: Dashboard, title: str, render: Callable[..., str]) -> bytes:
    """Return the file of `kind`; `render` draws the page a PDF is made from."""
    rows: list[tuple[Value, ...]] = [COLUMNS, *board.values()]
    if kind == "csv":
        return write_csv(rows)
    if kind == "xlsx":
        return write_xlsx(rows, title)
    if kind == "ods":
        return write_ods(rows)
    return write_pdf(render("feedback/figures/printed.html", board=board, title=title, rows=rows))
