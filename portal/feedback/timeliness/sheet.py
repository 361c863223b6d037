"""The page of timeliness as rows, for files: the same lines, figures and sentences."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from flask_babel import gettext as _

from portal.feedback.figures.rows import Row, Value
from portal.feedback.timeliness.content import TimelinessContent, WaitingTime
from portal.feedback.timeliness.lines import Figure, Line
from portal.feedback.timeliness.told import reported_sentence, waiting_words

COLUMNS = (
    "kind", "who", "period", "plans", "within 20 weeks", "percent", "low %", "high %", "symbol",
    "sentence", "what families said in that year", "source",
)  # fmt: skip
OFFICIAL = "Department for Education, Education, health and care plans (OGL v3.0)"
OWN = "The council's own counts, not official statistics"


def rows_of(
    lines: Iterable[Line], beside: Mapping[str, Row | None], content: TimelinessContent
) -> list[tuple[Value, ...]]:
    """Return the header and a row for every figure on the page, in its order."""
    return [
        COLUMNS,
        *(row for line in lines for row in _of_line(line, beside)),
        *(
            ("reported by others", one.who, one.period, one.plans, None, one.percent, None, None,
             None, reported_sentence(one), None, one.source)
            for one in content.reported
        ),
        *(_of_wait(one) for one in content.waiting_times),
    ]  # fmt: skip


def _of_line(line: Line, beside: Mapping[str, Row | None]) -> Iterator[tuple[Value, ...]]:
    for figure in reversed(line.figures):
        said = beside.get(figure.period) if line.role == "council" else None
        asked = _("Nobody was asked.") if line.role == "council" else None
        yield (
            line.role, line.name, figure.period, *_numbers(figure), figure.sentence,
            f"{said.group}. {said.sentence}" if said else asked,
            OWN if line.role == "own" else OFFICIAL,
        )  # fmt: skip


def _numbers(figure: Figure) -> Sequence[Value]:
    """Return plans, plans in time, percent, low, high and symbol."""
    share = figure.share
    if share is None or share.interval is None or share.value is None:
        return (None, None, None, None, None, figure.symbol)
    percents = (share.value, share.interval.low, share.interval.high)
    return (share.base, share.hits, *(round(100 * one, 1) for one in percents), None)


def _of_wait(one: WaitingTime) -> tuple[Value, ...]:
    as_at = one.as_at.isoformat() if one.as_at else None
    no_counts: tuple[Value, ...] = (None, None, None, None, None, None)
    return ("waiting time", one.help, as_at, *no_counts, waiting_words(one), None, one.source)
