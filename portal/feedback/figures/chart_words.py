"""What a chart shows, as a sentence: for those who cannot see it and those in a hurry."""

from collections.abc import Sequence

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from portal.errors import Words
from portal.feedback.figures.rows import TimeLine
from portal.feedback.figures.share import whole_percent
from portal.feedback.statistics import FunnelPoint

RULE_WORDS: dict[str, Words] = {
    "outside": _l("outside the limits"),
    "shift": _l("seven in a row on one side"),
    "trend": _l("seven in a row one way"),
    "two_in_three": _l("two of three near a limit"),
}


def line_words(line: TimeLine) -> str:
    """Return what a run chart shows."""
    chart = line.chart
    if chart.standing == "table":
        return str(gettext("Too few months for a chart with limits."))
    trial = " " + gettext("The limits are a trial.") if chart.standing == "trial" else ""
    mean = whole_percent(chart.mean / 100)
    if not chart.changed:
        return str(gettext("%(mean)s%% on average; nothing but chance.", mean=mean)) + trial
    months = [m for m, rules in zip(line.months, chart.signals, strict=True) if rules]
    return str(
        gettext(
            "%(mean)s%% on average; more than chance in: %(months)s.",
            mean=mean, months=", ".join(months),
        )
    ) + trial  # fmt: skip


def funnel_words(points: Sequence[FunnelPoint]) -> str:
    """Return which areas lie beyond what chance would do."""
    beyond = [one.area for one in points if one.beyond]
    if not beyond:
        return str(gettext("No area lies outside the outer lines."))
    return str(gettext("Outside the outer lines: %(areas)s.", areas=", ".join(beyond)))


def height(percent: float) -> float:
    """Return where a percentage lies on a run chart, kept within its frame."""
    return round(180 - 1.8 * min(100.0, max(0.0, percent)), 1)
