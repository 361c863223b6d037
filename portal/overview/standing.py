"""How the newest quarter stands, in the sentences of the figures' own first table."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from portal.authorities import Authority
from portal.feedback.figures.answers import answers_of
from portal.feedback.figures.dashboard import Tables
from portal.feedback.figures.periods import period_name
from portal.feedback.figures.rows import Row
from portal.feedback.instruments import list_instruments


@dataclass(frozen=True)
class Satisfaction:
    """The newest quarter: its name, the rows that may be shown, how many may not."""

    quarter: str
    rows: tuple[Row, ...]
    hidden: int
    invented: bool


def newest_quarter(session: Session, authority: Authority) -> Satisfaction | None:
    """Return how satisfied families are by step, or None while nobody was asked."""
    data = answers_of(session, authority.code)
    if not data.periods:
        return None
    period = data.periods[0]
    table = Tables(data, authority, list_instruments(authority.code), period).by_step(
        [period], "quarter", period_name(period)
    )
    rows = [one for one in table.rows if one.measure.key == "satisfaction"]
    shown = tuple(one for one in rows if one.shown.visible)
    return Satisfaction(period_name(period), shown, len(rows) - len(shown), data.invented)
