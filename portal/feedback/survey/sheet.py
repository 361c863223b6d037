"""A survey laid out for a page: one step for each question, what was chosen, what is wrong.

All steps are in one page and shown one at a time by the style sheet, so a step
needs no network, Back works, and nothing is kept anywhere before it is sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.feedback.instruments import NOT_APPLICABLE, Instrument, Question, Voice
from portal.feedback.survey.tickets import Ticket


@dataclass(frozen=True)
class Choice:
    """One answer on a card. `face` is 1 (sad), 3 or 5 (glad), None for no face."""

    value: str
    label: str
    checked: bool
    face: int | None = None


@dataclass(frozen=True)
class Step:
    """One question with its choices. `open` is the step that is shown first."""

    id: str
    code: str
    number: int
    words: str
    hint: str | None
    choices: tuple[Choice, ...]
    back: str
    onward: str
    error: str | None = None
    open: bool = False


@dataclass(frozen=True)
class Words:
    """The open question. `suggestion` is the text as it would be with private details covered."""

    id: str
    code: str
    number: int
    words: str
    hint: str
    text: str
    back: str
    error: str | None = None
    suggestion: str | None = None
    open: bool = False


@dataclass(frozen=True)
class Sheet:
    """Everything the survey's page shows."""

    instrument: Instrument
    voice: Voice
    about: str
    ticket: str
    invited: bool
    steps: tuple[Step, ...]
    words: Words | None
    total: int
    problem: str | None = None

    @property
    def starts(self) -> bool:
        """Whether the page opens with its introduction."""
        return not any(one.open for one in self.steps) and not (self.words and self.words.open)

    @property
    def errors(self) -> list[tuple[str, str]]:
        """Return the address of what is wrong and what is wrong with it."""
        wrong = [(f"{one.id}-0", one.error) for one in self.steps if one.error]
        if self.words and self.words.error:
            wrong.append((f"{self.words.id}-text", self.words.error))
        if self.problem:
            wrong.append(("begin", self.problem))
        return [(address, str(sentence)) for address, sentence in wrong]


@dataclass(frozen=True)
class Typed:
    """What the visitor chose and wrote so far, and what is to be shown about it."""

    answers: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    wrong: str | None = None
    error: str | None = None
    suggestion: str | None = None
    problem: str | None = None


def lay_out(instrument: Instrument, ticket: Ticket, typed: Typed) -> Sheet:
    """Return the survey of `ticket` with what was typed so far."""
    count = len(instrument.questions)
    total = count + (1 if instrument.comment else 0)
    steps = tuple(
        _step(instrument, ticket, typed, question, number, total)
        for number, question in enumerate(instrument.questions, start=1)
    )
    return Sheet(
        instrument=instrument,
        voice=ticket.voice,
        about=instrument.file.about.for_voice(ticket.voice),
        ticket=ticket.sealed(),
        invited=ticket.token is not None,
        steps=steps,
        words=_words(instrument, ticket, typed, total),
        total=total,
        problem=typed.problem,
    )


def _step(
    instrument: Instrument,
    ticket: Ticket,
    typed: Typed,
    question: Question,
    number: int,
    total: int,
) -> Step:
    wrong = typed.wrong == question.code
    return Step(
        id=f"q{number}",
        code=question.code,
        number=number,
        words=question.wording(ticket.outcome).for_voice(ticket.voice),
        hint=question.hint,
        choices=_choices(instrument, ticket.voice, question, typed.answers.get(question.code)),
        back="begin" if number == 1 else f"q{number - 1}",
        onward="check" if number == total else f"q{number + 1}",
        error=typed.error if wrong else None,
        open=wrong,
    )


def _choices(
    instrument: Instrument, voice: Voice, question: Question, chosen: str | None
) -> tuple[Choice, ...]:
    faces = voice != "parent" and question.scale != "yes_no"
    choices = [
        Choice(str(value), label, chosen == str(value), value if faces else None)
        for value, label in instrument.labels(question, voice)
    ]
    if question.may_not_apply:
        label = instrument.shared.does_not_apply.for_voice(voice)
        choices.append(Choice(NOT_APPLICABLE, label, chosen == NOT_APPLICABLE))
    return tuple(choices)


def _words(instrument: Instrument, ticket: Ticket, typed: Typed, total: int) -> Words | None:
    comment = instrument.comment
    if comment is None:
        return None
    wrong = typed.wrong == comment.code
    return Words(
        id=f"q{total}",
        code=comment.code,
        number=total,
        words=comment.words.for_voice(ticket.voice),
        hint=comment.hint,
        text=typed.text,
        back=f"q{total - 1}",
        error=typed.error if wrong else None,
        suggestion=typed.suggestion,
        open=wrong,
    )
