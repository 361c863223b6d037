"""Tables that other parts of the portal add to the yearly report.

The report knows nothing of surveys; who has figures for it registers a
function, and what it returns is frozen with everything else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app


@dataclass(frozen=True)
class ReportTable:
    """A table with its heading, a sentence that says how to read it, and cells as words."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


ReportPart = Callable[[str, int], ReportTable | None]
KEY = "portal_comment_report_parts"


def register_report_part(app: Flask, part: ReportPart) -> None:
    """Let `part` add a table to every report made from now on.

    `part(authority, year)` is called inside the write unit that freezes the
    report of a calendar year; it returns the table as it is to be published
    (small numbers already protected), or None where it has nothing. Tables
    stand in the order of registration, after the comments.
    """
    app.extensions.setdefault(KEY, []).append(part)


def list_report_parts() -> list[ReportPart]:
    """Return every part, in the order of registration."""
    return cast(list[ReportPart], current_app.extensions.get(KEY, []))
