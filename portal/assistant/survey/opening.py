"""Opens a survey: with the code of a letter, or without one by what it is about.

A wrong code counts as a guess just as on the web. The talk gets a new name
towards Rasa, so that nothing half asked before goes on after the survey.
"""

import secrets

from portal.assistant.conversations import Conversation
from portal.assistant.reply import Message, Reply
from portal.assistant.survey.asking import Teller, ask, told
from portal.assistant.survey.buttons import survey_button
from portal.assistant.survey.hearing import near, plain
from portal.assistant.survey.held import OpenSurvey
from portal.assistant.words import YOUNG_PERSON
from portal.errors import PortalError
from portal.feedback.instruments import Instrument, Voice, get_instrument
from portal.feedback.invitations.redeeming import find_invited, token_for
from portal.feedback.survey.forms import chosen_survey, open_choices
from portal.feedback.survey.tickets import Ticket
from portal.feedback.survey.views import OfficersBrowser
from portal.language import current_language
from portal.officers import signed_in_officer


def voice_of(conversation: Conversation) -> Voice:
    """Return whose words the questions come in."""
    return "young_person" if conversation.audience == YOUNG_PERSON else "parent"


def families_only() -> None:
    """Raise `OfficersBrowser` where an officer is signed in: families answer their own letters."""
    if signed_in_officer() is not None:
        raise OfficersBrowser


def open_with_code(tell: Teller, code: str) -> Reply:
    """Open the survey `code` invites to, or say kindly why it cannot be."""
    try:
        families_only()
        token = token_for(code)
        invited = find_invited(token)
        instrument = get_instrument(invited.batch.instrument)
    except PortalError as refused:
        return refusal(tell, refused)
    voice = voice_of(tell.conversation)
    ticket = Ticket.new(instrument, voice, token=token, outcome=invited.cohort.outcome)
    return begin(tell, ticket, instrument, *_other_words(tell, invited.cohort.audience))


def _other_words(tell: Teller, invited: str | None) -> tuple[Message, ...]:
    """Offer a young person, whose letter this is, the questions in their own words."""
    if invited != YOUNG_PERSON or tell.conversation.audience == YOUNG_PERSON:
        return ()
    button = survey_button("young_person")
    return (Message(tell.say("survey_for_young_people"), quick_replies=(button,)),)


def open_about(tell: Teller, text: str) -> Reply | None:
    """Open the survey named by `text`, its number or its words, without a code; None if none is."""
    labels = {plain(label): value for value, label in open_choices()}
    numbers = {str(place): value for place, value in enumerate(labels.values(), start=1)}
    key = plain(text)
    value = labels.get(key) or numbers.get(key) or near(labels, key)
    chosen = chosen_survey(value) if value else None
    if chosen is None:
        return None
    instrument, outcome = chosen
    ticket = Ticket.new(instrument, voice_of(tell.conversation), outcome=outcome)
    return begin(tell, ticket, instrument)


def begin(tell: Teller, ticket: Ticket, instrument: Instrument, *leads: Message) -> Reply:
    """Ask the first question of `ticket`, after saying what it is about and what is kept."""
    talk = tell.conversation
    talk.sender, talk.slots = secrets.token_hex(12), {}
    talk.survey = OpenSurvey("question", ticket.sealed())
    total = str(talk.survey.opened().total)
    begins = tell.say("survey_begins", step=instrument.name)
    words = [begins, tell.say("survey_rules", total=total)]
    return ask(tell, *leads, Message("\n\n".join(words)))


def begin_again(tell: Teller, sentence: str) -> Reply:
    """Ask the open survey from its first question, in its present words and those of the asker.

    The code, if there was one, is kept; the answers are not, as they were to other words.
    """
    paper = tell.survey.opened()
    old, voice = paper.ticket, voice_of(tell.conversation)
    ticket = Ticket.new(paper.instrument, voice, token=old.token, outcome=old.outcome)
    tell.conversation.survey = OpenSurvey("question", ticket.sealed())
    return ask(tell, sentence)


def refusal(tell: Teller, refused: PortalError) -> Reply:
    """Say why a code cannot be used, and go on asking for one."""
    tell.conversation.survey = OpenSurvey("code")
    words = [f"{refused.title}. {refused.what_happened}", f"{refused.what_is_safe}",
             f"{refused.what_next}"]  # fmt: skip
    buttons = (survey_button("no_code"), survey_button("stop"))
    language = current_language().code
    return told(Message("\n\n".join(words), quick_replies=buttons, language=language))
