from hypothesis import given
from hypothesis import strategies as st

from search_index.bits import first_of, from_positions, positions

SETS = st.sets(st.integers(0, 299), max_size=300)


@given(SETS)
def test_a_set_gives_back_its_members_in_order(members: set[int]) -> None:
    assert list(positions(from_positions(members, 300))) == sorted(members)


def test_few_and_many_members_are_read_alike() -> None:
    for step in (1, 2, 7, 8, 9, 64, 9_000):
        members = range(0, 9_001, step)
        assert list(positions(from_positions(members, 9_001))) == list(members)


@given(SETS, SETS)
def test_joining_sets_is_joining_numbers(one: set[int], other: set[int]) -> None:
    joined = from_positions(one, 300) & from_positions(other, 300)
    assert set(positions(joined)) == one & other


@given(st.permutations(range(80)), st.sets(st.integers(0, 79)), st.integers(0, 90))
def test_the_first_of_an_order(order: list[int], members: set[int], count: int) -> None:
    found = first_of(order, from_positions(members, 80), count)
    assert found == [n for n in order if n in members][:count]
