"""The format of a guidance page in `content/`, checked when it is read.

One file gives the page, the search entry and later the assistant's answer, so
the words a family reads are written once. See docs/content.md.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from portal.content_reader import ContentModel

SECTION_KEYS = ("meaning", "today", "rights", "ask")

Audience = Literal["parent", "young_person", "both"]
LawStatus = Literal["in_force", "guidance", "proposed", "historic"]
Translation = Literal["original", "human", "machine_draft"]


def _answer_length(answer: str) -> str:
    words = len(answer.split())
    if not 40 <= words <= 60:
        raise ValueError(f"the short answer has {words} words; write 40 to 60")
    return answer


def _young_person_length(answer: str) -> str:
    words = len(answer.split())
    if not 20 <= words <= 65:
        raise ValueError(f"the answer for young people has {words} words; write 25 to 60")
    return answer


ShortAnswer = Annotated[str, AfterValidator(_answer_length)]
YoungPersonAnswer = Annotated[str, AfterValidator(_young_person_length)]
Summary = Annotated[str, Field(max_length=160)]


class TopicSource(ContentModel):
    """Where a fact was read. `checked_on` stays empty until a person opens the live page."""

    id: str
    title: str
    url: str | None = None
    checked_on: date | None = None


class TopicFront(ContentModel):
    """The facts at the top of an England-wide guidance page."""

    slug: str
    title: str
    summary: Summary
    audience: Audience
    schedule2: tuple[str, ...]
    law_status: LawStatus
    law: tuple[str, ...] = ()
    answer: ShortAnswer
    answer_young_person: YoungPersonAnswer | None = None
    keywords: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    sources: tuple[TopicSource, ...]
    last_reviewed: date
    reviewed_by: str
    review_by: date
    language: str = "en"
    translation: Translation = "original"
    translated_from: str | None = None


class OverlayFront(ContentModel):
    """What an authority adds to, or says instead of, the England-wide page."""

    slug: str
    title: str | None = None
    summary: Summary | None = None
    answer: ShortAnswer | None = None
    answer_young_person: YoungPersonAnswer | None = None
    keywords: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    sources: tuple[TopicSource, ...] = ()
    last_reviewed: date
