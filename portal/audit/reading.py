"""Reads the log a page at a time, newest first."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from portal.audit.models import AuditEntry

ENGLAND = ZoneInfo("Europe/London")
PER_PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """Which entries: of one council, and only what the filters leave."""

    authority: str
    action: str = ""
    officer_id: str = ""
    on: date | None = None


def list_entries(session: Session, wanted: Wanted, page: int) -> tuple[list[AuditEntry], int]:
    """Return one page of entries, newest first, and how many there are in all."""
    chosen = _filtered(wanted)
    total = session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
    newest = chosen.order_by(AuditEntry.seq.desc()).limit(PER_PAGE).offset((page - 1) * PER_PAGE)
    return list(session.scalars(newest)), total


def list_actions(session: Session, authority: str) -> list[str]:
    """Return every action there is an entry of, for the filter."""
    found = select(AuditEntry.action).where(AuditEntry.authority == authority).distinct()
    return sorted(session.scalars(found))


def _filtered(wanted: Wanted) -> Select[AuditEntry]:
    chosen = select(AuditEntry).where(AuditEntry.authority == wanted.authority)
    if wanted.action:
        chosen = chosen.where(AuditEntry.action == wanted.action)
    if wanted.officer_id:
        chosen = chosen.where(AuditEntry.officer_id == wanted.officer_id)
    if wanted.on:
        begins = datetime.combine(wanted.on, time(), ENGLAND)
        chosen = chosen.where(AuditEntry.at >= begins, AuditEntry.at < begins + timedelta(days=1))
    return chosen
