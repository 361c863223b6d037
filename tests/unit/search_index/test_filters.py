import pytest

from search_index import Query
from search_index.filters import FACETS, RELAX_ORDER, chosen, facet_values, fits_age, is_gone
from search_index.filters import lets_through as lets
from tests.unit.search_index.records import a_record


@pytest.mark.parametrize(
    ("low", "high", "age", "fits"),
    [
        (5, 11, 5, True),
        (5, 11, 11, True),
        (5, 11, 4, False),
        (5, 11, 12, False),
        (None, 11, 0, True),
        (5, None, 25, True),
        (None, None, 40, True),
    ],
)
def test_ages_count_both_ends_and_what_is_not_said_fits(
    low: int | None, high: int | None, age: int, fits: bool
) -> None:
    assert fits_age(a_record(min_age=low, max_age=high), age) is fits


@pytest.mark.parametrize("coverage", ["county", "national", "online"])
def test_choosing_a_district_never_loses_a_wide_service(coverage: str) -> None:
    assert lets(a_record(districts=("dover",), coverage=coverage), "district", ("swale",))
    assert not lets(a_record(districts=("dover",)), "district", ("swale",))


def test_a_facet_lets_through_any_of_its_values() -> None:
    record = a_record(needs=("ASD",), needs_area=("communication",))
    assert lets(record, "need", ("HI", "ASD"))
    assert lets(record, "need", ("communication",))
    assert not lets(record, "need", ("HI",))


def test_guidance_has_no_kind_and_not_free_is_no_value() -> None:
    assert facet_values(a_record(type="guidance"), "kind") == ()
    assert facet_values(a_record(free=False), "free") == ()
    assert facet_values(a_record(free=True), "free") == ("1",)
    assert facet_values(a_record(), "tier") == ()


def test_only_chosen_facets_are_returned() -> None:
    query = Query(words="x", kinds=("advice",), free=True, age=4)
    assert chosen(query) == {"kind": ("advice",), "free": ("1",)}
    everything = Query("", ("t",), ("k",), ("n",), ("p",), 1, ("d",), ("t",), True, ("mon",))
    assert set(chosen(everything)) == set(FACETS)


def test_every_filter_can_be_let_go_what_matters_least_first() -> None:
    assert set(RELAX_ORDER) == {*FACETS, "age", "within_km"}
    assert RELAX_ORDER[0] == "day"
    assert RELAX_ORDER[-1] == "district"


@pytest.mark.parametrize(
    ("status", "gone"), [("active", False), ("closed", True), ("historic", True)]
)
def test_what_is_closed_is_gone(status: str, gone: bool) -> None:
    assert is_gone(a_record(status=status)) is gone
