"""What a survey is made of, as typed values read from `content/`.

Core questions are written once and taken in by every survey of the assessment,
so that figures of two steps may be compared.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from pydantic import Field

from portal.content_reader import ContentModel

Voice: TypeAlias = Literal["parent", "young_person", "easy_read"]
VOICES: tuple[Voice, ...] = ("parent", "young_person", "easy_read")
NOT_APPLICABLE = "na"


class Wording(ContentModel):
    """One sentence for each kind of reader."""

    parent: str
    young_person: str
    easy_read: str

    def for_voice(self, voice: Voice) -> str:
        """Return the sentence for `voice`."""
        return str(getattr(self, voice))


class Scale(ContentModel):
    """The words of the answers, lowest first: five for parents, three under faces."""

    five: tuple[str, ...]
    faces: tuple[str, ...]


class Scales(ContentModel):
    """Every scale there is."""

    agree: Scale
    satisfied: Scale
    yes_no: Scale


class Question(ContentModel):
    """One thing to answer. `instead` has other words for an outcome (no plan was made)."""

    code: str
    label: str
    scale: Literal["agree", "satisfied", "yes_no"]
    words: Wording
    hint: str | None = None
    may_not_apply: bool = True
    instead: dict[str, Wording] = Field(default_factory=dict)

    def wording(self, outcome: str | None) -> Wording:
        """Return the words for a family with this outcome."""
        return self.instead.get(outcome or "", self.words)


class Comment(ContentModel):
    """The one open question."""

    code: str
    label: str
    words: Wording
    hint: str


class SharedQuestions(ContentModel):
    """What is written once for all surveys."""

    scales: Scales
    does_not_apply: Wording
    core: tuple[Question, ...]
    comment: Comment


class Outcome(ContentModel):
    """How this step ended for a family; figures are always shown apart by it."""

    key: str
    label: str


class InstrumentFile(ContentModel):
    """A survey as its file says it. `number` is its place among the five touchpoints."""

    key: str
    version: int = Field(ge=1)
    number: int | None = None
    name: str
    about: Wording
    trigger: str
    invited: str
    weeks: str | None = None
    closes_after_days: int = Field(ge=1, le=366)
    outcomes: tuple[Outcome, ...] = ()
    core: bool
    questions: tuple[Question, ...]
    comment: bool
    by_invitation: bool = True


class InstrumentChange(ContentModel):
    """What a council changes in a survey: everything but its questions."""

    key: str
    name: str | None = None
    trigger: str | None = None
    invited: str | None = None
    weeks: str | None = None
    closes_after_days: int | None = Field(default=None, ge=1, le=366)
    in_use: bool = True


class Frozen(ContentModel):
    """A version of a survey that families may have answered, and the hash of its words."""

    instrument: str
    version: int
    hash: str


@dataclass(frozen=True)
class Instrument:
    """A survey as one council uses it: its own rows and the shared questions, joined."""

    file: InstrumentFile
    shared: SharedQuestions
    in_use: bool = True

    @property
    def key(self) -> str:
        """The name programs know it by."""
        return self.file.key

    @property
    def version(self) -> int:
        """Which wording this is; answers keep it."""
        return self.file.version

    @property
    def name(self) -> str:
        """The name people know it by."""
        return self.file.name

    @property
    def questions(self) -> tuple[Question, ...]:
        """Everything to answer but the comment, in order: what all surveys share comes first."""
        return (*(self.shared.core if self.file.core else ()), *self.file.questions)

    @property
    def comment(self) -> Comment | None:
        """The open question, if this survey has one."""
        return self.shared.comment if self.file.comment else None

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """How the step may have ended."""
        return self.file.outcomes

    def labels(self, question: Question, voice: Voice) -> tuple[tuple[int, str], ...]:
        """Return the answers to choose from as (stored value, words), lowest first.

        Three faces are stored as 1, 3 and 5, no and yes as 1 and 5.
        """
        scale: Scale = getattr(self.shared.scales, question.scale)
        words = scale.five if voice == "parent" else scale.faces
        step = 4 // (len(words) - 1)
        return tuple((1 + step * place, label) for place, label in enumerate(words))

    def steps(self, voice: Voice, question: Question) -> int:
        """Return how many answers `voice` chooses from: 5, 3 (faces) or 2 (no and yes)."""
        return len(self.labels(question, voice))

    @property
    def hash(self) -> str:
        """SHA-256 over every word a family answers to: a change of any is a new version.

        Fields are named one by one, so that a new key of the format changes no hash.
        """
        used = {question.scale for question in self.questions}
        words = [
            [_asked(one) for one in self.questions],
            {name: _plain(getattr(self.shared.scales, name)) for name in sorted(used)},
            _plain(self.shared.does_not_apply),
            [_plain(self.comment.words), self.comment.hint] if self.comment else None,
        ]
        text = json.dumps(words, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _asked(question: Question) -> list[Any]:
    instead = {outcome: _plain(words) for outcome, words in question.instead.items()}
    what = [question.code, question.scale, question.may_not_apply, question.hint]
    return [*what, _plain(question.words), instead]


def _plain(words: Wording | Scale) -> Any:
    return words.model_dump(mode="json")
