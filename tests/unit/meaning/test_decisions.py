"""Decisions about words we offered ourselves, and decisions kept as plain values."""

import json
from typing import Any

import pytest

from search_index.meaning import TOPIC, Reading
from search_index.meaning.deciding import Decision, decide
from search_index.meaning.slots import Slot

READING = Reading(
    "stop", 0.9, (("tribunal", 0.6), ("mediation", 0.4)), "cost", 0.5, in_scope=0.1, danger=0.2
)
SLOTS = (Slot("age", "9", 0, 4), Slot("age", "11", 8, 10), Slot("need", "ASD", 12, 18))


class Offered:
    """Stands in for `Understanding`: every text is, word for word, what `exact` says."""

    def __init__(self, **exact: str) -> None:
        self.thresholds = {"act": 0.6, "in_scope": 0.3}
        self._exact = exact

    def read(self, _text: str, language: str) -> Reading:
        assert language == "pl"
        return READING

    def slots(self, _text: str) -> list[Slot]:
        return list(SLOTS)

    def certain(self, _text: str) -> None:
        return None

    def exact(self, _text: str) -> dict[str, str]:
        return self._exact


def offered(**exact: str) -> Decision:
    understood: Any = Offered(**exact)
    return decide(understood, "words of a button", "pl")


def test_a_topic_we_offered_is_sure_whatever_was_read() -> None:
    found = offered(topic="mediation")
    assert (found.intent, found.confidence, found.exact) == (TOPIC, 1.0, True)
    assert found.reading.topics == (("mediation", 1.0), ("tribunal", 0.6))
    assert (found.reading.act, found.reading.in_scope) == (TOPIC, 1.0)
    assert (found.reading.facet, found.reading.facet_closeness) == (None, 0.0)


def test_a_sub_question_we_offered_is_sure_too() -> None:
    found = offered(topic="short-breaks", facet="cost")
    assert found.reading.topics[0] == ("short-breaks", 1.0)
    assert (found.reading.facet, found.reading.facet_closeness) == ("cost", 1.0)


def test_an_act_we_offered_is_sure() -> None:
    found = offered(act="skip")
    assert (found.intent, found.confidence, found.exact) == ("skip", 1.0, True)
    assert found.reading.in_scope == 1.0


def test_danger_is_never_hidden_by_a_button() -> None:
    assert offered(topic="mediation").reading.danger == READING.danger
    assert offered(act="skip").reading.danger == READING.danger


def test_the_words_of_an_act_name_nothing() -> None:
    assert offered(act="find_service").slots == ()


def test_the_first_value_of_a_slot_is_given() -> None:
    found = offered(topic="mediation")
    assert (found.slot("age"), found.slot("need"), found.slot("day")) == ("9", "ASD", None)


@pytest.mark.parametrize("exact", [{"act": "skip"}, {"topic": "mediation", "facet": "cost"}])
def test_a_decision_comes_back_from_json(exact: dict[str, str]) -> None:
    decision = offered(**exact)
    assert Decision.from_mapping(json.loads(json.dumps(decision.as_mapping()))) == decision


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("confidence", "NaN", ValueError),
        ("confidence", 1.01, ValueError),
        ("confidence", None, TypeError),
        ("slots", [{"name": "age"}], TypeError),
        ("slots", None, TypeError),
        ("reading", {"topics": []}, KeyError),
        ("reading", {**READING.__dict__, "danger": -0.1}, ValueError),
        ("reading", {**READING.__dict__, "topics": [["tribunal"]]}, ValueError),
        ("reading", {**READING.__dict__, "more": 1}, TypeError),
    ],
)
def test_what_is_no_decision_is_refused(name: str, value: Any, error: type[Exception]) -> None:
    held = {**offered(act="skip").as_mapping(), name: value}
    with pytest.raises(error):
        Decision.from_mapping(held)


def test_a_decision_with_a_part_missing_is_refused() -> None:
    for name in (held := offered(act="skip").as_mapping()):
        with pytest.raises(KeyError):
            Decision.from_mapping({key: held[key] for key in held if key != name})
