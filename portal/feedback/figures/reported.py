"""Figures somebody else reported, such as the strategy's own, told as what they can say.

"100% satisfaction" without how many answered stays a claim: no bar, no
interval, and never on one axis with what was measured.
"""

from dataclasses import dataclass
from pathlib import Path

from flask_babel import gettext as _

from portal.content_reader import ContentModel, read_yaml_list
from portal.feedback.figures.share import whole_percent
from portal.feedback.statistics import counts_that_print, proportion_interval


class ReportedFigure(ContentModel):
    """One printed percentage: of what, who printed it, when, and of how many if they said so."""

    key: str
    name: str
    percent: float
    were: str
    base: int | None = None
    period: str
    source: str
    note: str | None = None


@dataclass(frozen=True)
class Reported:
    """A reported figure and all that may be said of it."""

    figure: ReportedFigure
    low: int | None
    high: int | None

    @property
    def sentence(self) -> str:
        """Return what the figure can and cannot say."""
        percent = f"{self.figure.percent:g}%"
        if self.figure.base is None:
            words: str = _(
                "It was reported that %(percent)s %(were)s. How many people answered was not "
                "recorded, so nobody can say how sure this is.",
                percent=percent, were=self.figure.were,
            )  # fmt: skip
            return words
        words = _(
            "Of %(base)s who answered, %(percent)s %(were)s. If those who answered are typical, "
            "the true figure is probably between %(low)s%% and %(high)s%%. We did not record how "
            "many were asked, so we cannot say how typical they are.",
            base=f"{self.figure.base:,}", percent=percent, were=self.figure.were,
            low=self.low, high=self.high,
        )  # fmt: skip
        return words


def read_reported(content_dir: Path, authority: str) -> list[Reported]:
    """Return the reported figures of a council in their file's order; raises `ContentErrors`."""
    path = content_dir / authority / "feedback" / "reported.yaml"
    return [judge(one) for one in read_yaml_list(path, ReportedFigure)] if path.exists() else []


def judge(figure: ReportedFigure) -> Reported:
    """Return `figure` with the interval of every count that prints so: 94% of 127 is 119 or 120."""
    counts = counts_that_print(figure.percent, figure.base) if figure.base else []
    if not counts or figure.base is None:
        return Reported(figure, None, None)
    lowest = proportion_interval(counts[0], figure.base)
    highest = proportion_interval(counts[-1], figure.base)
    return Reported(figure, whole_percent(lowest.low), whole_percent(highest.high))
