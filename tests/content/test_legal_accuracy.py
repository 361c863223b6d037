"""The eight legal-accuracy rules hold on every guidance page of every authority."""

from dataclasses import replace

import pytest
from flask import Flask

from portal.guidance import list_topics
from tests.content.legal_rules import Words, broken, words_of

AUTHORITIES = ("kent", "leicestershire")

RIGHT = Words(
    "any", "You can ask at any time.", "You do not need a diagnosis before you ask.", "", "in_force"
)

WRONG = [
    ("no_gates", "Your child must have a diagnosis before you ask for an assessment."),
    ("no_gates", "You have to complete two cycles of SEN support first."),
    ("no_gates", "You need to go through LIFT before you can ask."),
    ("no_gates", "The school should spend £6,000 before anyone asks for a plan."),
    ("no_gates", "You cannot ask while your child is on a waiting list for a diagnosis."),
    ("no_permission", "The school must support the request."),
    ("no_permission", "You need your school's permission."),
    ("no_predictions", "You will get a plan."),
    ("no_predictions", "Your plan will come in 20 weeks, with exceptions."),
    ("no_predictions", "Your child does not qualify for an EHC plan."),
    ("exceptions_with_deadline", "The council must finish within 20 weeks."),
    ("proposed_is_proposed", "Every child has an Individual Support Plan."),
]


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_every_page_keeps_every_rule(app: Flask, authority: str) -> None:
    with app.app_context():
        problems = {
            topic.slug: found
            for topic in list_topics(authority)
            if (found := list(broken(words_of(topic))))
        }
    assert problems == {}


@pytest.mark.parametrize(("rule", "sentence"), WRONG)
def test_a_wrong_sentence_is_caught(rule: str, sentence: str) -> None:
    problems = list(broken(replace(RIGHT, body=f"{RIGHT.body} {sentence}")))
    assert any(problem.startswith(rule) for problem in problems), problems


def test_right_sentences_pass() -> None:
    assert list(broken(RIGHT)) == []


@pytest.mark.parametrize("slug", ["refusal-to-assess", "refusal-to-issue-a-plan"])
def test_half_an_answer_to_a_refusal_is_caught(slug: str) -> None:
    half = replace(RIGHT, slug=slug, body="You can appeal within two months.")
    found = " ".join(broken(half))
    for missing in ("reasons", "mediation", "1 month", "whichever is later", "help meanwhile"):
        assert missing in found
