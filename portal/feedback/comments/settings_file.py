"""What a council may set about comments: clocks, themes, promises, consultation.

Files in `content/england/feedback/` hold for everybody; a council's own folder
overrules the clock and holds its promises and its consultation. A file that is
not there means: nothing is known, and the page says so.
"""

from datetime import date
from pathlib import Path
from typing import Literal

from portal.content_reader import ContentModel, read_yaml, read_yaml_list


class Clock(ContentModel):
    """Working days for each step, and when the yearly report is late. All suggestions."""

    sort_days: int
    publish_days: int
    reply_days: int
    alarm_months: int
    keep_text_months: int
    keep_published_years: int


class CommentSettings(ContentModel):
    """A council's clock, and what it says about when people will hear; null: it has not said."""

    clock: Clock
    when_you_will_hear: str | None = None


class Theme(ContentModel):
    """A code of the code book. `words` are phrases that suggest it; an officer confirms."""

    code: str
    label: str
    words: tuple[str, ...]


class Consultee(ContentModel):
    """One letter of the list in regulation 54(1): whom a council must consult."""

    letter: str
    label: str


class Promise(ContentModel):
    """Something the council said in public that it would do, and what is known of it."""

    id: str
    promise: str
    by_when: str | None
    source: str
    state: Literal["done", "doing", "planned", "not_done", "not_known"]
    what_was_done: str | None = None
    evidence: str | None = None


class Member(ContentModel):
    """A role in the steering group. Roles only, never a person's name."""

    role: str
    since: date | None = None


class Meeting(ContentModel):
    """A meeting of the steering group and what changed because of it."""

    held_on: date
    what_changed: str | None = None


class QuestionAndAnswer(ContentModel):
    """A question that was put to the steering group, and its answer."""

    question: str
    answer: str
    answered_on: date | None = None


class Consulted(ContentModel):
    """Who was consulted (a letter of regulation 54(1)), when, how and what came of it."""

    letter: str
    who: str
    when: str | None = None
    how: str | None = None
    what_came_of_it: str | None = None
    source: str


class Consultation(ContentModel):
    """How families and others took part in making and reviewing the Local Offer."""

    group: str
    about: str
    source: str
    members: tuple[Member, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    questions: tuple[QuestionAndAnswer, ...] = ()
    consulted: tuple[Consulted, ...] = ()


class CommentContent(ContentModel):
    """Everything `content/` says about the comments of one council."""

    settings: CommentSettings
    themes: tuple[Theme, ...]
    consultees: tuple[Consultee, ...]
    promises: tuple[Promise, ...]
    consultation: Consultation | None


def read_comment_content(content: Path, authority: str) -> CommentContent:
    """Read all files for `authority`; raises `ContentErrors`."""
    england, own = content / "england" / "feedback", content / authority / "feedback"
    settings = own / "comments.yaml"
    promises, consultation = own / "promises.yaml", own / "consultation.yaml"
    return CommentContent(
        settings=read_yaml(
            settings if settings.exists() else england / "comments.yaml", CommentSettings
        ),
        themes=tuple(read_yaml_list(england / "themes.yaml", Theme)),
        consultees=tuple(read_yaml_list(england / "consultees.yaml", Consultee)),
        promises=tuple(read_yaml_list(promises, Promise)) if promises.exists() else (),
        consultation=read_yaml(consultation, Consultation) if consultation.exists() else None,
    )
