"""Every guidance page is whole, short enough to read and honest about its sources."""

import csv
import re

import pytest
from flask import Flask

from portal.guidance import Topic, list_topics
from tests.shared_data import CHECKOUT, shared_path

AUTHORITIES = ("kent", "leicestershire")
EXTRA = {
    "mediation", "tribunal", "complaints", "advice-and-iask", "short-breaks", "personal-budgets",
    "travel-to-school", "mental-health", "crisis-help", "types-of-need", "jargon-buster",
}  # fmt: skip


def topics(app: Flask, authority: str) -> list[Topic]:
    with app.app_context():
        return list_topics(authority)


def wanted_topics() -> list[dict[str, str]]:
    with shared_path("domain/topics.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [row for number, row in enumerate(rows) if number < 30 or row["slug"] in EXTRA]


def test_every_topic_is_there_with_its_audience_and_keys(app: Flask) -> None:
    found = {topic.slug: topic for topic in topics(app, "kent")}
    rows = wanted_topics()
    assert len(rows) == 41
    for row in rows:
        topic = found[row["slug"]]
        assert topic.front.audience == row["audience"], row["slug"]
        assert list(topic.front.schedule2) == row["schedule2"].split(";"), row["slug"]


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_pages_have_250_to_600_words(app: Flask, authority: str) -> None:
    counts = {topic.slug: len(topic.plain.split()) for topic in topics(app, authority)}
    assert {slug: count for slug, count in counts.items() if not 250 <= count <= 600} == {}


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_sentences_are_short(app: Flask, authority: str) -> None:
    """A guard, not a proof: under 15 words on average, list items counted as sentences."""
    long = {}
    for topic in topics(app, authority):
        sentences = [one for one in re.split(r"[.!?:;]\s|\n", topic.plain) if len(one.split()) > 1]
        average = sum(len(one.split()) for one in sentences) / len(sentences)
        if average >= 15:
            long[topic.slug] = round(average, 1)
    assert long == {}


def test_every_source_is_one_that_was_read(app: Flask) -> None:
    facts = shared_path("domain/send_facts.md").read_text(encoding="utf-8")
    for topic in topics(app, "kent"):
        assert topic.front.sources, topic.slug
        for source in topic.front.sources:
            assert source.url is None or source.url in facts, (topic.slug, source.url)
            assert source.checked_on is None, "nobody has opened the live page yet"


def test_crisis_help_begins_with_999(app: Flask) -> None:
    crisis = next(topic for topic in topics(app, "kent") if topic.slug == "crisis-help")
    assert "999" in crisis.front.answer[:120]
    assert "999" in crisis.sections[0].plain[:200]


def test_england_pages_name_no_council() -> None:
    for path in (CHECKOUT / "content/england/guidance").glob("*.md"):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        naming = re.findall(r"\b(?:Kent|Leicestershire)\b", body)
        assert naming == [] or path.stem == "school-funding-and-top-up", path.name


def test_every_page_says_who_reviewed_it_and_when_again(app: Flask) -> None:
    for topic in topics(app, "kent"):
        assert topic.front.reviewed_by
        assert topic.front.review_by > topic.front.last_reviewed
