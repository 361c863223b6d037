"""A dashboard as plain rows: pages, charts and every export are made from these alone."""

from dataclasses import dataclass, field
from typing import TypeAlias

from portal.feedback.figures.sentences import sentence
from portal.feedback.figures.share import whole_percent
from portal.feedback.figures.showing import Shown
from portal.feedback.statistics import FunnelPoint, RunChart

Value: TypeAlias = str | int | float | None
COLUMNS = (
    "table", "group", "measure", "period", "channel", "n", "invited", "response rate %",
    "percent", "low %", "high %", "if silent unhappy %", "if silent happy %", "status", "sentence",
)  # fmt: skip
NOT_RECORDED = "not recorded"


@dataclass(frozen=True)
class Measure:
    """What is counted: a question, its name, and the words that complete "94% …"."""

    key: str
    question: str
    name: str
    were: str


@dataclass(frozen=True)
class Row:
    """One figure of one group."""

    group: str
    measure: Measure
    period: str
    channel: str
    shown: Shown

    @property
    def sentence(self) -> str:
        """The figure in words."""
        return sentence(self.shown, self.measure.were)

    @property
    def invited(self) -> Value:
        """How many were asked, as far as this reader may know."""
        if self.shown.share.invited is None:
            return NOT_RECORDED
        if not self.shown.visible:
            return None
        asked = self.shown.share.invited
        return asked if self.shown.reader == "officer" else 5 * round(asked / 5)

    @property
    def response_rate(self) -> int | None:
        """The response rate as a whole percentage."""
        rate = self.shown.share.response_rate
        return whole_percent(rate) if rate is not None and self.shown.visible else None

    def values(self, table: str) -> tuple[Value, ...]:
        """Return the row as every export writes it; what is hidden is empty."""
        shown, share = self.shown, self.shown.share
        interval = share.interval if shown.visible else None
        silence = share.silence if shown.visible else None
        return (
            table, self.group, self.measure.name, self.period, self.channel,
            shown.base if shown.visible else None,
            self.invited,
            self.response_rate,
            shown.percent if shown.band or not shown.visible else share.percent,
            *_pair((interval.low, interval.high) if interval else None),
            *_pair(silence),
            shown.symbol,
            self.sentence,
        )  # fmt: skip


def _pair(shares: tuple[float, float] | None) -> tuple[Value, Value]:
    return (whole_percent(shares[0]), whole_percent(shares[1])) if shares else (None, None)


@dataclass(frozen=True)
class TimeLine:
    """One measure of one survey over months, with the chart's own lines."""

    title: str
    months: tuple[str, ...]
    bases: tuple[int, ...]
    chart: RunChart


@dataclass(frozen=True)
class Table:
    """Rows that belong together: a title, what to know about them, charts and remarks if any."""

    key: str
    title: str
    note: str
    rows: tuple[Row, ...]
    funnels: tuple[tuple[str, tuple[FunnelPoint, ...]], ...] = ()
    lines: tuple[TimeLine, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dashboard:
    """Everything on one page of figures."""

    authority: str
    period: str
    tables: tuple[Table, ...]
    invented: bool
    hidden: int = field(default=0)

    def values(self) -> list[tuple[Value, ...]]:
        """Return every row of every table as exports write it."""
        return [row.values(table.title) for table in self.tables for row in table.rows]
