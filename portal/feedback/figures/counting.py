"""Counts shares from answers, group by group; the three channels never meet in one rate."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.feedback.figures.answers import FAVOURABLE, Answer, Answers, Asked
from portal.feedback.figures.share import Share

INVITED, OPEN, ASSISTED = "invited", "open", "assisted"


@dataclass(frozen=True)
class Chosen:
    """The part of all answers a table is made of: surveys, quarters, and one channel."""

    instruments: frozenset[str]
    periods: frozenset[str]
    channel: str = INVITED

    def takes(self, one: Answer | Asked) -> bool:
        """Say whether `one` belongs to this part, its channel left aside."""
        return one.instrument in self.instruments and one.period in self.periods


def shares(
    data: Answers,
    chosen: Chosen,
    question: str,
    group: Callable[[Answer | Asked], str | None],
) -> dict[str | None, Share]:
    """Return a share of favourable answers to `question` for each group.

    The invited are counted beside the invited channel only; a group somebody was
    invited from but nobody answered has a share of base 0.
    """
    base: defaultdict[str | None, list[int]] = defaultdict(lambda: [0, 0, 0])
    for answer in data.answers:
        if answer.channel == chosen.channel and chosen.takes(answer):
            counts = base[group(answer)]
            counts[2] += 1
            value = answer.values.get(question)
            if value is not None:
                counts[1] += 1
                counts[0] += value >= FAVOURABLE
    invited = _invited(data.asked, chosen, group) if chosen.channel == INVITED else {}
    for name in invited:
        base[name]  # touching it makes the group
    return {
        name: Share(hits, valid, invited.get(name), answered)
        for name, (hits, valid, answered) in base.items()
    }


def _invited(
    asked: Iterable[Asked], chosen: Chosen, group: Callable[[Answer | Asked], str | None]
) -> dict[str | None, int]:
    found: defaultdict[str | None, int] = defaultdict(int)
    for one in asked:
        if chosen.takes(one):
            found[group(one)] += one.issued
    return dict(found)


def everybody(data: Answers, chosen: Chosen, question: str) -> Share:
    """Return the share over all groups together."""
    return shares(data, chosen, question, lambda _one: None).get(None, Share(0, 0))


def monthly(
    data: Answers, instrument: str, question: str, fewest: int
) -> list[tuple[str, float, int]]:
    """Return (month, share, base) of the invited channel, oldest first.

    Months with fewer than `fewest` answers are left out: a point of three people
    says nothing and might show them.
    """
    found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for answer in data.answers:
        value = answer.values.get(question)
        if answer.channel == INVITED and answer.instrument == instrument and value is not None:
            found[answer.month][0] += value >= FAVOURABLE
            found[answer.month][1] += 1
    return [(month, k / n, n) for month, (k, n) in sorted(found.items()) if n >= fewest]
