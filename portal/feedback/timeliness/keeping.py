"""Keeps figures that were read, tells what is new or was revised, and finds them again."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from portal.audit import record
from portal.authorities import Authority
from portal.database import utc_now
from portal.feedback.timeliness.models import EhcTimeliness
from portal.feedback.timeliness.reading import ENGLAND, Printed

COUNTS = ("plans", "within", "plans_ex", "within_ex")


@dataclass
class Kept:
    """What keeping did. `revised` are (name, period, counts before, counts now)."""

    new: int = 0
    unchanged: int = 0
    revised: list[tuple[str, str, str, str]] = field(default_factory=list)


def keep(session: Session, rows: Iterable[Printed], source: str) -> Kept:
    """Write `rows`; the same file again changes nothing.

    Must run inside `portal.database.write_unit`. A figure that was revised is
    overwritten and told, because the statistics are corrected every year.
    """
    kept, now = Kept(), utc_now()
    for one in rows:
        held = session.get(EhcTimeliness, one.key)
        if held is None:
            session.add(EhcTimeliness(**asdict(one), read_at=now))
            kept.new += 1
        elif (before := _counts(held)) == (after := _counts(one)):
            kept.unchanged += 1
        else:
            kept.revised.append((one.name, one.period, before, after))
            for name, value in asdict(one).items():
                setattr(held, name, value)
            held.read_at = now
    if kept.new or kept.revised:
        record("timeliness.imported", source, new=kept.new, revised=len(kept.revised))
    return kept


def list_figures(
    session: Session, authority: Authority, neighbours: Iterable[str]
) -> list[EhcTimeliness]:
    """Return the figures of the council, of England and of `neighbours` (three-digit codes)."""
    codes = [authority.gias_la_code, *neighbours]
    query = select(EhcTimeliness).where(
        or_(
            EhcTimeliness.area.in_([ENGLAND, authority.code]),
            EhcTimeliness.la_code.in_(codes),
        )
    )
    return list(session.scalars(query.order_by(EhcTimeliness.period, EhcTimeliness.area)))


def _counts(row: Printed | EhcTimeliness) -> str:
    return " ".join(str(getattr(row, name)) for name in COUNTS)
