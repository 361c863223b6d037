"""The ends of a survey: sent and thanked for, or stopped. Either way the chat forgets it."""

from flask import url_for

from portal.assistant.conversations import conversations
from portal.assistant.offers import button
from portal.assistant.people import crisis_calls
from portal.assistant.reply import Call, Link, Message, Reply
from portal.assistant.saying import START
from portal.assistant.survey.asking import Teller, ask, told
from portal.assistant.survey.held import OpenSurvey
from portal.assistant.survey.opening import begin_again, families_only
from portal.authorities import get_authority
from portal.errors import PortalError
from portal.feedback.responses.checking import (
    AnswersNotUnderstood,
    NothingAnswered,
    OldVersion,
    TextTooLong,
)
from portal.feedback.responses.receipts import shown
from portal.feedback.responses.submitting import Sent, Submission, submit
from portal.feedback.survey.tickets import Ticket
from portal.language import gettext

WORRIED = ("front_door", "front_door_out_of_hours")


def stop(tell: Teller) -> Reply:
    """Forget the survey and say so."""
    tell.conversation.drop_survey()
    buttons = tuple(button(act) for act in START)
    return told(Message(tell.say("survey_stopped"), quick_replies=buttons))


def send(tell: Teller) -> Reply:
    """Keep the answers once, thank, and forget them; what is wrong is told and nothing is lost."""
    survey = tell.survey
    try:
        sent = submit(_submission(tell))
    except NothingAnswered as nothing:
        survey.step = "check"
        return ask(tell, f"{nothing.what_happened} {nothing.what_is_safe}")
    except (AnswersNotUnderstood, OldVersion, TextTooLong):
        return begin_again(tell, tell.say("survey_new_version"))
    except PortalError as refused:
        survey.step = "refused"
        return ask(tell, f"{refused.title}. {refused.what_happened}", f"{refused.what_is_safe}")
    return _thanked(tell, sent)


def send_without_code(tell: Teller) -> Reply:
    """Send the same answers in the open channel, as their code cannot be used."""
    paper = tell.survey.opened()
    ticket = Ticket.new(paper.instrument, paper.ticket.voice, outcome=paper.ticket.outcome)
    tell.survey.ticket = ticket.sealed()
    return send(tell)


def _submission(tell: Teller) -> Submission:
    survey = tell.survey
    ticket, instrument = survey.opened().ticket, survey.opened().instrument
    if ticket.token is not None:
        families_only()
    return Submission(
        instrument=instrument,
        version=ticket.version,
        answers=dict(survey.answers),
        form_key=ticket.form_key,
        token=ticket.token,
        text=survey.text,
        voice=ticket.voice,
        language=tell.conversation.language,
        entry="chat",
        outcome=ticket.outcome,
    )


def _thanked(tell: Teller, sent: Sent) -> Reply:
    """Forget the survey and thank; the receipt is there the first time only."""
    told_before = _told_by_twin(tell) if sent.replayed else None
    tell.conversation.drop_survey()
    tell.conversation.survey = OpenSurvey("sent")
    return told_before or told(_thanks(tell, sent.receipt), _worried(tell))


def _told_by_twin(tell: Teller) -> Reply | None:
    """Return the thanks that the same press, arriving twice at once, has got already."""
    stored = conversations().find(tell.conversation.id)
    if stored is None or stored.survey is None or stored.survey.step != "sent":
        return None
    return stored.turns[-1].reply if stored.turns else None


def _thanks(tell: Teller, receipt: str | None) -> Message:
    if receipt is None:
        return Message(tell.say("survey_sent_before"))
    shown_once = tell.say("survey_receipt_is", receipt=shown(receipt))
    words = [tell.say("survey_thanks"), shown_once, tell.say("survey_receipt")]
    link = Link(str(gettext("Delete my answers")), url_for("survey.take_back"))
    return Message("\n\n".join(words), links=(link,))


def _worried(tell: Teller) -> Message:
    """Say whom to ring about a child; answers are read by nobody at once."""
    authority = get_authority(tell.conversation.authority)
    found = (authority.find_contact(role) for role in WORRIED)
    doors = tuple(
        Call(one.label, one.phone, note=one.hours or "") for one in found if one and one.phone
    )
    return Message(
        tell.say("survey_worried"),
        calls=(*crisis_calls(authority.code)[:1], *doors),
        links=(Link(str(gettext("Urgent help now")), url_for("guidance.topic", slug="crisis-help")),
               Link(str(gettext("To complain")), url_for("guidance.topic", slug="complaints"))),
        quick_replies=(button("help"), button("handover")),
    )  # fmt: skip
