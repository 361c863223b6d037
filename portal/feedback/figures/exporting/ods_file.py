"""Figures as an OpenDocument table, the open format public bodies must offer."""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from odfdo import Cell


def write_ods(rows: Iterable[Sequence[str | int | float | None]]) -> bytes:
    """Return `rows`, the first being the header, as a spreadsheet."""
    from odfdo import Document, Row, Table  # with lxml 20 MB, and most processes write none

    document = Document("spreadsheet")
    document.body.clear()
    table = Table("Figures")
    for values in rows:
        row = Row()
        for at, value in enumerate(values):
            row.set_cell(at, _cell(value))
        table.append_row(row)
    document.body.append(table)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _cell(value: str | int | float | None) -> "Cell":
    """Return a cell typed by us, so that no text is taken for anything else."""
    from odfdo import Cell

    if value is None:
        return Cell()
    return Cell(value, cell_type="string" if isinstance(value, str) else "float")
