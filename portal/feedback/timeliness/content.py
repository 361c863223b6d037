"""What `content/` says about timeliness: neighbours, what others reported, waiting times.

Nothing is invented: a waiting time nobody published says so, and a council
whose statistical neighbours are not listed is compared with England alone.
"""

from datetime import date
from pathlib import Path
from typing import cast

from flask import Flask, current_app
from pydantic import Field

from portal.authorities import Authority
from portal.content_reader import ContentModel, read_yaml_list


class Neighbour(ContentModel):
    """A council the Department for Education counts as similar; `la_code` has three digits."""

    la_code: str = Field(pattern=r"^\d{3}$")
    name: str
    source: str


class ReportedTimeliness(ContentModel):
    """A percentage somebody printed. `plans` is how many it is of, where they said so."""

    key: str
    who: str
    percent: float = Field(ge=0, le=100)
    period: str
    target: bool = False
    plans: int | None = None
    source: str


class WaitingTime(ContentModel):
    """How long families wait for one sort of help; without `weeks` it is not published."""

    help: str
    weeks: float | None = Field(default=None, ge=0)
    measure: str | None = None
    as_at: date | None = None
    source: str | None = None
    note: str | None = None


class TimelinessContent(ContentModel):
    """The three files of one council; each may be absent."""

    neighbours: tuple[Neighbour, ...] = ()
    reported: tuple[ReportedTimeliness, ...] = ()
    waiting_times: tuple[WaitingTime, ...] = ()


def register_timeliness(app: Flask, content: Path, authorities: list[Authority]) -> None:
    """Read the files of every council; raises `ContentErrors`."""
    app.extensions["portal_timeliness"] = {
        one.code: read_timeliness(content, one.code) for one in authorities
    }


def timeliness_content(authority: str) -> TimelinessContent:
    """Return what `content/` says about the timeliness of `authority`."""
    found = cast(dict[str, TimelinessContent], current_app.extensions["portal_timeliness"])
    return found[authority]


def read_timeliness(content: Path, authority: str) -> TimelinessContent:
    """Read the files of `authority`; raises `ContentErrors`."""
    folder = content / authority / "feedback"
    neighbours = folder / "statistical_neighbours.yaml"
    reported = folder / "timeliness_reported.yaml"
    waiting = folder / "waiting_times.yaml"
    return TimelinessContent(
        neighbours=tuple(read_yaml_list(neighbours, Neighbour)) if neighbours.exists() else (),
        reported=tuple(read_yaml_list(reported, ReportedTimeliness)) if reported.exists() else (),
        waiting_times=tuple(read_yaml_list(waiting, WaitingTime)) if waiting.exists() else (),
    )
