"""Puts an officers' dashboard together: a fixed set of tables, never free filters.

Free filters let somebody subtract one table from another until one family is
left; a fixed set can be checked. The annual review and the hub survey stay apart
from the five steps of the assessment.
"""

from collections.abc import Callable, Iterable

from flask_babel import gettext as _

from portal.authorities import Authority
from portal.feedback.figures.answers import Answer, Answers, Asked
from portal.feedback.figures.counting import ASSISTED, INVITED, OPEN, Chosen, monthly, shares
from portal.feedback.figures.periods import period_name, year_name, year_to
from portal.feedback.figures.remarks import mix_remark, trend_remark
from portal.feedback.figures.rows import Dashboard, Measure, Row, Table, TimeLine
from portal.feedback.figures.share import Share
from portal.feedback.figures.showing import FEWEST, Reader, Shown
from portal.feedback.instruments import Instrument
from portal.feedback.statistics import FunnelPoint, funnel, run_chart

Group = Callable[[Answer | Asked], str | None]


def measures() -> tuple[Measure, Measure]:
    """Return satisfaction and co-production, the two figures shown everywhere."""
    return (
        Measure("satisfaction", "C5", _("Satisfaction"), _("were satisfied")),
        Measure("co_production", "C4", _("Working together"),
                _("agreed that they worked on it together as equals")),
    )  # fmt: skip


