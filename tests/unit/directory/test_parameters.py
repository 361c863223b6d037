"""What can stand in the address of a search, and what becomes of what cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from portal.directory.locating import Place
from portal.directory.parameters import CODES, PROBLEMS, Asked, read_parameters
from portal.places import Spot
from tests.factories.authority import make_authority

KENT = make_authority()
MAIDSTONE = Spot("Maidstone", "place", 51.27, 0.52, "maidstone")


def somewhere(typed: str) -> Place:
    return Place(typed, MAIDSTONE if typed == "Maidstone" else None)


def asked(*pairs: tuple[str, str]) -> Asked:
    return read_parameters(MultiDict(pairs), KENT, somewhere)


def test_nothing_asked_is_everything() -> None:
    empty = asked(("q", ""), ("age", " "), ("within_km", ""), ("postcode", ""), ("kind", ""))
    assert (empty.problems, empty.chosen, empty.unknown) == ({}, {}, ())
    assert (empty.query.words, empty.query.age, empty.query.page) == ("", None, 1)


def test_everything_at_once() -> None:
    found = asked(
        ("q", "  speech \n therapy "),
        ("kind", "srp"),
        ("kind", "therapy"),
        ("kind", "srp"),
        ("need", "ASD"),
        ("need", "semh"),
        ("phase", "primary"),
        ("age", "07"),
        ("district", "ashford"),
        ("tier", "universal"),
        ("open_on", "sat"),
        ("free", "true"),
        ("type", "service"),
        ("page", "2"),
        ("per_page", "50"),
    )
    query = found.query
    assert found.problems == {}
    assert query.words == "speech therapy"
    assert (query.kinds, query.needs) == (("srp", "therapy"), ("ASD", "semh"))
    assert (query.age, query.districts, query.free, query.days) == (7, ("ashford",), True, ("sat",))
    assert (query.page, query.per_page, query.types) == (2, 50, ("service",))
    assert found.chosen["age"] == ("7",)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("age", "banana"), ("age", "-1"), ("age", "26"), ("age", "7.5"), ("age", "٧"),
        ("page", "0"), ("page", "10001"), ("page", "99999999999999999999"), ("per_page", "51"),
        ("within_km", "nan"), ("within_km", "inf"), ("within_km", "0"), ("within_km", "-5"),
        ("within_km", "201"), ("within_km", "far"), ("free", "yes"), ("kind", "castle"),
        ("need", "asd"), ("open_on", "Saturday"), ("type", "person"), ("q", "x" * 501),
        ("postcode", "x" * 61), ("district", "x" * 61), ("tier", "ehc_plan'--"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(name: str, value: str) -> None:
    found = asked((name, value), ("need", "HI")) if name != "need" else asked((name, value))
    assert list(found.problems) == [name]
    assert found.query.needs == (("HI",) if name != "need" else ())


def test_the_good_part_of_a_filter_is_kept() -> None:
    found = asked(("kind", "srp"), ("kind", "castle"))
    assert (found.query.kinds, list(found.problems)) == (("srp",), ["kind"])


@pytest.mark.parametrize("name", ["age", "page", "q", "postcode"])
def test_one_answer_to_one_question(name: str) -> None:
    assert list(asked((name, "1"), (name, "2")).problems) == [name]
    assert asked((name, "1"), (name, "1")).problems == {}


def test_a_district_we_do_not_know_is_let_go_and_said() -> None:
    found = asked(("district", "medway"))
    assert (found.unknown, found.query.districts, found.problems) == (("district",), (), {})
    mixed = asked(("district", "medway"), ("district", "ashford"))
    assert (mixed.unknown, mixed.query.districts) == ((), ("ashford",))


def test_too_many_values_are_too_many() -> None:
    pairs = [("district", f"d{number}") for number in range(41)]
    assert list(asked(*pairs).problems) == ["district"]


def test_a_place_we_do_not_know_is_let_go_and_said() -> None:
    found = asked(("postcode", "Atlantis"), ("within_km", "5"), ("need", "HI"))
    assert (found.unknown, found.problems) == (("postcode",), {})
    assert (found.query.point, found.query.within_km) == (None, None)
    assert found.chosen["postcode"] == ("Atlantis",)


def test_a_distance_is_measured_from_the_place() -> None:
    found = asked(("postcode", " Maidstone "), ("within_km", "5.0"))
    assert (found.query.point, found.query.within_km) == ((51.27, 0.52), 5.0)
    assert (found.chosen["within_km"], found.unknown) == (("5",), ())


def test_a_distance_without_a_place_measures_nothing() -> None:
    found = asked(("within_km", "5"))
    assert (found.query.within_km, found.problems) == (None, {})


def test_every_parameter_has_its_sentence() -> None:
    assert set(CODES) | {"q", "age", "postcode", "within_km", "free", "district"} <= set(PROBLEMS)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [*CODES, "q", "age", "district", "within_km", "free", "page", "per_page"]
            ),
            st.text(max_size=30),
        ),
        max_size=8,
    )
)
def test_nothing_typed_breaks_it(pairs: list[tuple[str, str]]) -> None:
    found = asked(*pairs)
    assert found.query.page >= 1
    assert set(found.problems) <= {name for name, _ in pairs}
