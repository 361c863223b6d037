"""What tables alone do not say: whether a share moves over the quarters, and what the mix hides.

Four quarters are too few for a run chart, so a trend test speaks, in words and
never as "significant" alone. And a quarter with fewer refusals looks happier even
when nobody was treated better, so the share is also told at the year's mix.
"""

from collections.abc import Sequence

from flask_babel import gettext

from portal.feedback.figures.answers import Answers
from portal.feedback.figures.counting import Chosen, everybody, shares
from portal.feedback.figures.rows import Measure
from portal.feedback.figures.share import whole_percent
from portal.feedback.figures.showing import FEWEST
from portal.feedback.instruments import Instrument
from portal.feedback.statistics import Trend, at_fixed_mix, cochran_armitage

CLEAR, PERHAPS = 0.01, 0.05


def trend_remark(
    data: Answers, step: Instrument, measure: Measure, quarters: Sequence[str]
) -> str | None:
    """Return what Cochran and Armitage's test says of `quarters`, oldest first.

    None where a quarter has too few answers to be shown, or nothing can be tested.
    """
    held = [
        everybody(data, Chosen(frozenset({step.key}), frozenset({one})), measure.question)
        for one in quarters
    ]
    if any(one.base < FEWEST["public"] for one in held):
        return None
    found = cochran_armitage([one.hits for one in held], [one.base for one in held])
    if found is None:
        return None
    return str(
        gettext(
            "%(step)s, %(measure)s: %(words)s (%(p)s; %(base)s answers in %(number)s quarters).",
            step=_name(step), measure=measure.name, words=_moves(found), p=_chance(found),
            base=f"{found.base:,}", number=len(quarters),
        )
    )  # fmt: skip


def _chance(trend: Trend) -> str:
    return "p < 0.001" if trend.p < 0.001 else f"p = {trend.p:.3f}"


def _moves(trend: Trend) -> str:
    if trend.p >= PERHAPS:
        return str(gettext("no rise or fall that stands out from chance"))
    rises = trend.z > 0
    if trend.p >= CLEAR:
        return str(gettext("perhaps a rise") if rises else gettext("perhaps a fall"))
    return str(
        gettext("a rise that chance alone would seldom make")
        if rises
        else gettext("a fall that chance alone would seldom make")
    )


def mix_remark(
    data: Answers, step: Instrument, measure: Measure, period: str, year: frozenset[str]
) -> str | None:
    """Return the share of `period` as it is and at the outcome mix of `year`.

    None for steps that end in one way only, and where an outcome has too few answers.
    """
    keys, ends = frozenset({step.key}), [one.key for one in step.outcomes]
    now = shares(data, Chosen(keys, frozenset({period})), measure.question, lambda one: one.outcome)
    all_year = shares(data, Chosen(keys, year), measure.question, lambda one: one.outcome)
    if len(ends) < 2 or any(end not in now or now[end].base < FEWEST["public"] for end in ends):
        return None
    groups = {end: (now[end].hits, now[end].base) for end in ends}
    fixed = at_fixed_mix(groups, {end: float(all_year[end].base) for end in ends})
    if fixed is None:
        return None
    base = sum(one[1] for one in groups.values())
    raw = sum(one[0] for one in groups.values()) / base
    return str(
        gettext(
            "%(step)s, %(measure)s in the quarter: %(raw)s%% of %(base)s; if its outcomes had been "
            "as mixed as the whole year’s, %(fixed)s%%.",
            step=_name(step), measure=measure.name, raw=whole_percent(raw), base=f"{base:,}",
            fixed=whole_percent(fixed),
        )
    )  # fmt: skip


def _name(step: Instrument) -> str:
    return f"{step.file.number}. {step.name}"
