"""“Where are we, and what comes next?”: the graduated response as stages, never as a queue.

A stage says what it means, what should happen next, what to ask for now and
which questions to take to school. On every stage stands the sentence that an
EHC needs assessment may be asked for at any time.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, cast

from flask import Flask, current_app
from pydantic import Field, model_validator

from portal.authorities import Authority, current_authority
from portal.content_reader import ContentModel, read_yaml
from portal.errors import PageNotFound
from portal.guidance.local_words import in_local_words
from portal.guidance.topic_file import TopicSource
from portal.send.ehc_timeline import Event

WhoId = Literal["under-five", "school", "sixteen", "me"]
Lines = Annotated[tuple[str, ...], Field(min_length=2)]


class WhoChoice(ContentModel):
    """One answer to “Who is it about?”."""

    id: WhoId
    label: str


class Stage(ContentModel):
    """One place where a family may be. `event` is what its date calculator starts from."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    name: str
    choice: str
    who: Annotated[tuple[WhoId, ...], Field(min_length=1)]
    event: Event | None = None
    meaning: str
    young_person: str
    next: Lines
    ask_now: Lines
    questions: Lines
    rights: Lines
    guidance: tuple[str, ...]


class ExplorerWords(ContentModel):
    """All stages, and the words that stand on every one of them."""

    always: str
    test: str
    always_guidance: str
    holder: str
    who: tuple[WhoChoice, ...]
    stages: tuple[Stage, ...]
    law: tuple[str, ...]
    sources: tuple[TopicSource, ...]
    last_reviewed: date
    reviewed_by: str

    @model_validator(mode="after")
    def _distinct(self) -> "ExplorerWords":
        ids = [stage.id for stage in self.stages]
        if len(ids) != len(set(ids)):
            raise ValueError("two stages have the same id")
        return self


def register_explorer(app: Flask, content: Path, authorities: Iterable[Authority]) -> None:
    """Read the stages for each council; raises `ContentErrors`."""
    path = content / "england" / "explorer.yaml"
    words = read_yaml(path, ExplorerWords)
    app.extensions["portal_explorer"] = in_local_words(words, path, authorities)


def explorer_words() -> ExplorerWords:
    """Return the explorer's words for the current council."""
    known = cast(Mapping[str, ExplorerWords], current_app.extensions["portal_explorer"])
    return known[current_authority().code]


def list_stages(who: str | None = None) -> list[Stage]:
    """Return the stages in the order of the file; with `who`, those that may be theirs."""
    return [stage for stage in explorer_words().stages if who is None or who in stage.who]


def find_stage(stage_id: str) -> Stage | None:
    """Return the stage, or None."""
    return next((stage for stage in explorer_words().stages if stage.id == stage_id), None)


def get_stage(stage_id: str) -> Stage:
    """Return the stage; raises `PageNotFound`."""
    stage = find_stage(stage_id)
    if stage is None:
        raise PageNotFound(stage_id)
    return stage
