"""Gives a frozen report as a web page by itself, as a tagged PDF and as a spreadsheet.

All three come from the same stored values, so that they cannot differ.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from flask import render_template

from portal.feedback.comments.report.snapshot import Report

COUNTED = ("received", "published", "put_aside", "waiting")


def as_html(report: Report) -> str:
    """Return the report as one HTML document that needs no other file."""
    return render_template("feedback/comments/report_alone.html", report=report)


def as_pdf(report: Report) -> bytes:
    """Return the report as a tagged PDF (PDF/UA-1), so that a screen reader can read it."""
    from weasyprint import HTML  # takes a second to load, and most processes write no PDF

    return bytes(HTML(string=as_html(report)).write_pdf(pdf_variant="pdf/ua-1"))


def as_ods(report: Report) -> bytes:
    """Return the report as OpenDocument sheets; every cell is text or a number, never a formula."""
    from odfdo import Document, Row, Table  # as above

    document = Document("ods")
    document.body.clear()
    for name, rows in sheets(report):
        table = Table(name)
        for values in rows:
            row = Row()
            for value in values:
                row.append_cell(_cell(value))
            table.append_row(row)
        document.body.append(table)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def sheets(report: Report) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """Yield the name and the rows of each sheet, headings first."""
    body = report.body
    yield "About", list(_about(report))
    yield "Counts", list(_counts(body["counts"]))
    yield (
        "Comments",
        [
            ("Kind", "About", "Comment", "Published on", "Reply", "Replied on", "Actions"),
            *(
                (
                    *(one[key] or "" for key in ("kind", "about", "said", "published_on")),
                    *(one[key] or "" for key in ("reply", "replied_on")),
                    "; ".join(f"{act['state']}: {act['action']}" for act in one["actions"]),
                )
                for one in body["comments"]
            ),
        ],
    )
    yield (
        "Actions of last year",
        [
            ("About", "Comment", "Action", "Team", "How it stands"),
            *(
                tuple(one[key] or "" for key in ("about", "said", "action", "owner", "state"))
                for one in body["last_years_actions"]
            ),
        ],
    )
    yield "Consultation", list(_consultation(body["consultation"]["list"]))
    for number, table in enumerate(body["tables"], 1):
        yield (
            f"Table {number}",
            [(table["title"],), (table["note"],), tuple(table["columns"])]
            + [tuple(row) for row in table["rows"]],
        )


def _about(report: Report) -> Iterator[tuple[Any, ...]]:
    yield ("Council", report.body["council"])
    yield ("Year", report.year)
    yield ("Made on", report.body["made_on"])
    yield ("Report", report.id)
    yield ("SHA-256", report.digest)
    if report.body.get("invented"):
        yield ("Invented", "These comments are invented. No family wrote them.")
    for day, text in report.notes:
        yield (f"Correction of {day.isoformat()}", text)


def _counts(counts: list[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    reasons = tuple(counts[0]["withheld"])
    yield (
        "Kind",
        "Received",
        "Published",
        "Put aside",
        "Waiting",
        *(f"Not published: {reason}" for reason in reasons),
    )
    for row in counts:
        yield (
            row["kind"],
            *(row[key] for key in COUNTED),
            *(row["withheld"].get(reason, 0) for reason in reasons),
        )


def _consultation(entries: Iterable[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    yield ("Regulation 54(1)", "Who the law names", "Who was asked", "When", "How", "Source")
    for one in entries:
        for entry in one["asked"] or [{}]:
            yield (
                one["letter"],
                one["label"],
                entry.get("who") or "Not recorded yet",
                *(entry.get(key) or "" for key in ("when", "how", "source")),
            )


def _cell(value: Any) -> Any:
    from odfdo import Cell  # as above

    if isinstance(value, int):
        return Cell(value)
    return Cell(text=str(value), value=str(value), cell_type="string")
