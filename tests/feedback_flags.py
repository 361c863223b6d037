"""Everything the statistics would point an officer to in one council's feedback.

Each finding is a tuple of words: what kind, where, which question. The same
functions count here as on the dashboard.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from portal.feedback.figures.answers import Answer, Answers, Asked
from portal.feedback.figures.counting import Chosen, monthly, shares
from portal.feedback.figures.share import Share
from portal.feedback.figures.showing import FEWEST
from portal.feedback.instruments import Instrument
from portal.feedback.statistics import cochran_armitage, funnel, run_chart, wilson

Finding = tuple[str, ...]
Group = Callable[[Answer | Asked], str | None]
RARE = 0.01
FIVE = "all five steps"


def findings(data: Answers, surveys: Iterable[Instrument]) -> set[Finding]:
    """Return all that is flagged in any survey, and in the five steps together."""
    surveys = list(surveys)
    steps = [one for one in surveys if one.file.number is not None]
    found = {flag for one in surveys for flag in of_survey(data, one)}
    return found | set(of_steps(data, steps))


def of_survey(data: Answers, survey: Instrument) -> Iterator[Finding]:
    """What one survey shows, question by question."""
    key, chosen = survey.key, Chosen(frozenset({survey.key}), frozenset(data.periods))
    if not any(one.instrument == key for one in data.asked):
        return
    for question in (one.code for one in survey.questions):
        for fewest in {1, *FEWEST.values()}:
            points = [value for _, value, _ in monthly(data, key, question, fewest)]
            if points and run_chart(points).changed:
                yield ("month by month", key, question)
        by_quarter = named(shares(data, chosen, question, lambda one: one.period))
        if rising_or_falling((one.hits, one.base) for _, one in sorted(by_quarter.items())):
            yield ("quarter by quarter", key, question)
        if apart(named(shares(data, chosen, question, lambda one: one.outcome))):
            yield ("by outcome", key, question)
        districts = named(shares(data, chosen, question, lambda one: one.district))
        yield from (("by district", key, question, one) for one in beyond(districts))
    answered = named(shares(data, chosen, "C5", lambda one: one.period))
    if rising_or_falling(
        (one.answered or 0, one.invited or 0) for _, one in sorted(answered.items())
    ):
        yield ("answering", key)


def of_steps(data: Answers, steps: list[Instrument]) -> Iterator[Finding]:
    """What the five steps of the assessment show together over all quarters."""
    chosen = Chosen(frozenset(one.key for one in steps), frozenset(data.periods))
    for question in (one.code for one in steps[0].questions):
        for kind, group in (("by district", district_of), ("by area", area_of)):
            parts = named(shares(data, chosen, question, group))
            yield from ((kind, FIVE, question, one) for one in beyond(parts))
        if apart(named(shares(data, chosen, question, lambda one: one.audience))):
            yield ("by audience", FIVE, question)
        if apart(named(shares(data, chosen, question, lambda one: getattr(one, "language", None)))):
            yield ("by language", FIVE, question)
    districts = named(shares(data, chosen, "C5", district_of))
    rates = {name: (one.answered or 0, one.invited or 0) for name, one in districts.items()}
    yield from (("answering", FIVE, one.area) for one in funnel(rates) if one.beyond)


def district_of(one: Answer | Asked) -> str | None:
    return one.district


def area_of(one: Answer | Asked) -> str | None:
    return one.area


def named(groups: dict[str | None, Share]) -> dict[str, Share]:
    return {name: share for name, share in groups.items() if name is not None}


def beyond(groups: dict[str, Share]) -> list[str]:
    points = funnel({name: (one.hits, one.base) for name, one in groups.items()})
    return [point.area for point in points if point.beyond]


def rising_or_falling(counts: Iterable[tuple[int, int]]) -> bool:
    hits, bases = zip(*counts, strict=True)
    trend = cochran_armitage(hits, bases)
    return trend is not None and trend.p < RARE


def apart(groups: dict[str, Share]) -> bool:
    """Whether the intervals of any two groups do not meet."""
    sure = [wilson(one.hits, one.base) for one in groups.values() if one.base >= 5]
    ordered = sorted(sure, key=lambda one: one.low)
    return any(before.high < after.low for before, after in pairwise(ordered))
