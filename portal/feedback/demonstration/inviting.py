"""Shares out invented invitations over districts, outcomes and audiences, without any chance.

Cohorts are then merged exactly as real ones are when they are issued, so that
the demonstration shows no more than the real thing would.
"""

from collections.abc import Iterator, Mapping

from portal.authorities import Authority
from portal.feedback.demonstration.plan import Council, Survey
from portal.feedback.invitations.coarsening import Cell, Cohort, coarsen

SWING = (1.0, 1.04, 0.94, 1.02)  # of the numbers invited, from quarter to quarter


def cohorts_of(
    authority: Authority, council: Council, survey: Survey, quarter: int
) -> list[Cohort]:
    """Return the cohorts of the `quarter`th batch of a survey."""
    number = round(3 * survey.monthly * SWING[quarter % len(SWING)])
    return coarsen(shared_out(number, dict(weighted_cells(authority, council, survey))))


def weighted_cells(
    authority: Authority, council: Council, survey: Survey
) -> Iterator[tuple[Cell, float]]:
    """Yield every sort of family with its weight, in a stable order."""
    audiences = {"parent": 1 - survey.young, "young_person": survey.young}
    for district in authority.districts:
        size = council.weights.get(district.id, 1.0)
        for outcome, part in survey.outcomes.items():
            for audience, of_all in audiences.items():
                cell = Cell(outcome, district.area, district.id, audience)
                yield cell, size * part * of_all


def shared_out(number: int, weights: Mapping[Cell, float]) -> dict[Cell, int]:
    """Return whole numbers in proportion to `weights` that add up to `number`.

    What is left after rounding down goes to the largest remainders (Hamilton).
    """
    total = sum(weights.values())
    exact = {cell: number * weight / total for cell, weight in weights.items()}
    given = {cell: int(value) for cell, value in exact.items()}
    missing = number - sum(given.values())
    nearest = sorted(exact, key=lambda cell: (given[cell] - exact[cell], cell.order))
    for cell in nearest[:missing]:
        given[cell] += 1
    return given
