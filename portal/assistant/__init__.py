"""The assistant: a chat that answers from the same words as the pages, and knows when to stop.

`turn` is one turn from what was typed to what is read; `answering` the table of
answers; `crisis` what comes before everything; `rasa` the way to Rasa and what
protects the portal from it.
"""

from flask import Flask

from portal.assistant.conversations import register_conversations
from portal.assistant.crisis import register_crisis
from portal.assistant.questions import register_questions
from portal.assistant.rasa import register_rasa
from portal.assistant.reading_questions import register_reading
from portal.assistant.survey.hearing import register_hearing
from portal.assistant.understanding import register_understanding, warm_up
from portal.settings import Settings

__all__ = ["register_assistant", "warm_up"]


def register_assistant(app: Flask, settings: Settings) -> None:
    """Read what the assistant must never be without; raises `ContentErrors`."""
    register_crisis(app, settings)
    register_questions(app, settings)
    register_understanding(app, settings)
    register_conversations(app, settings)
    register_rasa(app, settings)
    register_reading(app)
    register_hearing(app, settings.content_dir)