class Tables:
    """Makes the tables of one council for one reader and one quarter."""

    def __init__(
        self, data: Answers, authority: Authority, surveys: Iterable[Instrument], period: str,
        reader: Reader = "officer",
    ) -> None:  # fmt: skip
        self.data, self.authority, self.period, self.reader = data, authority, period, reader
        self.surveys = tuple(surveys)
        self.steps = tuple(one for one in self.surveys if one.file.number is not None)
        self.year = frozenset(year_to(period))

    def by_step(self, periods: Iterable[str], key: str, name: str) -> Table:
        """Each step of the assessment, asked by invitation."""
        names = {one.key: f"{one.file.number}. {one.name}" for one in self.steps}
        rows = self._rows(self._five(periods), lambda one: one.instrument, names, name)
        title = _("Each step of the assessment, %(period)s", period=name)
        return Table(key, title, _("Answers by invitation only."), rows)

    def by_outcome(self) -> Table:
        """Each step by how it ended, because families who were refused answer differently."""
        names = {
            f"{step.key}/{end.key}": f"{step.file.number}. {step.name}: {end.label}"
            for step in self.steps
            for end in step.outcomes
        }
        rows = self._rows(
            self._five(self.year), lambda one: f"{one.instrument}/{one.outcome}", names
        )
        note = _("A mix of outcomes can hide how unhappy one group is. So both are always shown.")
        remarks = self._each_step(
            lambda step, one: mix_remark(self.data, step, one, self.period, self.year)
        )
        title = _("By how it ended, %(year)s", year=self._year)
        return Table("outcome", title, note, rows, remarks=remarks)

    def by_area(self) -> Table:
        """All five steps together by the council's own areas."""
        names = {one.id: one.name for one in self.authority.areas}
        rows = self._rows(self._five(self.year), lambda one: one.area, names)
        return Table("area", _("By area, %(year)s", year=self._year), self._merged, rows)

    def by_district(self) -> Table:
        """All five steps together by district, in the order of names, with funnel limits."""
        names = {one.id: one.name for one in self.authority.districts}
        rows = self._rows(self._five(self.year), lambda one: one.district, names)
        note = _(
            "Districts are in the order of their names. Small ones swing more by chance. With "
            "%(number)s comparisons a few lie outside the inner lines by chance alone; only those "
            "outside the outer lines (99.8%%) need a look.",
            number=len(rows),
        )
        return Table(
            "district", _("By district, %(year)s", year=self._year), f"{note} {self._merged}",
            rows, funnels=self._funnels(rows),
        )  # fmt: skip

    def by_channel(self) -> Table:
        """Invited, open and assisted answers, each by itself."""
        names = {
            INVITED: _("By invitation"), OPEN: _("Without an invitation"),
            ASSISTED: _("Answered with an officer on the phone"),
        }  # fmt: skip
        rows: list[Row] = []
        for channel, name in names.items():
            chosen = Chosen(self._keys, self.year, channel)
            rows += self._rows(chosen, lambda _one: "all", {"all": name}, channel=name)
        note = _("Only answers by invitation say how many were asked. They are never mixed.")
        return Table(
            "channel", _("By the way it came, %(year)s", year=self._year), note, tuple(rows)
        )

    def by_reader(self) -> Table:
        """Parents and young people."""
        names = {"parent": _("Parents and carers"), "young_person": _("Young people")}
        rows = self._rows(self._five(self.year), lambda one: one.audience, names)
        note = _("Young people answer on three faces, parents on five words.")
        return Table("audience", _("By who answered, %(year)s", year=self._year), note, rows)

    def by_language(self) -> Table:
        """The language of the page somebody answered on; nobody is invited by language."""
        spoken = {one.language for one in self.data.answers}
        names = {code: code for code in sorted(spoken)}
        rows = self._rows(self._five(self.year), lambda one: getattr(one, "language", None), names)
        note = _("How many were asked in each language is not recorded.")
        return Table("language", _("By language, %(year)s", year=self._year), note, rows)

    def by_question(self) -> Table:
        """Every question of each step."""
        rows: list[Row] = []
        for step in self.steps:
            chosen = Chosen(frozenset({step.key}), self.year)
            for question in step.questions:
                words = question.words.parent.rstrip(".")
                were = _("were satisfied") if question.scale == "satisfied" else _(
                    "agreed: “%(words)s”", words=words)  # fmt: skip
                measure = Measure(question.code, question.code, question.label, were)
                rows += self._rows(
                    chosen, lambda one: one.instrument,
                    {step.key: f"{step.file.number}. {step.name}"}, only=(measure,),
                )  # fmt: skip
        return Table("question", _("Every question, %(year)s", year=self._year), "", tuple(rows))

    def others(self) -> Table:
        """Surveys that are no part of the five steps."""
        rows: list[Row] = []
        for survey in self.surveys:
            asked = [
                one for one in measures() if one.question in {q.code for q in survey.questions}
            ]
            if survey.file.number is None and asked:
                rows += self._rows(
                    Chosen(frozenset({survey.key}), self.year), lambda one: one.instrument,
                    {survey.key: survey.name}, only=tuple(asked),
                )  # fmt: skip
        note = _("These are other surveys. They are never mixed with the five steps.")
        return Table("others", _("Other surveys, %(year)s", year=self._year), note, tuple(rows))

    def over_time(self) -> Table:
        """Month by month, with the limits of the NHS's run charts."""
        lines = []
        for step in self.steps:
            for measure in measures():
                points = monthly(self.data, step.key, measure.question, FEWEST[self.reader])
                if points:
                    months, values, bases = zip(*points, strict=True)
                    chart = run_chart([100 * one for one in values])
                    title = f"{step.file.number}. {step.name}: {measure.name}"
                    lines.append(TimeLine(title, months, bases, chart))
        note = _(
            "Between the dotted lines a figure only wobbles. Months with fewer than "
            "%(fewest)s answers are left out. With under 12 months the lines are a trial.",
            fewest=FEWEST[self.reader],
        )
        quarters = year_to(self.period)
        remarks = self._each_step(lambda step, one: trend_remark(self.data, step, one, quarters))
        return Table("time", _("Month by month"), note, (), lines=tuple(lines), remarks=remarks)

    def _each_step(self, remark: Callable[[Instrument, Measure], str | None]) -> tuple[str, ...]:
        made = (remark(step, one) for step in self.steps for one in measures())
        return tuple(one for one in made if one)

    @property
    def _keys(self) -> frozenset[str]:
        return frozenset(one.key for one in self.steps)

    @property
    def _year(self) -> str:
        return year_name(self.period)

    @property
    def _merged(self) -> str:
        words: str = _(
            "Where fewer than 10 families were asked, place and outcome were merged when the "
            "letters were made, so these tables count fewer than the whole."
        )
        return words

    def _five(self, periods: Iterable[str]) -> Chosen:
        return Chosen(self._keys, frozenset(periods))

    def _rows(
        self, chosen: Chosen, group: Group, names: dict[str, str], period: str = "",
        channel: str = "", only: tuple[Measure, ...] = (),
    ) -> tuple[Row, ...]:  # fmt: skip
        """Return a row for each named group and measure, in the order of `names`."""
        rows = []
        counted = {
            one.key: shares(self.data, chosen, one.question, group) for one in only or measures()
        }
        for key, name in names.items():
            for measure in only or measures():
                share = counted[measure.key].get(key, Share(0, 0))
                rows.append(
                    Row(name, measure, period or self._year, channel or _("By invitation"),
                        Shown(share, self.reader))
                )  # fmt: skip
        return tuple(rows)

    def _funnels(self, rows: tuple[Row, ...]) -> tuple[tuple[str, tuple[FunnelPoint, ...]], ...]:
        found = []
        for measure in measures():
            seen = {
                row.group: (row.shown.share.hits, row.shown.share.base)
                for row in rows
                if row.measure.key == measure.key and row.shown.visible
            }
            if seen:
                found.append((measure.name, tuple(funnel(seen))))
        return tuple(found)


def officers_dashboard(
    data: Answers, authority: Authority, surveys: Iterable[Instrument], period: str
) -> Dashboard:
    """Return the whole dashboard of `authority` for the quarter `period`."""
    tables = Tables(data, authority, surveys, period)
    made = (
        tables.by_step([period], "quarter", period_name(period)),
        tables.by_step(tables.year, "year", year_name(period)),
        tables.by_outcome(),
        tables.over_time(),
        tables.by_area(),
        tables.by_district(),
        tables.by_channel(),
        tables.by_reader(),
        tables.by_language(),
        tables.by_question(),
        tables.others(),
    )
    hidden = sum(row.shown.standing == "hidden" for table in made for row in table.rows)
    return Dashboard(authority.name, period, made, data.invented, hidden)
