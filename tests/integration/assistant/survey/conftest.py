"""A talk in a portal whose databases are real, with Rasa and the understanding ours to choose."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal.assistant.conversations import Conversation
from portal.assistant.crisis import CrisisRules
from portal.assistant.material import Danger
from portal.assistant.reply import QuickReply, Reply
from portal.assistant.survey.held import OpenSurvey
from portal.database import db
from portal.feedback.invitations.coarsening import Cell
from portal.feedback.responses.models import Response, ResponseText
from tests.assistant_parts import Held, SpyRasa
from tests.feedback_parts import issued
from tests.integration.assistant.conftest import RULE, Room
from tests.integration.feedback.conftest import feedback_app, portal

__all__ = ["feedback_app", "portal"]


@dataclass
class Talk(Room):
    """A conversation that may be in a survey; `said` holds every reply."""

    said: list[Reply] = field(default_factory=list)

    def say(self, text: str) -> Reply:
        self.said.append(super().say(text))
        return self.said[-1]

    def press(self, title: str) -> Reply:
        """Press the button with these words among those of the last reply."""
        return self.say(next(one.text for one in self.buttons if one.title == title))

    def press_all(self, *titles: str) -> Reply:
        for title in titles:
            self.press(title)
        return self.said[-1]

    @property
    def buttons(self) -> list[QuickReply]:
        return [one for message in self.said[-1].messages for one in message.quick_replies]

    @property
    def titles(self) -> list[str]:
        return [one.title for one in self.buttons]

    @property
    def words(self) -> str:
        """Everything the last reply says."""
        return "\n\n".join(message.text for message in self.said[-1].messages)

    @property
    def survey(self) -> OpenSurvey:
        assert self.conversation.survey is not None
        return self.conversation.survey

    @property
    def transcript(self) -> list[str]:
        return [turn.said for turn in self.conversation.turns]


@pytest.fixture
def talk(portal: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Talk]:
    rules = CrisisRules.of(Danger(rules={"en": (RULE,)}, examples=(), not_danger=()))
    monkeypatch.setitem(portal.extensions, "portal_crisis_rules", rules)
    monkeypatch.setitem(portal.extensions, "portal_understanding", Held(None))
    monkeypatch.setitem(portal.extensions, "portal_rasa", SpyRasa())
    with portal.test_request_context("/assistant"):
        yield Talk(portal, Conversation.new(authority="kent"))


def a_code(**given: object) -> str:
    """Issue invitations and return the code of one, as its letter prints it."""
    return issued(**given).letters[0].code.shown  # type: ignore[arg-type]  # as issued takes them


def for_young_people() -> dict[Cell, int]:
    return {Cell(outcome="assessed", area="east-kent", audience="young_person"): 12}


def kept() -> list[Response]:
    return list(db.session.scalars(select(Response)))


def texts() -> list[str]:
    return list(db.session.scalars(select(ResponseText.text)))


def number_of(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0
