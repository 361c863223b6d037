"""What the rules know for certain is right about every phrasing we have."""

import re

import pytest

from portal.assistant.material import read_material
from tests.cpu import fewest_seconds
from tests.shared_data import CHECKOUT

MATERIAL = read_material(CHECKOUT / "content")
RULES = MATERIAL.certain.questions
PHRASINGS = {
    phrase: one.topic for one in MATERIAL.questions for f in one.facets for phrase in f.phrasings
}
# Asked under another topic, and rightly answered with “nothing must come first”.
ABOUT_CONDITIONS = {"school-funding-and-top-up", "autism-and-adhd-pathways"}


def topics_of(text: str) -> list[str]:
    plain = " ".join(text.lower().replace("’", "'").split())
    return [rule.topic for rule in RULES if re.search(rule.pattern, plain)]


def test_every_rule_leads_to_a_sub_question_with_a_straight_answer_or_a_page() -> None:
    facets = {(one.topic, facet.id) for one in MATERIAL.questions for facet in one.facets}
    assert {(rule.topic, rule.facet) for rule in RULES} <= facets


def test_no_phrasing_of_another_topic_is_caught() -> None:
    wrong = {
        phrase: found
        for phrase, topic in PHRASINGS.items()
        if (found := topics_of(phrase)) and topic not in {*found, *ABOUT_CONDITIONS}
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("he needs a diagnosis first before we can apply for an ehcp",
         "asking-for-an-ehc-needs-assessment"),
        ("Do we need an autism diagnosis to get an EHC plan?",
         "asking-for-an-ehc-needs-assessment"),
        ("two cycles of support before they ask, is that so", "asking-for-an-ehc-needs-assessment"),
        ("our school won’t support the application", "asking-for-an-ehc-needs-assessment"),
        ("the council has refused to assess my girl", "refusal-to-assess"),
        ("she was assessed but they decided not to give her a plan", "refusal-to-issue-a-plan"),
        ("We want two terms of support first before they will look at it",
         "asking-for-an-ehc-needs-assessment"),
        ("she is home schooled, may I apply for a plan?", "asking-for-an-ehc-needs-assessment"),
        ("is 21 too old to get an EHCP", "asking-for-an-ehc-needs-assessment"),
        ("by when must the council decide whether to assess", "ehc-20-week-timeline"),
        ("do the 20 weeks count from the day I sent it?", "ehc-20-week-timeline"),
        ("am I too late to appeal, the mediation certificate only came yesterday", "tribunal"),
        ("the review was two months ago and still no letter", "annual-review"),
        ("She turns 16 soon, do I lose my rights on her birthday", "your-rights-at-16"),
        ("I agreed to fetch him at noon each day, is it lawful", "exclusions"),
        ("can the review panel force the school to take him back", "exclusions"),
    ],
)  # fmt: skip
def test_what_must_be_known_is_known(text: str, topic: str) -> None:
    assert topics_of(text)[:1] == [topic]


@pytest.mark.parametrize(
    "text",
    [
        "the council refused to assess him, can i go to tribunal",
        "how long is the waiting list for an autism diagnosis",
        "can the school support him with reading",
        "what is a plan",
    ],
)
def test_what_is_not_certain_is_left_to_the_classifier(text: str) -> None:
    assert topics_of(text) == []


def test_a_long_hostile_message_takes_no_time() -> None:
    long = "diagnosis before school not support council refused assessed " * 18
    assert fewest_seconds(lambda: topics_of(long)) < 0.05
