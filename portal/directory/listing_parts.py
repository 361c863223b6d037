"""The parts of a `Listing`: each answers one question a family asks.

Small and frozen, with the same names as in the content files, so that an error
message and the documentation speak of the same thing.
"""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, field_validator, model_validator

from portal.content_reader import ContentModel
from portal.send.accessibility import Wheelchair
from portal.send.sessions import Pattern, Weekday, When
from portal.send.support import Answer


def _yes_or_no(value: Any) -> Any:
    """YAML reads a bare yes or no as true or false; an officer means the word."""
    if isinstance(value, bool):
        return Answer.YES if value else Answer.NO
    return value


def _words(value: Any) -> Any:
    """YAML reads a bare year as a number; an officer means the words."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


YesNo = Annotated[Answer, BeforeValidator(_yes_or_no)]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Link = Annotated[str, Field(pattern=r"^https?://\S+$", max_length=500)]


class ContactDetails(ContentModel):
    """One way to reach the service. Without a source a number is a guess, so it needs one."""

    role: str
    phone: str | None = None
    email: str | None = Field(default=None, pattern=r"^[^@\s]+@[^@\s]+\.[a-z]+$")
    url: Link | None = None
    hours: str | None = None
    source: str | None = None
    last_verified: date | None = None

    @model_validator(mode="after")
    def _number_has_a_source(self) -> Self:
        if (self.phone or self.email) and not self.source:
            raise ValueError("a phone number or email needs a source")
        return self


class Access(ContentModel):
    """Can I get in: who may come, who decides, how long it takes, what it costs."""

    who_for: str | None = None
    plan_needed: YesNo = Answer.NOT_STATED
    diagnosis_needed: YesNo = Answer.NOT_STATED
    self_referral: YesNo = Answer.NOT_STATED
    who_refers: str | None = None
    how_decided: str | None = None
    decided_by: str | None = None
    waiting_time: str | None = None
    waiting_stated_on: date | None = None
    cost: str | None = None
    free: bool | None = None
    after_applying: str | None = None


class SessionTimes(ContentModel):
    """One regular session; `nth` is 1-5, or -1 for the last such weekday of a month."""

    weekday: Weekday
    start: Clock | None = None
    end: Clock | None = None
    pattern: Pattern = Pattern.WEEKLY
    nth: Literal[1, 2, 3, 4, 5, -1] | None = None
    when: When = When.BOTH
    valid_from: date | None = None
    valid_to: date | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _can_happen(self) -> Self:
        if (self.pattern is Pattern.NTH) != (self.nth is not None):
            raise ValueError("nth goes with the pattern nth, and only with it")
        if self.start and self.end and self.start >= self.end:
            raise ValueError("the session ends before it starts")
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise ValueError("valid_from is after valid_to")
        return self


class Accessibility(ContentModel):
    """What the building offers; `partial` wheelchair access is not access."""

    wheelchair: Wheelchair = Wheelchair.NOT_STATED
    toilet: YesNo = Answer.NOT_STATED
    hoist: YesNo = Answer.NOT_STATED
    changing_place: YesNo = Answer.NOT_STATED
    hearing_loop: YesNo = Answer.NOT_STATED
    quiet_space: YesNo = Answer.NOT_STATED
    parking: YesNo = Answer.NOT_STATED


class LocalOfferAnswers(ContentModel):
    """The seven questions councils ask providers (Outpost's), a statement and a link.

    `support` says what is done for children with SEND; `report_url` leads to the
    SEN information report.
    """

    outcomes: str | None = None
    training: str | None = None
    parental_involvement: str | None = None
    information_sharing: str | None = None
    environment: str | None = None
    how_to_start: str | None = None
    future_plans: str | None = None
    report_url: Link | None = None
    support: str | None = None


class Paragraph5(ContentModel):
    """A provider's answers to SEND Regulations 2014, Schedule 2, paragraph 5 (a) to (j)."""

    a: str | None = None
    b: str | None = None
    c: str | None = None
    d: str | None = None
    e: str | None = None
    f: str | None = None
    g: str | None = None
    h: str | None = None
    i: str | None = None
    j: str | None = None


class HistoryNote(ContentModel):
    """Something that happened; `when` is as exact as the source is ("2016", "autumn 2018")."""

    when: Annotated[str, BeforeValidator(_words)]
    text: str
    source: str | None = None


class SourceNote(ContentModel):
    """Where facts come from; `stated_on` is the day the source says them of, not our reading."""

    id: str
    title: str
    url: Link | None = None
    stated_on: date | None = None
    note: str | None = None


Doubt = Literal[
    "same_figures_twice",  # both columns of the register carry the same numbers
    "whole_roll",  # the figure is the whole school, not the provision
    "over_capacity",
    "capacity_zero",
    "capacity_missing",
    "nobody_on_roll",
    "type_disagrees",  # the figures and the stated type of provision contradict each other
]


class ProvisionFigure(ContentModel):
    """A dated count of places. Never shown as free places today."""

    measure: Literal["resourced_provision", "sen_unit", "provision", "school"]
    on_roll: int | None = Field(default=None, ge=0)
    capacity: int | None = Field(default=None, ge=0)
    stated_on: date | None = None
    source: str | None = None
    doubts: tuple[Doubt, ...] = ()

    @field_validator("doubts")
    @classmethod
    def _once_each(cls, doubts: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
        return tuple(dict.fromkeys(doubts))
