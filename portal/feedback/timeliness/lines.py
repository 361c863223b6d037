"""Puts kept figures into lines over the years, each figure with how many, how sure and in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _

from portal.authorities import Authority
from portal.feedback.figures.share import Share
from portal.feedback.timeliness.models import EhcTimeliness
from portal.feedback.timeliness.reading import ENGLAND

NO_PLANS = "z"  # not applicable: nothing was issued, so nothing was late


@dataclass(frozen=True)
class Figure:
    """One area in one period. `share` is None where a count was printed as a symbol."""

    name: str
    period: str
    share: Share | None
    symbol: str
    exceptions_out: bool

    @property
    def percent(self) -> str:
        """The share with one decimal place, as the statistics print it, or its symbol."""
        return _percent(self.share.hits / self.share.base) if self.share else self.symbol

    @property
    def between(self) -> str:
        """The 95% interval as “31.2–34.9%”; empty where there is no share."""
        interval = self.share.interval if self.share else None
        if interval is None:
            return ""
        return f"{100 * interval.low:.1f}–{_percent(interval.high)}"

    @property
    def sentence(self) -> str:
        """Return what the figure says, and how far chance alone could move it."""
        interval = self.share.interval if self.share else None
        if self.share is None or interval is None:
            return str(_("%(name)s, %(period)s: no number was published (%(symbol)s).",
                         name=self.name, period=self.period, symbol=self.symbol))  # fmt: skip
        counted = (
            _("Cases in which the law allows longer are left out.")
            if self.exceptions_out
            else _("Cases in which the law allows longer are counted too.")
        )
        said = _(
            "%(name)s, %(period)s: of %(plans)s plans, %(within)s (%(percent)s) were issued "
            "within 20 weeks. Chance alone moves such a figure between %(low)s and %(high)s.",
            name=self.name, period=self.period, plans=f"{self.share.base:,}",
            within=f"{self.share.hits:,}", percent=self.percent,
            low=_percent(interval.low), high=_percent(interval.high),
        )  # fmt: skip
        return f"{said} {counted}"


@dataclass(frozen=True)
class Line:
    """One area over the years, oldest first. `role` is council, own, england or neighbour."""

    name: str
    role: str
    figures: tuple[Figure, ...]

    def find(self, period: str) -> Figure | None:
        """Return the figure of `period`, or None."""
        return next((one for one in self.figures if one.period == period), None)


def lines_of(rows: Iterable[EhcTimeliness], authority: Authority) -> list[Line]:
    """Return a line for each area: the council, its own counts, England, neighbours by name."""
    held: dict[tuple[str, str], list[EhcTimeliness]] = {}
    for row in rows:
        held.setdefault((row.source, row.area), []).append(row)
    lines = [
        Line(_name(found[0], authority), _role(found[0], authority), tuple(map(figure_of, found)))
        for found in held.values()
    ]
    order = ("council", "own", "england", "neighbour")
    return sorted(lines, key=lambda one: (order.index(one.role), one.name))


def figure_of(row: EhcTimeliness) -> Figure:
    """Return the figure of `row`: exceptions left out where it says so, else all plans."""
    pairs = ((row.within_ex, row.plans_ex), (row.within, row.plans))
    for exceptions_out, (within, plans) in zip((True, False), pairs, strict=True):
        if plans.isdigit() and within.isdigit() and int(plans):
            share = Share(int(within), int(plans))
            return Figure(row.name, row.period, share, "", exceptions_out)
    symbols = (one for pair in pairs for one in pair if not one.isdigit())
    return Figure(row.name, row.period, None, next(symbols, NO_PLANS), True)


def periods_of(lines: Iterable[Line]) -> list[str]:
    """Return every whole year any line has, oldest first."""
    found = {one.period for line in lines for one in line.figures}
    return sorted(one for one in found if len(one) == len("2024"))


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"


def _role(row: EhcTimeliness, authority: Authority) -> str:
    if row.source == "council":
        return "own"
    if row.area == ENGLAND:
        return "england"
    return "council" if row.la_code == authority.gias_la_code else "neighbour"


def _name(row: EhcTimeliness, authority: Authority) -> str:
    if row.source == "council":
        return str(_("%(council)s, own counts", council=authority.name))
    return row.name
