"""What a conversation keeps of an open survey, and for no longer than it is open."""

from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from portal.feedback.instruments import NOT_APPLICABLE, Instrument, Question, get_instrument
from portal.feedback.survey.tickets import Ticket, open_ticket

Step: TypeAlias = Literal[
    "code", "about", "question", "words", "check", "which", "refused", "sent", "aside"
]
# The steps that have a ticket and with it questions; before them nothing can be lost.
BEGUN: frozenset[Step] = frozenset({"question", "words", "check", "which", "refused"})


@dataclass
class OpenSurvey:
    """Where somebody is in a survey.

    `ticket` is sealed with the portal's own secret: it holds an invitation's token.
    `at` is the question's number, from 1. `answers` are by question code, as the
    survey stores them. `missed` counts messages in a row that were no answer, and
    `changing` says that the summary comes next, as one answer is being changed.
    `left_at` is the step to go back to while it is set aside.
    """

    step: Step
    ticket: str = ""
    at: int = 1
    answers: dict[str, str] = field(default_factory=dict)
    text: str = ""
    missed: int = 0
    changing: bool = False
    left_at: Step = "question"

    @property
    def begun(self) -> bool:
        """Whether there are questions to answer."""
        return self.step in BEGUN

    def set_aside(self) -> "OpenSurvey | None":
        """Return it without its words, to be gone back to; None where there is nothing to lose."""
        return replace(self, step="aside", left_at=self.step, text="") if self.begun else None

    def taken_up(self) -> "OpenSurvey":
        """Return it at the step where it was set aside."""
        return replace(self, step=self.left_at, missed=0)

    def opened(self) -> "Paper":
        """Return the questions this survey asks; raises `TicketLost` or `UnknownInstrument`."""
        ticket = open_ticket(self.ticket)
        return Paper(ticket, get_instrument(ticket.instrument))


@dataclass(frozen=True)
class Paper:
    """A ticket and the survey it is for, in the words of the one who answers."""

    ticket: Ticket
    instrument: Instrument

    @property
    def total(self) -> int:
        """How many questions there are, the open one among them."""
        return len(self.instrument.questions) + (1 if self.instrument.comment else 0)

    def question(self, number: int) -> Question | None:
        """Return the question with this number, from 1; None where there is none to choose from."""
        questions = self.instrument.questions
        return questions[number - 1] if 1 <= number <= len(questions) else None

    def words(self, question: Question) -> str:
        """Return how `question` is put."""
        return question.wording(self.ticket.outcome).for_voice(self.ticket.voice)

    def choices(self, question: Question) -> tuple[tuple[str, str], ...]:
        """Return the answers as (stored value, words), lowest first, “does not apply” last."""
        voice = self.ticket.voice
        labels = self.instrument.labels(question, voice)
        choices = tuple((str(value), label) for value, label in labels)
        if not question.may_not_apply:
            return choices
        return (*choices, (NOT_APPLICABLE, self.instrument.shared.does_not_apply.for_voice(voice)))
