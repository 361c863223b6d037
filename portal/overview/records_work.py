"""What waits in the chat's queue and in the directory: gaps, calls, corrections, old records."""

from collections.abc import Iterator, Sequence
from datetime import date

from flask import url_for
from flask_babel import format_date
from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.assistant.gaps import KEEP_CALLS, KEEP_GAPS
from portal.assistant.models import CallBack, Gap
from portal.directory.corrections import list_corrections
from portal.directory.freshness import count_unchecked
from portal.feedback.comments.clock import day_of
from portal.overview.coverage import Covered
from portal.overview.task import Task
from portal.send.working_days import add_working_days


def gap_tasks(session: Session, authority: str, today: date) -> Iterator[Task]:
    """Yield what families could not find; it is deleted after 12 months, settled or not."""
    oldest, number = session.execute(
        select(func.min(Gap.received_at), func.count()).where(
            Gap.authority == authority, Gap.settled_at.is_(None)
        )
    ).one()
    if number:
        gone = day_of(oldest + KEEP_GAPS)
        note = _("The oldest is deleted on %(date)s.", date=format_date(gone, "d MMMM y"))
        yield Task(
            _("Reports of what families could not find"), number,
            url_for("assistant_desk.gaps"), note=note,
        )  # fmt: skip


def call_tasks(session: Session, authority: str, today: date) -> Iterator[Task]:
    """Yield the calls to make: by the next working day, as families are told (office hours).

    The number is deleted after 30 days, called or not.
    """
    asked = session.scalars(
        select(CallBack.received_at).where(
            CallBack.authority == authority, CallBack.done_at.is_(None)
        )
    ).all()
    if asked:
        days = [add_working_days(day_of(one), 1) for one in asked]
        gone = format_date(day_of(min(asked) + KEEP_CALLS), "d MMMM y")
        yield Task(
            _("People who asked to be called"), len(asked), url_for("assistant_desk.call_backs"),
            due=min(days), late=sum(day < today for day in days),
            note=_("The oldest is deleted on %(date)s.", date=gone),
        )  # fmt: skip


def correction_tasks(session: Session, authority: str, today: date) -> Iterator[Task]:
    """Yield what visitors say is wrong with records."""
    waiting = list_corrections(session, authority)
    if waiting:
        first = format_date(day_of(waiting[0].correction.received_at), "d MMMM y")
        yield Task(
            _("Reports that a record is wrong"), len(waiting), url_for("records_desk.corrections"),
            note=_("The oldest is from %(date)s.", date=first),
        )  # fmt: skip


def unchecked_tasks(session: Session, authority: str, today: date) -> Iterator[Task]:
    """Yield records nobody has checked, ever or for six months."""
    counts = count_unchecked(session, authority, today)
    yield Task(
        _("Records nobody has ever checked"), counts.never,
        url_for("records_desk.unchecked", state="never"),
    )  # fmt: skip
    yield Task(
        _("Records checked more than 6 months ago"), counts.old,
        url_for("records_desk.unchecked", state="old"),
    )  # fmt: skip


def law_tasks(items: Sequence[Covered]) -> Iterator[Task]:
    """Yield what the law asks for and nothing here answers, and pages overdue for review."""
    url = url_for("overview.schedule2")
    yield Task(
        _("Items of Schedule 2 that nothing here answers"), sum(one.red for one in items), url
    )
    overdue = sum(bool(one.overdue) for one in items)
    yield Task(_("Items of Schedule 2 with pages overdue for review"), overdue, url)
