"""The survey's part of a turn: what it answers itself, and what it leaves to the rest.

It comes after the look for danger and before Rasa, so that Rasa never hears a
code or an answer.
"""

from dataclasses import dataclass

from portal.assistant.asking import Question
from portal.assistant.conversations import Conversation
from portal.assistant.reply import Message, Reply
from portal.assistant.survey.answering import take
from portal.assistant.survey.asking import Teller, ask, told
from portal.assistant.survey.buttons import WORDS, read_numbered, survey_button
from portal.assistant.survey.codes import COVER
from portal.assistant.survey.hearing import means, plain
from portal.assistant.survey.held import OpenSurvey
from portal.assistant.survey.leaving import stop
from portal.assistant.survey.opening import begin_again, open_with_code, voice_of
from portal.assistant.words import YOUNG_PERSON
from portal.errors import PortalError
from portal.feedback.instruments import UnknownInstrument
from portal.feedback.survey.tickets import TicketLost
from search_index.meaning.understanding import exact_key

SENDING = frozenset({"send", *(exact_key(WORDS[one]) for one in ("send", "without_code"))})


@dataclass(frozen=True)
class Told:
    """What the survey answered, and what of the message may be shown."""

    said: str
    reply: Reply


def survey_turn(
    conversation: Conversation, asked: Question, text: str, code: str | None
) -> Told | None:
    """Answer `text` if it belongs to a survey; None leaves it to the rest of the chat.

    `asked.text` is `text` with codes and private details covered; only that is kept.
    """
    tell = Teller(conversation)
    try:
        return _taken(tell, asked, text, code)
    except (TicketLost, UnknownInstrument) as lost:
        conversation.drop_survey()
        buttons = (survey_button("have_code"), survey_button("no_code"))
        words = f"{lost.what_happened} {lost.what_is_safe} {lost.what_next}"
        return Told("", told(Message(words, quick_replies=buttons)))


def _taken(tell: Teller, asked: Question, text: str, code: str | None) -> Told | None:
    survey = tell.conversation.survey
    if survey is not None and survey.step == "sent":
        again = _sent_again(tell, text)
        if again is not None:
            return again
        survey = None
    if survey is not None and survey.step == "aside":
        if means(text, "go_back"):
            return Told(asked.text, _taken_up(tell))
        if means(text, "stop", "start_again"):
            tell.conversation.drop_survey()
        survey = None
    in_words = survey is not None and survey.step == "words" and asked.text != COVER
    if code is not None and not in_words:
        return Told(tell.say("survey_code_received"), _code_given(tell, code))
    if means(text, "have_code", "no_code"):
        return Told(asked.text, _way_chosen(tell, text))
    return _in_survey(tell, asked, text) if survey is not None else None


def _in_survey(tell: Teller, asked: Question, text: str) -> Told | None:
    """Answer a message while a survey is open."""
    survey = tell.survey
    if means(text, "start_again") or (asked.act == "start_again" and asked.decision.exact):
        tell.conversation.drop_survey()
        return None
    if means(text, "stop"):
        return Told(asked.text, stop(tell))
    if means(text, "young_person") and survey.step in {"question", "check"}:
        tell.conversation.audience = YOUNG_PERSON
    if survey.begun and _voice_changed(tell):
        return Told(asked.text, begin_again(tell, tell.say("survey_new_words")))
    said = shown(tell, asked)
    return Told(said, take(tell, asked, text))


def the_way_back(conversation: Conversation) -> Reply:
    """Say that the survey's choices are still there, in case nobody is in danger."""
    tell = Teller(conversation)
    buttons = (survey_button("go_back"),)
    return told(Message(tell.say("survey_set_aside"), quick_replies=buttons))


def _taken_up(tell: Teller) -> Reply:
    """Go on where danger was seen by mistake, without the words it was seen in."""
    tell.conversation.survey = tell.survey.taken_up()
    return ask(tell, tell.say("survey_taken_up"))


def shown(tell: Teller, asked: Question) -> str:
    """Return what the transcript shows: a button without its number, no code gone wrong."""
    if tell.survey.step == "code" and not asked.decision.exact:
        return tell.say("survey_code_hidden")
    pressed = read_numbered(asked.text)
    return pressed[1] if pressed else asked.text


def _code_given(tell: Teller, code: str) -> Reply:
    survey = tell.conversation.survey
    if survey is not None and survey.begun:
        return ask(tell, tell.say("survey_has_code"))
    return open_with_code(tell, code)


def _way_chosen(tell: Teller, text: str) -> Reply:
    """Ask for the code, or what it is about; in the middle of a survey, its question again."""
    survey = tell.conversation.survey
    if survey is None or not survey.begun:
        tell.conversation.survey = OpenSurvey("code" if means(text, "have_code") else "about")
    return ask(tell)


def _voice_changed(tell: Teller) -> bool:
    return tell.survey.opened().ticket.voice != voice_of(tell.conversation)


def follow_audience(conversation: Conversation) -> None:
    """Put an open survey into the words of the audience that was chosen on the page."""
    tell = Teller(conversation)
    try:
        if conversation.survey is not None and conversation.survey.begun and _voice_changed(tell):
            reply = begin_again(tell, tell.say("survey_new_words"))
            conversation.turns = [turn for turn in conversation.turns if not turn.survey]
            conversation.add("", reply, "open")
    except PortalError:  # its ticket cannot be read any more
        conversation.drop_survey()


def _sent_again(tell: Teller, text: str) -> Told | None:
    """Give the thanks again to a press that came twice; anything else leaves the survey behind."""
    turns = tell.conversation.turns
    thanks = turns[-1].reply if turns and turns[-1].survey == "sent" else None
    tell.conversation.drop_survey()
    if thanks is None or plain(text) not in SENDING:
        return None
    tell.conversation.survey = OpenSurvey("sent")
    return Told(WORDS["send"], thanks)
