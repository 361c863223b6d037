"""What was read meets what is named: each rule alone, with a reading written by hand."""

from typing import Any

import pytest

from search_index.meaning import TOPIC, Reading
from search_index.meaning.deciding import FEW_WORDS, Decision, decide
from search_index.meaning.slots import Slot, SlotFinder

FINDER = SlotFinder({"need": {"autism": "ASD"}, "term": {"SRP": "SRP"}})
TOPICS = (("mediation", 0.7), ("tribunal", 0.2), ("complaints", 0.1))


class Understood:
    """Stands in for `Understanding`: reads every text the same way."""

    def __init__(self, act: str = TOPIC, act_chance: float = 0.9, in_scope: float = 0.8) -> None:
        self.thresholds = {"act": 0.6, "in_scope": 0.3}
        self._reading = Reading(act, act_chance, TOPICS, "who", 0.5, in_scope, danger=0.1)

    def read(self, _text: str, _language: str) -> Reading:
        return self._reading

    def slots(self, text: str) -> list[Slot]:
        return FINDER.find(text)

    def certain(self, _text: str) -> None:
        return None

    def exact(self, _text: str) -> None:
        return None


def wanted(text: str, act: str = TOPIC, act_chance: float = 0.9, in_scope: float = 0.8) -> Decision:
    understood: Any = Understood(act, act_chance, in_scope)
    return decide(understood, text)


@pytest.mark.parametrize(
    "text", ["he's 9", "He’s 9", "sorry, ME14!", "no - autism :)", "near E1 6AN."]
)
def test_only_small_words_beside_what_is_named_inform(text: str) -> None:
    found = wanted(text, "stop", in_scope=0.0)
    assert (found.intent, found.confidence) == ("inform", 1)


@pytest.mark.parametrize("text", ["school near ME14", "autism assessment", "is he alright"])
def test_a_word_that_says_more_leaves_it_to_the_reading(text: str) -> None:
    assert wanted(text).intent == TOPIC


@pytest.mark.parametrize("text", ["3 March 2026", "It was on 3 March.", "no, about 3/3"])
def test_a_date_alone_asks_for_the_timeline(text: str) -> None:
    assert wanted(text).intent == "timeline"


def test_an_age_range_is_no_date() -> None:
    assert wanted("5-11").intent == TOPIC


def test_a_date_beside_something_else_informs() -> None:
    assert wanted("he is 9 from 3 March").intent == "inform"


def test_a_hard_word_alone_is_no_information() -> None:
    assert wanted("SRP").intent == TOPIC


@pytest.mark.parametrize("act", ["stop", "skip", "start_again", "greet", "thanks"])
def test_an_abrupt_act_is_said_in_few_words(act: str) -> None:
    few, many = ("word " * FEW_WORDS, "word " * (FEW_WORDS + 1))
    assert wanted(few, act).intent == act
    assert wanted(many, act).intent == TOPIC


def test_an_act_of_many_words_may_be_of_another_kind() -> None:
    assert wanted("word " * 40, "find_service").intent == "find_service"


@pytest.mark.parametrize("act", ["stop", "find_service"])
def test_an_act_that_is_not_sure_is_a_question_about_a_topic(act: str) -> None:
    assert wanted("hello there", act, act_chance=0.6).intent == act
    assert wanted("hello there", act, act_chance=0.59).intent == TOPIC


def test_asking_for_a_meaning_needs_a_hard_word() -> None:
    assert wanted("what does SRP mean", "jargon").intent == "jargon"
    assert wanted("what does that mean", "jargon").intent == TOPIC


def test_what_is_out_of_scope_is_turned_away() -> None:
    turned = wanted("pizza near here", in_scope=0.25)
    assert (turned.intent, turned.confidence) == ("out_of_scope", 0.75)
    assert wanted("pizza near here", in_scope=0.3).intent == TOPIC


def test_an_act_does_not_pass_the_gate_of_scope() -> None:
    assert wanted("goodbye", "stop", in_scope=0.01).intent == "stop"


def test_a_topic_is_as_sure_as_its_reading() -> None:
    assert wanted("can we meet the council").confidence == 0.7
