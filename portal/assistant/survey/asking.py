"""What is said at each step of a survey: the question, its buttons, and what led here.

`ask` is the one way to say where somebody is, so that a message that changed
nothing is answered with the same question again.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from portal.assistant.conversations import Conversation
from portal.assistant.reply import Message, QuickReply, Reply
from portal.assistant.survey.buttons import numbered, skip_button, survey_button
from portal.assistant.survey.held import OpenSurvey, Paper, Step
from portal.assistant.words import say
from portal.authorities import get_authority
from portal.feedback.survey.forms import open_choices
from portal.settings import current_settings

Asked = tuple[list[str], tuple[QuickReply, ...]]


@dataclass(frozen=True)
class Teller:
    """Says things to the one who has `conversation`, in their words."""

    conversation: Conversation

    @property
    def survey(self) -> OpenSurvey:
        """The open survey; there must be one."""
        survey = self.conversation.survey
        if survey is None:
            raise ValueError("no survey is open")
        return survey

    def say(self, name: str, **more: str) -> str:
        """Return one of the assistant's own sentences."""
        authority = get_authority(self.conversation.authority)
        content = current_settings().content_dir
        return say(content, name, self.conversation.audience, authority, **more)


def ask(tell: Teller, *leads: Message | str, last_chance: bool = False) -> Reply:
    """Return the reply that asks what the open survey is at, after `leads`.

    Whole messages among the leads become bubbles of their own. `last_chance` puts
    the way out before the answers.
    """
    words, buttons = STEPS[tell.survey.step](tell)
    if last_chance:
        buttons = tuple(sorted(buttons, key=lambda one: one.text != survey_button("stop").text))
    before = tuple(one for one in leads if isinstance(one, Message))
    said = [one for one in leads if isinstance(one, str)]
    return told(*before, Message("\n\n".join([*said, *words]), quick_replies=buttons))


def told(*messages: Message) -> Reply:
    """Return a reply of the survey."""
    return Reply(messages, "feedback", confidence=1.0)


def _code(tell: Teller) -> Asked:
    return [tell.say("survey_ask_code")], (survey_button("no_code"), survey_button("stop"))


def _about(tell: Teller) -> Asked:
    choices = tuple(QuickReply(label, label) for _, label in open_choices())
    return [tell.say("survey_ask_about")], (*choices, survey_button("stop"))


def _question(tell: Teller) -> Asked:
    survey, paper = tell.survey, tell.survey.opened()
    question = paper.question(survey.at)
    if question is None:
        return _words(tell)
    parts = [
        _number(tell, paper),
        paper.words(question),
        *([question.hint] if question.hint else []),
    ]
    answers = (numbered(survey.at, label) for _, label in paper.choices(question))
    return parts, (*answers, skip_button(survey.at), survey_button("stop"))


def _words(tell: Teller) -> Asked:
    survey, paper = tell.survey, tell.survey.opened()
    comment = paper.instrument.comment
    if comment is None:
        return _check(tell)
    words = comment.words.for_voice(paper.ticket.voice)
    parts = [_number(tell, paper), words, f"{comment.hint} {tell.say('survey_write_or_skip')}"]
    return parts, (skip_button(survey.at), survey_button("stop"))


def _number(tell: Teller, paper: Paper) -> str:
    return tell.say("survey_number", number=str(tell.survey.at), total=str(paper.total))


def _check(tell: Teller) -> Asked:
    parts = [tell.say("survey_check"), *summary(tell)]
    return parts, tuple(survey_button(one) for one in ("send", "change", "stop"))


def _which(tell: Teller) -> Asked:
    paper = tell.survey.opened()
    questions = tuple(
        QuickReply(f"{number}. {words}", f"Change {number}")
        for number, words, _ in rows(tell, paper)
    )
    return [tell.say("survey_which")], (*questions, survey_button("back"), survey_button("stop"))


def _refused(tell: Teller) -> Asked:
    return [tell.say("survey_without_code")], (survey_button("without_code"), survey_button("stop"))


STEPS: Mapping[Step, Callable[[Teller], Asked]] = {
    "code": _code,
    "about": _about,
    "question": _question,
    "words": _words,
    "check": _check,
    "which": _which,
    "refused": _refused,
}


def summary(tell: Teller) -> list[str]:
    """Return every question with its answer, as paragraphs."""
    paper = tell.survey.opened()
    skipped = tell.say("survey_skipped")
    return [
        tell.say("survey_answer", number=str(number), question=words, answer=answer or skipped)
        for number, words, answer in rows(tell, paper)
    ]


def rows(tell: Teller, paper: Paper) -> Iterator[tuple[int, str, str | None]]:
    """Yield number, words and answer of every question, the open one last."""
    survey, instrument = tell.survey, paper.instrument
    for number, question in enumerate(instrument.questions, start=1):
        labels = dict(paper.choices(question))
        yield number, paper.words(question), labels.get(survey.answers.get(question.code, ""))
    if instrument.comment is not None:
        words = instrument.comment.words.for_voice(paper.ticket.voice)
        yield paper.total, words, f"“{survey.text}”" if survey.text else None
