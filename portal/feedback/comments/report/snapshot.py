"""Freezes a yearly report: one row of JSON with an id and its SHA-256, never changed afterwards.

Whoever wants to know whether a report is still the one that was published
computes the digest again. Corrections are notes with a date beside it.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.audit import record
from portal.authorities import Authority
from portal.database import utc_now
from portal.feedback.comments.clock import day_of
from portal.feedback.comments.models import CommentReport, CommentReportNote
from portal.feedback.comments.report.building import build_report


class ReportChanged(RuntimeError):
    """The stored report is not the one that was published."""


@dataclass(frozen=True)
class Report:
    """A frozen report with its notes. `digest` is the SHA-256 of the stored JSON."""

    id: str
    year: int
    digest: str
    made_on: date
    body: dict[str, Any]
    notes: tuple[tuple[date, str], ...] = ()


def freeze_report(session: Session, authority: Authority, year: int) -> Report:
    """Return the report of `year`, made now if there is none; the same ever after.

    Must run inside `portal.database.write_unit`.
    """
    existing = find_report(session, authority.code, year)
    if existing is not None:
        return existing
    now = utc_now()
    report = build_report(session, authority, year, day_of(now))
    body = written(report)
    row = CommentReport(
        id=str(uuid4()),
        authority=authority.code,
        year=year,
        body=body,
        digest=digest_of(body),
        made_at=now,
        demonstration=report["invented"],
    )
    session.add(row)
    record("comment_report.frozen", row.id, year=year, digest=row.digest)
    session.flush()
    return _report(session, row)


def add_note(session: Session, report: Report, text: str) -> None:
    """Add a dated correction; the report itself stays as it is."""
    today = day_of(utc_now())
    session.add(CommentReportNote(id=str(uuid4()), report_id=report.id, text=text, noted_on=today))
    record("comment_report.noted", report.id)
    session.flush()


def find_report(session: Session, authority: str, year: int) -> Report | None:
    """Return the report of `year`, or None; raises `ReportChanged` when it was tampered with."""
    row = session.scalar(
        select(CommentReport).where(
            CommentReport.authority == authority, CommentReport.year == year
        )
    )
    return _report(session, row) if row else None


def list_report_years(session: Session, authority: str) -> list[int]:
    """Return the years that have a report, newest first."""
    query = select(CommentReport.year).where(CommentReport.authority == authority)
    return sorted(session.scalars(query), reverse=True)


def written(values: dict[str, Any]) -> str:
    """Return `values` as JSON in one form only, so that its digest means something."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(body: str) -> str:
    """Return the SHA-256 of a report's JSON, in hexadecimal."""
    return hashlib.sha256(body.encode()).hexdigest()


def _report(session: Session, row: CommentReport) -> Report:
    if digest_of(row.body) != row.digest:
        raise ReportChanged(row.id)
    notes = session.scalars(
        select(CommentReportNote)
        .where(CommentReportNote.report_id == row.id)
        .order_by(CommentReportNote.noted_on, CommentReportNote.id)
    )
    return Report(
        id=row.id,
        year=row.year,
        digest=row.digest,
        made_on=day_of(row.made_at),
        body=json.loads(row.body),
        notes=tuple((note.noted_on, note.text) for note in notes),
    )
