"""Tells the search page which guidance answers a whole question: the chat's own understanding."""

from flask import Flask, url_for

from portal.assistant.languages import language_of
from portal.assistant.understanding import find_understanding
from portal.directory.whole_questions import LikelyPage, register_question_reader
from portal.guidance import find_topic
from portal.language import current_language

SHOWN = 2


def register_reading(app: Flask) -> None:
    """Offer the understanding to the search page."""
    register_question_reader(app, pages_for)


def pages_for(words: str) -> tuple[LikelyPage, ...]:
    """Return the guidance pages likeliest to answer `words`, or none when nothing is sure."""
    understanding = find_understanding()
    if understanding is None:
        return ()
    language = current_language().code
    reading = understanding.read(words, language_of(words, language))
    sure = understanding.thresholds
    if reading.in_scope < sure["surely_in_scope"] or reading.confidence < sure["sure"]:
        return ()
    likely = [slug for slug, chance in reading.topics[:SHOWN] if chance >= sure["lost"]]
    topics = [topic for slug in likely if (topic := find_topic(slug, language)) is not None]
    return tuple(
        LikelyPage(
            topic.front.title, url_for("guidance.topic", slug=topic.slug), topic.front.summary
        )
        for topic in topics
    )
