"""Guidance topics as JSON, with their sources, dates and law status."""

from typing import Any, get_args

from flask import request, url_for

from portal.errors import BadRequest
from portal.guidance import Topic, get_topic, list_topics
from portal.guidance.topic_file import Audience
from portal.guidance.words import UNCHECKED, mark_unchecked
from portal.language import all_languages

AUDIENCES = get_args(Audience)


class UnknownAudience(BadRequest):
    """`audience` is not one of the known values."""

    code = "unknown_audience"

    def __init__(self) -> None:
        super().__init__()
        self.extra = {"parameter": "audience", "allowed": list(AUDIENCES)}


class UnknownLanguage(BadRequest):
    """`language` is not one the portal speaks."""

    code = "unknown_language"

    def __init__(self) -> None:
        super().__init__()
        self.extra = {"parameter": "language", "allowed": list(all_languages())}


def topic_list() -> dict[str, Any]:
    """Return every topic the asker's audience may want, shortest form."""
    audience = asked_audience()
    topics = [topic for topic in list_topics() if fits(topic, audience)]
    return {"total": len(topics), "results": [short(topic) for topic in topics]}


def one_topic(slug: str) -> dict[str, Any]:
    """Return the topic `slug` whole; raises `PageNotFound`, `UnknownLanguage`."""
    asked_audience()
    language = request.args.get("language", "en")
    if language not in all_languages():
        raise UnknownLanguage
    return whole(get_topic(slug, language))


def asked_audience() -> str | None:
    """Return the audience asked for; raises `UnknownAudience`."""
    audience = request.args.get("audience") or None
    if audience is not None and audience not in AUDIENCES:
        raise UnknownAudience
    return audience


def fits(topic: Topic, audience: str | None) -> bool:
    """Say whether a page is written for `audience` (pages for both always are)."""
    return audience in {None, "both"} or topic.front.audience in {audience, "both"}


def short(topic: Topic) -> dict[str, Any]:
    """Return what a list of topics needs."""
    front = topic.front
    return {
        "slug": front.slug,
        "title": front.title,
        "summary": front.summary,
        "audience": front.audience,
        "law_status": front.law_status,
        "last_reviewed": front.last_reviewed.isoformat(),
        "url": url_for("guidance.topic", slug=front.slug),
    }


def whole(topic: Topic) -> dict[str, Any]:
    """Return all of a topic."""
    front = topic.front
    return {
        **short(topic),
        "answer": front.answer.replace(UNCHECKED, "").strip(),
        "language": front.language,
        "translation": front.translation,
        "translation_stale": topic.stale,
        "law": list(front.law),
        "schedule2": list(front.schedule2),
        "related": list(front.related),
        "reviewed_by": front.reviewed_by,
        "review_by": front.review_by.isoformat(),
        "sections": [
            {
                "key": section.key,
                "heading": section.heading,
                "html": mark_unchecked(section.html),
                "local_html": mark_unchecked(section.local_html) if section.local_html else None,
            }
            for section in topic.sections
        ],
        "sources": [
            {
                "id": source.id,
                "title": source.title,
                "url": source.url,
                "checked_on": source.checked_on.isoformat() if source.checked_on else None,
            }
            for source in front.sources
        ],
    }
