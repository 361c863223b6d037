"""What a conversation knows becomes the search of the results page."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from portal.assistant import finding
from portal.assistant.asking import Question
from portal.assistant.finding import find_of_kind, slots_of_message
from portal.assistant.reply import Card
from portal.assistant.searching import LONGEST, Found, parameters_of
from portal.directory.presenters.filters import filter_name
from search_index.meaning.slots import Slot, SlotFinder
from tests.assistant_parts import TABLES, make_decision


def question(text: str, slots: tuple[Slot, ...] | None = None) -> Question:
    """Return `text` as a question of no council: finding slots needs none."""
    found = tuple(SlotFinder(TABLES).find(text)) if slots is None else slots
    nobody: Any = None
    return Question("find_service", make_decision(slots=found), text, nobody, Path())


def test_nothing_known_searches_for_services_of_any_kind() -> None:
    assert parameters_of({}) == {"type": "service"}


def test_empty_slots_are_no_filters() -> None:
    assert parameters_of({"kind": "", "place": "", "wanted": ""}) == {"type": "service"}


def test_unknown_slots_are_left_out() -> None:
    assert parameters_of({"date": date(2026, 3, 3).isoformat(), "term": "SRP"}) == {
        "type": "service"
    }


def test_anywhere_is_no_place_and_anything_no_word() -> None:
    assert parameters_of({"place": "anywhere", "wanted": "anything"}) == {"type": "service"}


def test_words_are_searched_for_when_no_code_is_known() -> None:
    assert parameters_of({"wanted": "riding"})["q"] == "riding"
    assert "q" not in parameters_of({"wanted": "riding", "kind": "leisure"})
    assert "q" not in parameters_of({"wanted": "riding", "need": "ASD"})


def test_a_long_message_is_cut() -> None:
    assert len(parameters_of({"wanted": "x" * 1000})["q"]) == LONGEST


def test_everything_known_is_asked_for() -> None:
    known = {"kind": "leisure", "need": "ASD", "age": "9", "day": "sat", "free": "1",
             "place": "ME14"}  # fmt: skip
    assert parameters_of(known) == {
        "kind": "leisure", "need": "ASD", "age": "9", "open_on": "sat", "free": "1",
        "postcode": "ME14", "type": "service",
    }  # fmt: skip


def test_a_weekend_is_two_days() -> None:
    slots = slots_of_message(question("clubs at the weekend"))
    assert parameters_of(slots)["open_on"].split(",") == ["sat", "sun"]


def test_the_first_of_two_values_counts() -> None:
    assert slots_of_message(question("he is 9, she is 12"))["age"] == "9"


def test_a_message_that_names_nothing_is_itself_what_is_wanted() -> None:
    assert slots_of_message(question("horse riding")) == {"wanted": "horse riding"}


def test_a_message_that_names_something_wants_anything_of_it() -> None:
    assert slots_of_message(question("clubs near dover for a 9 year old")) == {
        "kind": "leisure", "place": "Dover", "age": "9", "wanted": "anything",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["", " ", "\x00", "🙂"])
def test_strange_words_make_no_trouble(text: str) -> None:
    assert slots_of_message(question(text)) == {"wanted": text}


def searched(monkeypatch: pytest.MonkeyPatch, fits: dict[frozenset[tuple[str, str]], str]) -> None:
    """Let only the searches of `fits` find something; every other lets the kind go."""

    def find(asked: dict[str, str], _limit: int) -> Found:
        name = fits.get(frozenset(asked.items()))
        card = Card("1", name or "a special school", "/", "")
        return Found((card,), 1, "/", () if name else (filter_name("kind"),))

    monkeypatch.setattr(finding, "find", find)
    monkeypatch.setattr(finding, "parameters_of", dict)


SLOTS = {"kind": "leisure", "need": "ASD", "day": "sat"}


@pytest.mark.parametrize(
    ("fitting", "let_go"),
    [
        ({"kind": "leisure", "need": "ASD", "day": "sat"}, ()),
        ({"kind": "short_break", "need": "ASD", "day": "sat"}, ()),
        ({"kind": "leisure", "day": "sat"}, ("need",)),
        ({"kind": "short_break", "need": "ASD"}, ("open_on",)),
        ({"kind": "leisure"}, ("need", "open_on")),
    ],
)
def test_the_kind_of_help_is_let_go_last(
    app: Flask, monkeypatch: pytest.MonkeyPatch, fitting: dict[str, str], let_go: tuple[str, ...]
) -> None:
    with app.test_request_context():
        searched(monkeypatch, {frozenset(fitting.items()): "a club"})
        found = find_of_kind(SLOTS)
        assert [card.name for card in found.cards] == ["a club"]
        assert found.relaxed == tuple(map(filter_name, let_go))


def test_where_no_kind_fits_at_all_the_engine_has_its_way(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.test_request_context():
        searched(monkeypatch, {})
        assert find_of_kind(SLOTS).relaxed == (filter_name("kind"),)
