"""No cohort is so small that belonging to it says who somebody is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.feedback.invitations.coarsening import LEAST, Cell, coarsen

AREAS = {"ashford": "south", "dover": "south", "thanet": "east", "swale": "east"}
cells = st.builds(
    lambda outcome, district, finer, audience: Cell(
        outcome, AREAS.get(district), district if finer else None, audience
    ),
    st.sampled_from([None, "assessed", "refused"]),
    st.sampled_from([None, *AREAS]),
    st.booleans(),
    st.sampled_from([None, "parent", "young_person"]),
)


@given(st.dictionaries(cells, st.integers(0, 40), max_size=24))
@settings(max_examples=400)
def test_no_cohort_is_under_ten_unless_the_whole_batch_is(counts: dict[Cell, int]) -> None:
    cohorts = coarsen(counts)
    total = sum(counts.values())
    assert sum(one.issued for one in cohorts) == total
    if total >= LEAST:
        assert all(one.issued >= LEAST and not one.small for one in cohorts)
    elif total:
        assert [(one.cell, one.small) for one in cohorts] == [(Cell(), True)]


@given(st.dictionaries(cells, st.integers(0, 40), max_size=24))
@settings(max_examples=200)
def test_every_family_is_in_a_cohort_that_is_true_of_it(counts: dict[Cell, int]) -> None:
    found: dict[Cell, int] = {}
    for cohort in coarsen(counts):
        for cell, number in cohort.parts:
            found[cell] = found.get(cell, 0) + number
            for name in ("outcome", "area", "district", "audience"):
                assert getattr(cohort.cell, name) in {None, getattr(cell, name)}
    assert found == {cell: number for cell, number in counts.items() if number}


@given(st.dictionaries(cells, st.integers(0, 40), max_size=24))
def test_the_same_counts_make_the_same_cohorts(counts: dict[Cell, int]) -> None:
    assert coarsen(counts) == coarsen(dict(reversed(counts.items())))


def sizes(counts: dict[Cell, int]) -> dict[Cell, int]:
    return {one.cell: one.issued for one in coarsen(counts)}


def test_what_is_large_enough_stays_as_fine_as_it_is() -> None:
    counts = {Cell("assessed", "east", None, "parent"): 10, Cell("refused", "east"): 25}
    assert sizes(counts) == counts


def test_districts_merge_into_their_area_first() -> None:
    counts = {
        Cell("assessed", "south", "ashford"): 6,
        Cell("assessed", "south", "dover"): 5,
        Cell("assessed", "east", "thanet"): 12,
    }
    assert sizes(counts) == {Cell("assessed", "south"): 11, Cell("assessed", "east", "thanet"): 12}


def test_then_areas_into_the_county_then_outcomes() -> None:
    assert sizes({Cell("refused", "east"): 4, Cell("refused", "south"): 7}) == {Cell("refused"): 11}
    assert sizes({Cell("refused", "east"): 4, Cell("assessed", "south"): 7}) == {Cell(): 11}


def test_a_small_one_takes_its_smallest_sibling_with_it() -> None:
    counts = {
        Cell("refused", "east"): 4,
        Cell("refused", "south"): 11,
        Cell("refused", "west"): 30,
    }
    assert sizes(counts) == {Cell("refused"): 15, Cell("refused", "west"): 30}
