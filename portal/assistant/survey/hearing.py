"""Understands an answer somebody types: its words, its place, what means the same, a slip.

Tables from `content/` say what means the same; nothing is guessed from
meaning. A misspelling counts only when it is near one answer and clearly
further from every other, so that “dissatisfied” is never taken for its opposite.
"""

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeAlias, cast

from flask import Flask, current_app

from portal.content_reader import ContentModel, read_yaml
from portal.feedback.instruments import NOT_APPLICABLE, Question
from search_index.meaning.understanding import exact_key

Command: TypeAlias = Literal[
    "stop",
    "skip",
    "nothing",
    "send",
    "change",
    "start_again",
    "have_code",
    "no_code",
    "without_code",
    "young_person",
    "go_back",
]
Forms: TypeAlias = tuple[tuple[str, ...], ...]

NEAR, APART = 0.86, 0.03  # of difflib's ratio: how like one answer, how much less like another
SHORTEST = 4  # letters; in shorter words every slip is another word
FILLERS = frozenset(
    "a am are be did i im is it its me my so that the this us was we well were with".split()
)
PICTURE_STYLE = "\ufe0f"


class ScaleForms(ContentModel):
    """What means the same as each answer, lowest first: of five, and of the faces."""

    five: Forms
    faces: Forms


class AnswerForms(ContentModel):
    """The forms of every scale."""

    agree: ScaleForms
    satisfied: ScaleForms
    yes_no: ScaleForms


class ChatWords(ContentModel):
    """Everything the chat understands while a survey is open."""

    commands: Mapping[Command, tuple[str, ...]]
    does_not_apply: tuple[str, ...]
    answers: AnswerForms


def register_hearing(app: Flask, content: Path) -> None:
    """Read the words; raises `ContentErrors`."""
    path = content / "england" / "feedback" / "chat_words.yaml"
    app.extensions["portal_chat_words"] = read_yaml(path, ChatWords)


def means(text: str, *commands: Command) -> bool:
    """Say whether `text` is one of these commands, word for word."""
    key = plain(text)
    return any(key == plain(form) for one in commands for form in _words().commands[one])


def hear(question: Question, choices: Sequence[tuple[str, str]], text: str) -> str | None:
    """Return the stored value of the answer in `text`, or None when it is none for certain."""
    known = _known(question, choices)
    key = plain(text)
    bare = " ".join(word for word in key.split() if word not in FILLERS)
    return known.get(key) or known.get(bare) or near(known, key)


def plain(text: str) -> str:
    """Return `text` as forms are compared: no marks, no capitals; a picture alone stays."""
    return exact_key(text.replace("'", "").replace("’", "")) or text.replace(PICTURE_STYLE, "")


def near(known: Mapping[str, str], key: str) -> str | None:
    """Return the value of the form that `key` misspells, when no other value is as likely."""
    likely: dict[str, float] = {}
    for form, value in known.items():
        if min(len(key), len(form)) >= SHORTEST and form[0] == key[0]:
            ratio = difflib.SequenceMatcher(None, key, form).ratio()
            likely[value] = max(likely.get(value, 0.0), ratio)
    best = sorted(likely.items(), key=lambda pair: pair[1], reverse=True)
    if not best or best[0][1] < NEAR or (best[1:] and best[0][1] - best[1][1] < APART):
        return None
    return best[0][0]


def _known(question: Question, choices: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return every form of every answer; the words of the answers themselves come last and win."""
    labels = [pair for pair in choices if pair[0] != NOT_APPLICABLE]
    scale: ScaleForms = getattr(_words().answers, question.scale)
    forms = scale.five if len(labels) == len(scale.five) else scale.faces
    known: dict[str, str] = {}
    for place, ((value, _), same) in enumerate(zip(labels, forms, strict=True), start=1):
        known |= {plain(form): value for form in (*same, str(place))}
    if len(choices) > len(labels):
        known |= {plain(form): NOT_APPLICABLE for form in _words().does_not_apply}
    return known | {plain(label): value for value, label in choices}


def _words() -> ChatWords:
    return cast(ChatWords, current_app.extensions["portal_chat_words"])
