"""What is said without looking anything up: greetings, what this is, the ways out."""

from flask import url_for

from portal.assistant.asking import Question
from portal.assistant.offers import button, shown
from portal.assistant.reply import Link, Message, QuickReply, Reply
from portal.assistant.survey.buttons import survey_button
from portal.guidance.jargon import read_jargon
from portal.language import all_languages, gettext

START = ("find_service", "explore", "timeline", "handover")
# Acts that the contract reports under another name.
REPORTED = {"start_again": "help", "stop": "help", "skip": "help", "explore": "help"}


def answer_saying(asked: Question) -> Reply:
    """Say the wording of the act, with the buttons and pages that go with it."""
    message = Message(
        text=asked.say(asked.act),
        quick_replies=_buttons(asked.act),
        links=tuple(_links(asked)),
    )
    return Reply(
        (message,), REPORTED.get(asked.act, asked.act), confidence=asked.decision.confidence
    )


def _buttons(act: str) -> tuple[QuickReply, ...]:
    """Return the ways on: for feedback those of the survey, else the main tasks."""
    if act == "feedback":
        return survey_button("have_code"), survey_button("no_code"), button("handover")
    return tuple(button(one) for one in START)


def _links(asked: Question) -> list[Link]:
    if asked.act == "feedback":
        return [
            Link(shown("feedback"), url_for("assistant.gap")),
            Link(str(gettext("Comment on the Local Offer")), url_for("comments.new")),
            Link(str(gettext("To complain")), url_for("guidance.topic", slug="complaints")),
        ]
    if asked.act == "explore":
        return [Link(shown("explore"), url_for("guidance.explorer"))]
    if asked.act == "change_language":
        others = [one for one in all_languages().values() if one.code != asked.language]
        return [Link(one.name, url_for("assistant.chat", lang_code=one.code)) for one in others]
    if asked.act == "privacy":
        return [Link(shown("privacy"), url_for("welcome.privacy"))]
    return []


def answer_jargon(asked: Question) -> Reply:
    """Explain one word of the jargon list; its old name leads to the new one."""
    term = asked.decision.slot("term")
    known = {one.term: one for one in read_jargon(asked.content)}
    found = known.get(term or "")
    page = Link(asked.say("jargon_page"), url_for("guidance.topic", slug="jargon-buster"))
    if found is None:
        message = Message(text=asked.say("jargon_unknown"), links=(page,))
        return Reply((message,), "jargon", confidence=asked.decision.confidence, fallback=True)
    words = f"{found.term}: {found.meaning}"
    if found.now:
        words += " " + asked.say("jargon_now", now=found.now)
    more = url_for("guidance.topic", slug=found.topic) if found.topic else None
    links = (Link(asked.say("jargon_more"), more), page) if more else (page,)
    message = Message(text=words, topic=found.topic, links=links)
    return Reply((message,), "jargon", found.topic, confidence=asked.decision.confidence)
