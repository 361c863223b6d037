"""Figures as an Excel workbook whose texts stay texts."""

import io
from collections.abc import Iterable, Sequence

PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def write_xlsx(rows: Iterable[Sequence[str | int | float | None]], title: str) -> bytes:
    """Return `rows`, the first being the header, as a workbook named `title`."""
    import xlsxwriter  # most processes write no workbook

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, PLAIN) as book:
        book.set_properties({"title": title})
        sheet = book.add_worksheet("Figures")
        bold = book.add_format({"bold": True})
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row, bold if at == 0 else None)
        sheet.freeze_panes(1, 0)
    return file.getvalue()
