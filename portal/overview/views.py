"""The officers' first page, and what the law asks of the Local Offer.

The page shows each officer only what their roles allow; in English only, like
every officers' page.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from flask import Blueprint
from sqlalchemy.orm import Session

from portal.authorities import get_authority
from portal.database import db
from portal.feedback.comments.clock import ENGLAND
from portal.officers import Officer, current_officer
from portal.officers.roles import ROLE_NAMES, permissions_of
from portal.overview.coverage import coverage_now
from portal.overview.feedback_work import (
    action_tasks,
    comment_tasks,
    invitation_tasks,
    report_tasks,
)
from portal.overview.records_work import (
    call_tasks,
    correction_tasks,
    gap_tasks,
    law_tasks,
    unchecked_tasks,
)
from portal.overview.standing import newest_quarter
from portal.overview.task import Task, most_urgent_first
from portal.page import render_page
from portal.security import access

overview = Blueprint("overview", __name__, url_prefix="/officers")

# What asks a room for its work, and the permission without which it is nobody's business.
WORK: tuple[tuple[str, Callable[[Session, str, date], Iterable[Task]]], ...] = (
    ("comments:read", comment_tasks),
    ("comments:read", action_tasks),
    ("comments:read", report_tasks),
    ("invitations:issue", invitation_tasks),
    ("responses:key", call_tasks),
    ("gaps:settle", gap_tasks),
    ("gaps:settle", correction_tasks),
)


@overview.get("")
@access("officer")
def today() -> str:
    """Show what needs doing today, how things stand, and every page the officer may use."""
    officer = current_officer()
    day = datetime.now(ENGLAND).date()
    return render_page(
        "overview/today.html",
        officer=officer,
        roles=[ROLE_NAMES.get(role, role) for role in officer.roles],
        may=permissions_of(officer.roles),
        day=day,
        tasks=most_urgent_first(tasks_of(officer, day)),
        standing=most_urgent_first(_standing(officer, day)),
        satisfaction=newest_quarter(db.session(), get_authority(officer.authority))
        if officer.may("figures:view")
        else None,
    )


@overview.get("/schedule-2")
@access("officer")
def schedule2() -> str:
    """Show every item of the law in red or green."""
    authority = get_authority(current_officer().authority)
    items = coverage_now(db.session(), authority.code, datetime.now(ENGLAND).date())
    return render_page("overview/schedule2.html", items=items, council=authority.council)


def tasks_of(officer: Officer, day: date) -> list[Task]:
    """Return everything that waits for somebody with the officer's permissions."""
    return [
        task
        for permission, ask in WORK
        if officer.may(permission)
        for task in ask(db.session(), officer.authority, day)
    ]


def _standing(officer: Officer, day: date) -> list[Task]:
    """Return what is true of public pages and records: every officer may know it."""
    items = coverage_now(db.session(), officer.authority, day)
    return [*unchecked_tasks(db.session(), officer.authority, day), *law_tasks(items)]
