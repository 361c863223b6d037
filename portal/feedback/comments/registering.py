"""Joins the comments to the portal when it starts, with what only rooms above may give.

Names of pages and the look for danger belong to rooms this one must not know;
they are handed in, so that the house keeps its floors.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from flask import Flask, current_app

from portal.authorities import Authority
from portal.feedback.comments.settings_file import CommentContent, read_comment_content

NamePage = Callable[..., str | None]
LooksDangerous = Callable[[str], bool]


@dataclass(frozen=True)
class CommentParts:
    """What the portal gave this room.

    `names` has for an endpoint a function of the address's values that returns
    the name of the page, or None where there is no such page.
    """

    content: Mapping[str, CommentContent]
    names: Mapping[str, NamePage]
    in_danger: LooksDangerous


def keep_parts(
    app: Flask,
    content: Path,
    authorities: list[Authority],
    names: Mapping[str, NamePage],
    in_danger: LooksDangerous,
) -> None:
    """Read the content for every authority; raises `ContentErrors`."""
    read = {one.code: read_comment_content(content, one.code) for one in authorities}
    app.extensions["portal_comments"] = CommentParts(read, names, in_danger)


def comment_parts() -> CommentParts:
    """Return what this portal gave the comments."""
    return cast(CommentParts, _extensions()["portal_comments"])


def comment_content(authority: str) -> CommentContent:
    """Return what `content/` says about the comments of `authority`."""
    return comment_parts().content[authority]


def _extensions() -> dict[str, Any]:
    return current_app.extensions
