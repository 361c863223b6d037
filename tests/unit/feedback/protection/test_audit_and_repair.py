"""What is hidden cannot be worked out: by linear program, by trying all, over releases."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.feedback.protection import CannotProtect, Figure, Figures, audit, figures_of, protect
from portal.feedback.protection.tables import TOTAL, Cell
from tests.unit.feedback.protection.tables import random_table, worlds

A_IS_X = Figure(("a",), frozenset("x"))


def cells_of(figures: Figures) -> list[Figure]:
    return [one for one in figures.all if TOTAL not in one.name]


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 1000, 100))
def test_a_thousand_tables_leak_nothing_and_still_say_something(first: int) -> None:
    cells = hidden_cells = 0
    for seed in range(first, first + 100):
        figures = figures_of(random_table(seed, 3 + seed % 5, 2 + seed % 3))
        hidden = protect(figures)
        assert audit(figures, hidden) == []
        cells += len(cells_of(figures))
        hidden_cells += sum(one in hidden for one in cells_of(figures))
    # A third of the cells of these small tables are under 10 to begin with.
    assert hidden_cells / cells <= 0.45


@pytest.mark.slow
def test_tables_of_a_county_lose_at_most_two_fifths() -> None:
    cells = hidden_cells = 0
    for seed in range(20):
        figures = figures_of(random_table(seed, 12, 5))
        hidden = protect(figures)
        assert audit(figures, hidden) == []
        cells += len(cells_of(figures))
        hidden_cells += sum(one in hidden for one in cells_of(figures))
    assert hidden_cells / cells <= 0.40


@pytest.mark.slow
def test_the_simple_rule_leaks_where_ours_does_not() -> None:
    leaking = 0
    for seed in range(40):
        figures = figures_of(random_table(seed, 6, 4))
        simple = frozenset(one for one in figures.all if figures.small(one))
        leaking += bool(audit(figures, simple))
        assert not audit(figures, protect(figures))
    assert leaking >= 10


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=6, max_size=6))
def test_trying_every_table_finds_a_range_of_three(counts: list[int]) -> None:
    grid = [tuple(counts[:3]), tuple(counts[3:])]
    figures = figures_of(
        Cell(f"r{row}", f"c{column}", grid[row][column]) for row in range(2) for column in range(3)
    )
    hidden = {one.name for one in protect(figures)}
    if ("Total", "Total") in hidden or {("r0", "Total"), ("r1", "Total")} & hidden:
        return  # without the totals there are endless tables to try
    shown = [
        [None if (f"r{row}", f"c{column}") in hidden else grid[row][column] for column in range(3)]
        for row in range(2)
    ]
    columns = [
        None if ("Total", f"c{at}") in hidden else grid[0][at] + grid[1][at] for at in range(3)
    ]
    possible = list(worlds(shown, [sum(grid[0]), sum(grid[1])], columns))
    assert grid in possible
    for row in range(2):
        for column in range(3):
            if grid[row][column] < 10:
                found = [table[row][column] for table in possible]
                assert max(found) - min(found) >= 3


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=12, max_size=12))
def test_four_quarterly_releases_and_their_sum_tell_nothing(counts: list[int]) -> None:
    """Each quarter's districts are released, and so is the year so far: differences count too."""
    sizes = {(q, d): counts[3 * q + d] for q in range(4) for d in range(3)}
    before: list[Figure] = []
    for quarter in range(4):
        new = [Figure((f"q{quarter}", f"d{d}"), frozenset({(quarter, d)})) for d in range(3)]
        for d in range(3) if quarter else ():
            so_far = frozenset((q, d) for q in range(quarter + 1))
            new.append(Figure((f"to q{quarter}", f"d{d}"), so_far, cost=3))
        everyone = frozenset((quarter, d) for d in range(3))
        new.append(Figure((f"q{quarter}", "all"), everyone, cost=20))
        figures = Figures([*before, *new], sizes)
        hidden = protect(figures)
        assert audit(figures, hidden) == []
        kept = hidden | {one for one in figures.all if one.published == "hidden"}
        before = [
            replace(one, published="hidden" if one in kept else "released") for one in figures.all
        ]


def test_what_is_out_cannot_be_taken_back() -> None:
    sizes = {"a": 4, "b": 20}
    figures = Figures(
        [
            Figure(("both",), frozenset({"a", "b"}), "released"),
            Figure(("b",), frozenset({"b"}), "released"),
            Figure(("a",), frozenset({"a"})),
        ],
        sizes,
    )
    with pytest.raises(CannotProtect) as told:
        protect(figures)
    assert told.value.names == ["a"]


def test_a_second_breakdown_of_the_same_people_is_watched_too() -> None:
    """By district nothing is small; by outcome one is: the one number left over gives it away."""
    sizes = {
        ("north", "plan"): 30,
        ("north", "none"): 12,
        ("south", "plan"): 25,
        ("south", "none"): 4,
    }
    north, south = (frozenset(a for a in sizes if a[0] == d) for d in ("north", "south"))
    figures = Figures(
        [
            Figure(("north",), north, cost=9), Figure(("south",), south, cost=9),
            Figure(("north", "plan"), frozenset({("north", "plan")})),
            Figure(("south", "plan"), frozenset({("south", "plan")})),
            Figure(("south", "none"), frozenset({("south", "none")})),
        ],
        sizes,
    )  # fmt: skip
    hidden = {one.name for one in protect(figures)}
    assert ("south", "none") in hidden
    assert len(hidden) >= 2


@pytest.mark.parametrize(
    ("figures", "sizes", "words"),
    [
        ([A_IS_X, Figure(("a",), frozenset("y"))], {"x": 1, "y": 2}, "same name"),
        ([A_IS_X], {"x": -1}, "fewer than 0"),
        ([A_IS_X], {"y": 1}, "nobody knows"),
    ],
)
def test_a_muddled_system_is_refused(
    figures: list[Figure], sizes: dict[object, int], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        Figures(figures, sizes)
