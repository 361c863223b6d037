"""Reads the invented words and comments from `content/demonstration/<council>/`."""

from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field

from portal.content_reader import ContentModel, read_yaml_list
from portal.feedback.comments.states import State

FOLDER = "demonstration"
Model = TypeVar("Model", bound=ContentModel)


class InventedWords(ContentModel):
    """The free words of one survey."""

    survey: str
    text: str
    language: str = "en"


class InventedAction(ContentModel):
    """What is done about a comment. `due_in` counts days from today, before it when negative."""

    text: str
    owner: str
    state: Literal["planned", "doing", "done", "will_not"]
    due_in: int | None = None
    reason: str = ""


class InventedComment(ContentModel):
    """One comment and where it stands. `page` is the slug of the guidance page it is about.

    `survey`: it came with this survey instead of by the form.
    """

    days_ago: int = Field(ge=0, le=330)
    text: str
    state: State
    kind: str
    who: str | None = None
    page: str | None = None
    district: str | None = None
    survey: str | None = None
    language: str = "en"
    themes: tuple[str, ...] = ()
    withheld_because: str = ""
    reply: str = ""
    actions: tuple[InventedAction, ...] = ()


def read_invented_words(content: Path, authority: str) -> list[InventedWords]:
    """Return the council's invented words; none where it has no such file."""
    return _read(content / FOLDER / authority / "words.yaml", InventedWords)


def read_invented_comments(content: Path, authority: str) -> list[InventedComment]:
    """Return the council's invented comments; none where it has no such file."""
    return _read(content / FOLDER / authority / "comments.yaml", InventedComment)


def _read(path: Path, model: type[Model]) -> list[Model]:
    return read_yaml_list(path, model) if path.exists() else []
