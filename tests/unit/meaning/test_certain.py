"""A question about the law that a rule knows is answered, whatever the classifier thought."""

from typing import cast

from search_index.meaning import Reading, Understanding
from search_index.meaning.deciding import CERTAIN, decide
from search_index.meaning.slots import Slot

RULE = {"topic": "asking", "facet": "conditions", "pattern": "diagnosis first"}
READING = Reading("find_service", 0.9, (("medical", 0.8), ("asking", 0.1)), "care", 0.7, 0.2, 0.05)


class Fake:
    def __init__(self) -> None:
        self.thresholds = {"act": 0.5, "in_scope": 0.5}

    def read(self, _text: str, _language: str) -> Reading:
        return READING

    def slots(self, _text: str) -> list[Slot]:
        return []

    def exact(self, _text: str) -> None:
        return None

    def certain(self, text: str) -> dict[str, str] | None:
        return RULE if RULE["pattern"] in text else None


def test_the_rules_topic_comes_first_and_the_others_stay() -> None:
    found = decide(cast(Understanding, Fake()), "must he have a diagnosis first")
    assert (found.intent, found.exact) == ("topic", False)
    assert found.reading.topics == (("asking", CERTAIN), ("medical", 0.8))
    assert (found.reading.facet, found.reading.facet_closeness) == ("conditions", 1.0)
    assert found.reading.in_scope >= CERTAIN


def test_what_was_read_of_danger_stays() -> None:
    found = decide(cast(Understanding, Fake()), "diagnosis first")
    assert found.reading.danger == READING.danger


def test_without_a_rule_the_classifier_decides() -> None:
    assert decide(cast(Understanding, Fake()), "clubs").intent == "find_service"
