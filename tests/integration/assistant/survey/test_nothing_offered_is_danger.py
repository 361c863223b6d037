"""No answer, button or form of ours is taken for danger, by the real rules and classifiers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from portal.assistant.conversations import Conversation
from portal.assistant.crisis import in_danger
from portal.assistant.survey.buttons import WORDS
from portal.assistant.turn import question_of, read_as_danger
from portal.assistant.understanding import Loaded
from portal.feedback.instruments import Voice, list_instruments
from portal.feedback.survey.forms import open_choices

VOICES: tuple[Voice, ...] = ("parent", "young_person")


def offered(app: Flask) -> Iterator[str]:
    yield from WORDS.values()
    yield from (label for _, label in open_choices())
    for instrument in list_instruments("kent"):
        yield from (f"Change {number}" for number in range(1, 9))
        for voice in VOICES:
            yield instrument.shared.does_not_apply.for_voice(voice)
            for question in instrument.questions:
                labels = [label for _, label in instrument.labels(question, voice)]
                yield from labels
                yield from (f"{number}: {label}" for number in (1, 7) for label in labels)
    words = app.extensions["portal_chat_words"]
    yield from (form for forms in words.commands.values() for form in forms)
    for scale in (words.answers.agree, words.answers.satisfied, words.answers.yes_no):
        yield from (form for same in (*scale.five, *scale.faces) for form in same)


def test_nothing_offered_is_danger(
    app: Flask, understanding_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, "portal_understanding", Loaded(understanding_dir))
    with app.test_request_context("/assistant"):
        talk = Conversation.new(authority="kent")
        texts = set(offered(app))
        taken = [
            text for text in texts
            if in_danger(text) or read_as_danger(question_of(talk, text, "en"), text)
        ]  # fmt: skip
    assert len(texts) > 200
    assert taken == []
