"""What families said of the five steps in the same year as a timeliness figure."""

from collections.abc import Iterable

from flask_babel import gettext as _

from portal.feedback.figures.answers import Answers
from portal.feedback.figures.counting import Chosen, everybody
from portal.feedback.figures.dashboard import measures
from portal.feedback.figures.rows import Row
from portal.feedback.figures.showing import Shown
from portal.feedback.instruments import Instrument


def satisfaction_of_year(data: Answers, surveys: Iterable[Instrument], year: str) -> Row | None:
    """Return satisfaction with all five steps in `year`, or None when nobody was asked in it."""
    periods = frozenset(one for one in data.periods if one.startswith(f"{year}-Q"))
    if not periods:
        return None
    steps = frozenset(one.key for one in surveys if one.file.number is not None)
    satisfaction = measures()[0]
    share = everybody(data, Chosen(steps, periods), satisfaction.question)
    name = _("All five steps together")
    return Row(name, satisfaction, year, _("By invitation"), Shown(share, "officer"))
