"""Is somebody in danger? Asked of every message before anything else, with or without Rasa.

Rules by language first, since they work when all else is away; a classifier
beside them for what no rule foresaw. Both lean towards showing help. The text
is neither kept nor counted beyond "a crisis reply was shown".
"""

import logging
import re
from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app

from portal.assistant.asking import Question
from portal.assistant.material import Danger, read_danger
from portal.assistant.people import crisis_calls
from portal.assistant.reply import Message, Reply
from portal.settings import Settings

log = logging.getLogger("portal.assistant")

Compiled = tuple[re.Pattern[str], re.Pattern[str] | None]


@dataclass(frozen=True)
class CrisisRules:
    """The rules of every language, compiled; each message is held against all of them."""

    rules: tuple[Compiled, ...]

    @classmethod
    def of(cls, danger: Danger) -> "CrisisRules":
        """Compile the rules of `content/`."""
        every = (rule for language in danger.rules.values() for rule in language)
        return cls(
            tuple(
                (re.compile(rule.pattern), re.compile(rule.unless) if rule.unless else None)
                for rule in every
            )
        )

    def match(self, text: str) -> bool:
        """Say whether any rule fires on `text`."""
        plain = " ".join(text.lower().replace("’", "'").replace("‘", "'").split())
        return any(
            pattern.search(plain) and not (unless and unless.search(plain))
            for pattern, unless in self.rules
        )


def register_crisis(app: Flask, settings: Settings) -> None:
    """Read the rules; raises `ContentErrors`: better no start than a chat without them."""
    app.extensions["portal_crisis_rules"] = CrisisRules.of(read_danger(settings.content_dir))


def in_danger(text: str) -> bool:
    """Say whether a rule sees danger in `text`."""
    return cast(CrisisRules, current_app.extensions["portal_crisis_rules"]).match(text)


def answer_crisis(asked: Question) -> Reply:
    """Say short kind words and every number; ask nothing."""
    log.info("crisis reply shown")
    message = Message(text=asked.say("crisis"), calls=crisis_calls(asked.authority.code))
    return Reply((message,), "crisis", confidence=1.0, crisis=True, answered_by="retrieval")
