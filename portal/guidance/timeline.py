"""The dates around an EHC plan, in words: the law's count joined to `timeline.yaml`.

Pages, the calendar file and the chat all ask here, so a date and its sentence
are the same everywhere. Nothing a family types is kept: a date comes in, the
answer goes out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Literal, cast

from flask import Flask, current_app
from pydantic import model_validator

from portal.authorities import Authority, current_authority
from portal.content_reader import ContentModel, read_yaml
from portal.guidance.local_words import in_local_words
from portal.guidance.topic_file import TopicSource
from portal.guidance.words import UNCHECKED
from portal.send.ehc_timeline import Event, Step, StepDate, appeal_dates, step_dates

Who = Literal["council", "you", "advisers", "setting"]


class EventWords(ContentModel):
    """What happened, as a family would say it, and what to know beside its dates."""

    id: Event
    label: str
    hint: str
    exceptions: bool = False
    one_month_note: bool = False
    notes: tuple[str, ...]
    guidance: tuple[str, ...] = ()


class StepWords(ContentModel):
    """The name of a step, who has to act, and one or two sentences."""

    id: Step
    name: str
    who: Who
    words: str


class ExceptionWords(ContentModel):
    """When the council may take longer; always shown beside the dates they bear on."""

    intro: str
    items: tuple[str, ...]
    closing: str


class CalendarWords(ContentModel):
    """What the entries of a calendar file say besides their steps."""

    name: str
    latest: str
    at_least: str
    unchecked: str
    closing: str


class TimelineWords(ContentModel):
    """All words of the date calculator. Every event and every step is there exactly once."""

    events: tuple[EventWords, ...]
    steps: tuple[StepWords, ...]
    exceptions: ExceptionWords
    one_month_note: str
    late: tuple[str, ...]
    holder: str
    calendar: CalendarWords
    law: tuple[str, ...]
    sources: tuple[TopicSource, ...]
    last_reviewed: date
    reviewed_by: str

    @model_validator(mode="after")
    def _whole(self) -> "TimelineWords":
        _each_once("event", [one.id for one in self.events], Event)
        _each_once("step", [one.id for one in self.steps], Step)
        return self

    def event(self, event: Event) -> EventWords:
        """Return the words of `event`."""
        return next(one for one in self.events if one.id == event)

    def step(self, step: Step) -> StepWords:
        """Return the words of `step`."""
        return next(one for one in self.steps if one.id == step)


@dataclass(frozen=True, kw_only=True)
class TimelineDate(StepDate):
    """One line of the answer: what is due, who acts, and by when (or sooner)."""

    name: str
    who: Who
    words: str
    unchecked: bool


def register_timeline(app: Flask, content: Path, authorities: Iterable[Authority]) -> None:
    """Read the calculator's words for each council; raises `ContentErrors`."""
    path = content / "england" / "timeline.yaml"
    words = read_yaml(path, TimelineWords)
    app.extensions["portal_timeline"] = in_local_words(words, path, authorities)


def timeline_words() -> TimelineWords:
    """Return the words for the current council."""
    known = cast(Mapping[str, TimelineWords], current_app.extensions["portal_timeline"])
    return known[current_authority().code]


def dates_for(event: Event | str, day: date, other: date | None = None) -> list[TimelineDate]:
    """Return the dates that follow from `event` on `day`, earliest first.

    For a decision letter `other` is the date on the mediation certificate, for
    a certificate the date on the letter: with both, the later limit is given.
    Raises `ValueError` for an event nobody knows.
    """
    words = timeline_words()
    return [_in_words(one, words.step(one.step)) for one in _count(Event(event), day, other)]


def _count(event: Event, day: date, other: date | None) -> tuple[StepDate, ...]:
    if other is not None and event is Event.DECISION_LETTER:
        return appeal_dates(letter=day, certificate=other)
    if other is not None and event is Event.MEDIATION_CERTIFICATE:
        return appeal_dates(letter=other, certificate=day)
    return step_dates(event, day)


def _in_words(counted: StepDate, words: StepWords) -> TimelineDate:
    return TimelineDate(
        step=counted.step,
        on=counted.on,
        limit=counted.limit,
        legal=counted.legal,
        name=words.name,
        who=words.who,
        words=words.words.removesuffix(UNCHECKED).rstrip(),
        unchecked=words.words.endswith(UNCHECKED),
    )


def _each_once(kind: str, given: list[str], known: type[StrEnum]) -> None:
    missing = [one.value for one in known if one not in given]
    twice = sorted({str(one) for one in given if given.count(one) > 1})
    if missing or twice:
        raise ValueError(f"each {kind} is there once; missing: {missing}; twice: {twice}")
