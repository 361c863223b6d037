"""Makes the rows of invented batches, cohorts and answers, always the same from the same plan.

Chance begins anew with every survey and every year, so that the last year is
the same however many years stand before it and whatever day it is today.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid5

from portal.authorities import Authority
from portal.feedback.demonstration.answering import invent_answers
from portal.feedback.demonstration.inviting import cohorts_of, weighted_cells
from portal.feedback.demonstration.plan import (
    ASSISTED,
    ENTRIES,
    LANGUAGES,
    MONTHS,
    RATE,
    Council,
    Survey,
)
from portal.feedback.instruments import Instrument, Voice
from portal.feedback.invitations.coarsening import Cell, Cohort
from portal.feedback.periods import month_of, months_before, quarter_of

OFFICER = "demonstration"
NAMES = UUID("6f0e6b9a-35a1-4f0b-9a35-0d2f7d6c1f4e")
QUARTERS = 4
Row = dict[str, Any]


@dataclass
class Made:
    """Rows ready to be inserted."""

    batches: list[Row] = field(default_factory=list)
    cohorts: list[Row] = field(default_factory=list)
    responses: list[Row] = field(default_factory=list)
    words: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Maker:
    """Makes one year of one survey. `starts_on` is its first day, `ago` 0 for the last year."""

    authority: Authority
    council: Council
    survey: Survey
    instrument: Instrument
    starts_on: date
    ago: int
    mark: str
    rng: Random

    def make(self, made: Made) -> None:
        """Add the year's rows to `made`."""
        for quarter in range(QUARTERS if self.survey.monthly else 0):
            self._batch(made, quarter)
        for month in range(MONTHS):
            made.responses += self._unasked(month)

    def _batch(self, made: Made, quarter: int) -> None:
        first = _month(self.starts_on, 3 * quarter)
        period = quarter_of(first)
        batch_id = batch_name(self.mark, self.authority.code, self.survey.instrument, period)
        cohorts = cohorts_of(self.authority, self.council, self.survey, quarter)
        made.batches.append(
            {
                "id": batch_id, "authority": self.authority.code,
                "instrument": self.survey.instrument, "prefix": None, "salt": "", "period": period,
                "issued": sum(one.issued for one in cohorts), "issued_on": first,
                "issued_by": OFFICER, "closes_on": _month(first, 3) - timedelta(days=1),
                "delivery": "letters", "withdrawn_on": None, "reminded_on": None,
                "demonstration": True,
            }
        )  # fmt: skip
        for cohort in cohorts:
            made.cohorts.append(self._cohort(batch_id, cohort))
            made.responses += self._answered(cohort, 3 * quarter)

    def _cohort(self, batch_id: str, cohort: Cohort) -> Row:
        return {
            "id": self._id(), "batch_id": batch_id, **_place(cohort.cell),
            "issued": cohort.issued, "small": cohort.small,
        }  # fmt: skip

    def _answered(self, cohort: Cohort, first_month: int) -> Iterator[Row]:
        """Yield the answers of one cohort; what a family feels comes from its finer cell."""
        for cell, number in cohort.parts:
            for _ in range(number):
                if self.rng.random() >= RATE:
                    continue
                month = first_month + self.rng.randrange(3)
                assisted = self.rng.random() < ASSISTED
                entry = "phone" if assisted else self._one_of(ENTRIES)
                channel = "assisted" if assisted else "invited"
                yield self._response(cell, cohort.cell, month, channel, entry, coded=True)

    def _unasked(self, month: int) -> Iterator[Row]:
        """Yield answers without an invitation: few, and as vague about place as visitors are."""
        cells = dict(weighted_cells(self.authority, self.council, self.survey))
        for _ in range(self.survey.unasked):
            cell = self._one_of(cells)
            told = cell if self.rng.random() < 0.6 else replace(cell, area=None, district=None)
            assisted = self.rng.random() < 0.15
            entry = "phone" if assisted else self._one_of({"web": 0.75, "chat": 0.25})
            channel = "assisted" if assisted else "open"
            yield self._response(cell, told, month, channel, entry, coded=False)

    def _response(
        self, cell: Cell, told: Cell, month: int, channel: str, entry: str, *, coded: bool
    ) -> Row:
        voice: Voice = "young_person" if cell.audience == "young_person" else "parent"
        day, asked = _month(self.starts_on, month), self.instrument.questions[0]
        return {
            "id": self._id(), "authority": self.authority.code,
            "instrument": self.instrument.key, "version": self.instrument.version,
            "channel": channel, "entry": entry, "coded": coded,
            "month": month_of(day), "period": quarter_of(day),
            **_place(told), "small": False, "subject": None,
            "scale": self.instrument.steps(voice, asked), "language": self._one_of(LANGUAGES),
            "answers": invent_answers(
                self.rng, self.instrument, voice, lambda code: self._share(code, cell, month)
            ),
            "receipt_hash": f"{self.rng.getrandbits(256):064x}",
            "form_key": f"{self.rng.getrandbits(256):064x}",
            "demonstration": True,
        }  # fmt: skip

    def _share(self, code: str, cell: Cell, month: int) -> float:
        within = month - MONTHS * self.ago
        return self.council.share(code, self.survey.instrument, cell.district, cell.outcome, within)

    def _id(self) -> str:
        return str(UUID(int=self.rng.getrandbits(128), version=4))

    def _one_of(self, weights: Mapping[Any, float]) -> Any:
        return self.rng.choices(list(weights), list(weights.values()))[0]


def make_feedback(
    authority: Authority,
    council: Council,
    instruments: Mapping[str, Instrument],
    before: date,
    years: int,
    mark: str,
) -> Made:
    """Return the rows of the `years` that end just before the day `before`."""
    made = Made()
    for survey in council.surveys:
        if survey.instrument in instruments:
            for ago in reversed(range(years)):
                rng = Random(f"{authority.code}/{survey.instrument}/{survey.seed}/{ago}")  # noqa: S311  # invented data is to be the same every time
                starts_on = months_before(before, MONTHS * (ago + 1))
                instrument = instruments[survey.instrument]
                Maker(authority, council, survey, instrument, starts_on, ago, mark, rng).make(made)
    return made


def batch_name(mark: str, authority: str, instrument: str, period: str) -> str:
    """Return the id of an invented batch; `mark` says from which plan it was made."""
    return str(uuid5(NAMES, f"{mark}/{authority}/{instrument}/{period}"))


def _place(cell: Cell) -> Row:
    return {
        "outcome": cell.outcome, "area": cell.area,
        "district": cell.district, "audience": cell.audience,
    }  # fmt: skip


def _month(first: date, later: int) -> date:
    return months_before(first, -later)
