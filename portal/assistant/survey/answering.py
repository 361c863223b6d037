"""Takes one message at each step of a survey, and asks what comes next.

Every step understands its buttons, the same words typed, and little else: what
is not understood is asked again, kindly, once; then the way out comes first.
"""

from collections.abc import Callable, Mapping

from portal.assistant.asking import Question as AskedQuestion
from portal.assistant.people import answer_handover
from portal.assistant.reply import Reply
from portal.assistant.survey.asking import Teller, ask
from portal.assistant.survey.buttons import read_change, read_numbered
from portal.assistant.survey.codes import looks_like_code
from portal.assistant.survey.hearing import hear, means
from portal.assistant.survey.held import Step
from portal.assistant.survey.leaving import send, send_without_code
from portal.assistant.survey.opening import open_about, open_with_code
from portal.feedback.responses.checking import LONGEST_TEXT

Take = Callable[[Teller, AskedQuestion, str], Reply]


def take(tell: Teller, asked: AskedQuestion, text: str) -> Reply:
    """Answer `text` at the step the survey is at; `asked.text` has private details covered."""
    survey = tell.survey
    pressed = _pressed(tell, text) if survey.begun else None
    if pressed is not None:
        survey.missed = 0
        return pressed
    return TAKES[survey.step](tell, asked, text)


def _pressed(tell: Teller, text: str) -> Reply | None:
    """Take the button of an answer, of this question or of one before; None if it is none."""
    found = read_numbered(text)
    if found is None:
        return None
    number, words = found
    if number == tell.survey.opened().total and means(words, "skip"):
        return _leave_words(tell) if tell.survey.at == number else ask(tell)
    return _answered(tell, number, words) if number <= tell.survey.at else None


def _answered(tell: Teller, number: int, words: str, typed: bool = False) -> Reply | None:
    """Put down `words` as the answer to question `number`, and ask on; None if it is no answer."""
    survey, paper = tell.survey, tell.survey.opened()
    question = paper.question(number)
    if question is None:
        return None
    choices = paper.choices(question)
    value = None if means(words, "skip") else hear(question, choices, words)
    if value is None and not means(words, "skip"):
        return None
    before = survey.answers.get(question.code)
    survey.answers.pop(question.code, None)
    if value is not None:
        survey.answers[question.code] = value
    label = dict(choices).get(value or "")
    if survey.step == "question" and survey.at == number:
        _onward(tell)
        return ask(tell, *([tell.say("survey_heard", answer=label)] if typed and label else []))
    if before == value or label is None:
        return ask(tell)
    return ask(tell, tell.say("survey_changed", number=str(number), answer=label))


def _onward(tell: Teller) -> None:
    """Go to the next question, or to the summary where one answer was being changed."""
    survey, paper = tell.survey, tell.survey.opened()
    last = survey.at >= paper.total
    if survey.changing or last:
        survey.step, survey.at, survey.changing = "check", paper.total, False
    else:
        survey.at += 1
        survey.step = "question" if paper.question(survey.at) else "words"
    survey.missed = 0


def _take_code(tell: Teller, asked: AskedQuestion, text: str) -> Reply:
    if looks_like_code(text):
        return open_with_code(tell, text)
    return again(tell, asked, tell.say("survey_no_code_seen"))


def _take_about(tell: Teller, asked: AskedQuestion, text: str) -> Reply:
    return open_about(tell, text) or again(tell, asked, tell.say("survey_again"))


def _take_answer(tell: Teller, asked: AskedQuestion, text: str) -> Reply:
    typed = _answered(tell, tell.survey.at, text, typed=True)
    return typed or again(tell, asked, tell.say("survey_again"))


def _take_words(tell: Teller, asked: AskedQuestion, text: str) -> Reply:
    if means(text, "skip", "nothing"):
        return _leave_words(tell)
    tell.survey.text = asked.text[:LONGEST_TEXT]
    _onward(tell)
    return ask(tell)


def _leave_words(tell: Teller) -> Reply:
    tell.survey.text = ""
    _onward(tell)
    return ask(tell)


def _take_check(tell: Teller, asked: AskedQuestion, text: str) -> Reply:
    if means(text, "send"):
        return send(tell)
    if means(text, "change"):
        tell.survey.step = "which"
        return ask(tell)
    if asked.text == tell.survey.text:  # the free words came twice
        return ask(tell)
    return _change(tell, text) or again(tell, asked, tell.say("survey_again"))


def _take_which(tell: Teller, asked: AskedQuestion, text: str) -> Reply:
    if means(text, "change", "send"):  # “go back” among them
        tell.survey.step = "check"
        return ask(tell)
    return _change(tell, text) or again(tell, asked, tell.say("survey_again"))


def _change(tell: Teller, text: str) -> Reply | None:
    """Ask the question whose number `text` names once more."""
    survey, paper = tell.survey, tell.survey.opened()
    number = read_change(text)
    if number is None or not 1 <= number <= paper.total:
        return None
    survey.at, survey.changing, survey.missed = number, True, 0
    survey.step = "question" if paper.question(number) else "words"
    return ask(tell)


def _take_refused(tell: Teller, asked: AskedQuestion, text: str) -> Reply:
    if means(text, "without_code"):
        return send_without_code(tell)
    if means(text, "send"):
        return send(tell)
    return again(tell, asked, tell.say("survey_again"))


def again(tell: Teller, asked: AskedQuestion, sentence: str) -> Reply:
    """Ask the same again: kindly the first time, then with the way out before all else.

    Somebody who wants a person gets the numbers first; the survey waits.
    """
    if asked.act == "handover":
        return ask(tell, *answer_handover(asked).messages)
    tell.survey.missed += 1
    if tell.survey.missed == 1:
        return ask(tell, sentence)
    return ask(tell, tell.say("survey_stuck"), last_chance=True)


TAKES: Mapping[Step, Take] = {
    "code": _take_code,
    "about": _take_about,
    "question": _take_answer,
    "words": _take_words,
    "check": _take_check,
    "which": _take_which,
    "refused": _take_refused,
}
