"""The log as an auditor reads it: filtered, a page at a time, and whether it is whole."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from flask import request, url_for

from portal.audit.chain import verify
from portal.audit.models import AuditEntry
from portal.audit.reading import PER_PAGE, Wanted, list_actions, list_entries
from portal.database import db
from portal.officers.accounts import list_accounts
from portal.officers.blueprint import officers
from portal.officers.signed_in import current_officer
from portal.page import render_page
from portal.security import access

ENGLAND = ZoneInfo("Europe/London")
LAST_PAGE = 1_000_000


@dataclass(frozen=True)
class Line:
    """One entry as a reader sees it."""

    seq: int
    at: str
    who: str
    action: str
    subject: str
    facts: str


@officers.get("/log")
@access("audit:read")
def log() -> str:
    """Show a page of the log."""
    authority = current_officer().authority
    session = db.session()
    names = {one.id: one.name for one in list_accounts(session, authority)}
    wanted = Wanted(
        authority,
        request.args.get("action", "")[:200],
        request.args.get("officer", "")[:200],
        _day(request.args.get("day", "")),
    )
    page = _page_number(request.args.get("page", ""))
    entries, total = list_entries(session, wanted, page)
    lines = [_line(entry, names) for entry in entries]
    return render_page(
        "officers/log.html",
        lines=lines,
        total=total,
        wanted=wanted,
        names=names,
        actions=list_actions(session, authority),
        verdict=verify(session),
        newer=_address(page - 1) if page > 1 else None,
        older=_address(page + 1) if page * PER_PAGE < total else None,
    )


def _line(entry: AuditEntry, names: dict[str, str]) -> Line:
    at = entry.at.astimezone(ENGLAND).strftime("%-d %b %Y, %H:%M:%S")
    who = names.get(entry.officer_id, entry.officer_id)
    facts = "" if entry.facts == "{}" else entry.facts.strip("{}").replace('"', "")
    subject = names.get(entry.subject, entry.subject)
    return Line(entry.seq, at, who, entry.action, subject, facts)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _page_number(written: str) -> int:
    return (
        min(int(written), LAST_PAGE)
        if written.isascii() and written.isdigit() and int(written)
        else 1
    )


def _address(page: int) -> str:
    kept: dict[str, Any] = {
        name: request.args[name] for name in ("action", "officer", "day") if name in request.args
    }
    return url_for(".log", page=page, **kept)
