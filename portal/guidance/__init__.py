"""Guidance: what families may ask for, and when, in plain words with sources."""

from pathlib import Path
from typing import cast

from flask import Flask, current_app

from portal.authorities import Authority, current_authority
from portal.errors import PageNotFound
from portal.guidance.explorer import register_explorer
from portal.guidance.jargon import read_jargon
from portal.guidance.library import Library, read_library
from portal.guidance.timeline import register_timeline
from portal.guidance.topics import Topic

__all__ = ["Library", "Topic", "find_topic", "get_topic", "list_topics", "register_guidance"]


def register_guidance(app: Flask, content: Path, authorities: list[Authority]) -> None:
    """Read every topic, date and stage for `authorities`; raises `ContentErrors`."""
    app.extensions["portal_guidance"] = read_library(content, authorities)
    app.extensions["portal_jargon"] = read_jargon(content)
    register_timeline(app, content, authorities)
    register_explorer(app, content, authorities)


def find_topic(slug: str, language: str = "en") -> Topic | None:
    """Return the current authority's topic in `language`, else in English, else None."""
    return _library().find(current_authority().code, slug, language)


def get_topic(slug: str, language: str = "en") -> Topic:
    """Return the topic; raises `PageNotFound`."""
    topic = find_topic(slug, language)
    if topic is None:
        raise PageNotFound(slug)
    return topic


def list_topics(authority: str | None = None) -> list[Topic]:
    """Return the topics of `authority` (the current one when None) in order of title."""
    return _library().list_topics(authority or current_authority().code)


def _library() -> Library:
    return cast(Library, current_app.extensions["portal_guidance"])
