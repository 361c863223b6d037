"""Days, places, free things and what the tables know; ages and dates have files of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.meaning.slots import Slot, SlotFinder, left_over

FINDER = SlotFinder(
    {
        "kind": {"club": "activity", "youth club": "youth", "swimming": "activity"},
        "need": {"autism": "ASD", "autistic": "ASD", "can't hear": "HI"},
        "term": {"EHC plan": "EHC plan", "plan": "plan"},
        "place": {"Tunbridge Wells": "Tunbridge Wells"},
    }
)
PIECES = """
3 11 26 2026 ٣ ½ 24/7 years year old ſix fıve ſep sep march aprİl st of may aged is he’s
ME14 E1 6AN free FREE İ ß mon thu weekend autism youth club can’t hear - . / ’
""".split()


def found(text: str, name: str) -> list[str]:
    return [slot.value for slot in FINDER.find(text) if slot.name == name]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("on Saturday", ["sat"]),
        ("SUNDAYS", ["sun"]),
        ("tues or thurs", ["tue,thu", "tue,thu"]),
        ("Friday, Monday", ["mon,fri", "mon,fri"]),
        ("at the weekend", ["sat,sun"]),
        ("weds evening", ["wed"]),
        ("in the sun", []),
        ("year 6 SATs", []),
        ("thus far", []),
        ("monthly money", []),
    ],
)
def test_days_come_as_codes_of_all_of_them(text: str, codes: list[str]) -> None:
    assert found(text, "day") == codes


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ME14", "ME14"),
        ("near me14 2ab please", "ME14"),
        ("ME142AB", "ME14"),
        ("W1A", "W1A"),
        ("B12", "B12"),
        ("E1 6AN", "E1"),
        ("tunbridge wells", "Tunbridge Wells"),
    ],
)
def test_only_the_first_half_of_a_postcode_is_kept(text: str, place: str) -> None:
    assert found(text, "place") == [place]


@pytest.mark.parametrize(
    "text",
    "A1 level|section B1|E1|H2|Y7|y10 pupil|KS2|P5 scale|off the A20|MP3|PS5|COVID19".split("|"),
)
def test_what_only_looks_like_a_postcode_is_no_place(text: str) -> None:
    assert found(text, "place") == []


@pytest.mark.parametrize(
    ("text", "covered"),
    [("is it FREE?", "FREE"), ("things at no cost", "no cost"), ("freedom is free", "free")],
)
def test_free_is_found_where_it_is_said(text: str, covered: str) -> None:
    (slot,) = FINDER.find(text)
    assert (slot.name, slot.value, text[slot.start : slot.end]) == ("free", "1", covered)


@pytest.mark.parametrize("text", ["free school meals", "in her free time", "carefree", "costs"])
def test_not_every_free_is_without_cost(text: str) -> None:
    assert found(text, "free") == []


def test_the_longest_match_wins_in_each_table() -> None:
    assert found("Youth  club", "kind") == ["youth"]
    assert found("youth and club", "kind") == ["activity"]
    assert found("ehc plan, any plan", "term") == ["EHC plan", "plan"]


def test_a_typographic_apostrophe_is_an_apostrophe() -> None:
    assert found("she can’t hear", "need") == ["HI"]


def test_slots_come_in_the_order_of_the_text() -> None:
    slots = FINDER.find("autistic, aged 9, swimming on Monday near ME14")
    assert slots == [
        Slot("need", "ASD", 0, 8),
        Slot("age", "9", 10, 16),
        Slot("kind", "activity", 18, 26),
        Slot("day", "mon", 30, 36),
        Slot("place", "ME14", 42, 46),
    ]


def test_what_no_slot_covers_is_left_over() -> None:
    text = "any  swimming near ME14 for him"
    assert left_over(text, FINDER.find(text)) == "any near for him"
    assert left_over(" any  words ", []) == "any words"


@given(st.lists(st.sampled_from([*PIECES, *(f" {piece}" for piece in PIECES)])).map("".join))
def test_every_slot_stands_in_the_text(text: str) -> None:
    for slot in FINDER.find(text):
        assert 0 <= slot.start < slot.end <= len(text)


@given(st.text(st.characters(), max_size=300))
def test_anything_may_be_typed(text: str) -> None:
    assert len(left_over(text, FINDER.find(text))) <= len(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10-01", "2026-10-01"),
        ("yesterday", "yesterday"),
        ("it was yesterday.", "yesterday"),
        ("Today", "today"),
    ],
)
def test_days_are_found_as_people_say_them(text: str, day: str) -> None:
    assert [one.value for one in SlotFinder({}).find(text) if one.name == "date"] == [day]


@pytest.mark.parametrize("text", ["he ran off today", "what is open today", "call 0123-10-01-5"])
def test_a_day_within_a_sentence_is_no_date(text: str) -> None:
    assert not [one for one in SlotFinder({}).find(text) if one.name == "date"]
