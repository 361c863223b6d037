"""The sub-questions of each topic, read once when the portal starts."""

from typing import cast

from flask import Flask, current_app

from portal.assistant.material import Questions, read_questions
from portal.settings import Settings


def register_questions(app: Flask, settings: Settings) -> None:
    """Read the questions of every topic; raises `ContentErrors`."""
    app.extensions["portal_questions"] = {
        one.topic: one for one in read_questions(settings.content_dir)
    }


def find_questions(slug: str) -> Questions | None:
    """Return the questions of the topic `slug`, or None."""
    found = cast(dict[str, Questions], current_app.extensions["portal_questions"])
    return found.get(slug)
