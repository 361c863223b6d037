"""The eight legal rules hold in every answer the assistant can give about a topic.

A reply is built as a family would get it: the whole topic and each
sub-question, for each council and each audience.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from portal.assistant.asking import Question
from portal.assistant.material import Facet
from portal.assistant.questions import find_questions
from portal.assistant.reply import Reply
from portal.assistant.topics import answer_topic
from portal.authorities import get_authority
from portal.guidance import Topic, find_topic, list_topics
from tests.assistant_parts import THRESHOLDS, make_decision
from tests.content.legal_rules import REFUSALS, TEST_SLUGS, Words, broken

AUTHORITIES = ("kent", "leicestershire")
AUDIENCES = ("parent", "young_person")


def question(app: Flask, authority: str, audience: str, slug: str, facet: str | None) -> Question:
    decision = make_decision((slug, 0.9), facet=facet, facet_closeness=1.0 if facet else 0.0)
    return Question(
        "topic", decision, "a question", get_authority(authority),
        app.extensions["portal_settings"].content_dir, audience, thresholds=THRESHOLDS,
    )  # fmt: skip


def replies(app: Flask, authority: str, audience: str) -> Iterator[tuple[Topic, str, Reply]]:
    """Yield every answer about a topic, with its name."""
    for topic in list_topics(authority):
        found = find_questions(topic.slug)
        facets: list[Facet | None] = (
            [None, *(one for one in found.facets if one.answer)] if found else [None]
        )
        for facet in facets:
            asked = question(app, authority, audience, topic.slug, facet.id if facet else None)
            name = f"{topic.slug}/{facet.id}" if facet else topic.slug
            yield topic, name, answer_topic(asked)


def words_of_reply(topic: Topic, reply: Reply) -> Words:
    """Return what is read in the chat, with the law its page names beside it."""
    text = "\n".join(message.text for message in reply.messages)
    return Words(topic.slug, text, "", " ".join(topic.front.law), topic.front.law_status)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("authority", AUTHORITIES)
def test_every_answer_keeps_every_rule(app: Flask, authority: str, audience: str) -> None:
    with app.test_request_context("/assistant"):
        problems = {
            name: found
            for topic, name, reply in replies(app, authority, audience)
            if (found := list(broken(words_of_reply(topic, reply))))
        }
    assert problems == {}


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("authority", AUTHORITIES)
def test_every_answer_names_its_sources_and_its_page(
    app: Flask, authority: str, audience: str
) -> None:
    with app.test_request_context("/assistant"):
        for _topic, name, reply in replies(app, authority, audience):
            (message,) = reply.messages
            assert message.sources, name
            assert message.last_reviewed, name
            assert message.links[0].url == f"/guidance/{reply.topic}", name
            assert not any(slip in message.text for slip in ("[[", "{", "TODO")), name


def test_a_straight_answer_comes_before_the_whole_one(app: Flask) -> None:
    with app.test_request_context("/assistant"):
        for topic, name, reply in replies(app, "kent", "parent"):
            if "/" in name:
                straight, whole = reply.messages[0].text.split("\n\n")[:2]
                assert straight != whole
                assert topic.front.answer.split()[0] in reply.messages[0].text


def test_both_audiences_have_every_topic(app: Flask) -> None:
    with app.test_request_context("/assistant"):
        names = [[n for _, n, _ in replies(app, "kent", audience)] for audience in AUDIENCES]
    assert names[0] == names[1]
    assert len(names[0]) > 70


@pytest.mark.parametrize("slug", [*REFUSALS, *TEST_SLUGS])
def test_a_reply_that_says_half_would_be_caught(app: Flask, slug: str) -> None:
    """The rules bite on replies too, not only on pages."""
    with app.test_request_context("/assistant"):
        topic = find_topic(slug)
        assert topic is not None
        whole = words_of_reply(topic, answer_topic(question(app, "kent", "parent", slug, None)))
    gate = "You must have a diagnosis before you ask for an assessment."
    found = list(broken(replace(whole, answer=gate, law="")))
    assert any(problem.startswith("no_gates") for problem in found)
    assert any(problem.startswith(("names_the_test", "whole_refusal")) for problem in found)
