"""The statistics behind every figure: what a number can say, and what it cannot.

Plain Python, no numpy: each rule is short enough to be read beside its source.
Tests hold them to scipy, statsmodels and the NHS's own chart rules.
"""

from portal.feedback.statistics.funnel import FunnelPoint, funnel
from portal.feedback.statistics.intervals import (
    Interval,
    clopper_pearson,
    proportion_interval,
    wilson,
)
from portal.feedback.statistics.mix import at_fixed_mix
from portal.feedback.statistics.reported import counts_that_print
from portal.feedback.statistics.run_chart import RunChart, run_chart
from portal.feedback.statistics.silence import silence_bounds
from portal.feedback.statistics.trend import Trend, cochran_armitage

__all__ = [
    "FunnelPoint",
    "Interval",
    "RunChart",
    "Trend",
    "at_fixed_mix",
    "clopper_pearson",
    "cochran_armitage",
    "counts_that_print",
    "funnel",
    "proportion_interval",
    "run_chart",
    "silence_bounds",
    "wilson",
]
