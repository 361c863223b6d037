"""Whom to ring: numbers from `content/`, never one we could not confirm."""

from flask import url_for

from portal.assistant.asking import Question
from portal.assistant.offers import button
from portal.assistant.reply import Call, Link, Message, Reply
from portal.authorities import Authority, CrisisContact, list_crisis_contacts

HELPERS = ("advice", "enquiries", "helpline")


def contacts(authority: Authority) -> tuple[Call, ...]:
    """Return the council's helping contacts that have a number."""
    return tuple(
        Call(one.label, one.phone, note=one.hours or "")
        for one in authority.contacts
        if one.role in HELPERS and one.phone
    )


def crisis_calls(authority: str) -> tuple[Call, ...]:
    """Return every urgent number for `authority`, most urgent first."""
    return tuple(_crisis_call(one) for one in list_crisis_contacts(authority) if one.number)


def _crisis_call(contact: CrisisContact) -> Call:
    channel = "sms" if contact.channel == "text" else "tel"
    notes = (contact.use, contact.hours)
    return Call(
        contact.label, contact.number or "", channel, " ".join(note for note in notes if note)
    )


def answer_handover(asked: Question) -> Reply:
    """Say who can be rung, and when; where no number is confirmed, say so."""
    roles = dict.fromkeys(HELPERS)
    people = {one.label: one for one in asked.authority.contacts if one.role in roles}
    lines = [asked.say("handover")]
    for one in people.values():
        said = one.phone or asked.say("ask_the_council")
        lines.append(f"{one.label}: {said}{f' ({one.hours})' if one.hours else ''}")
    return Reply(
        messages=(
            Message(
                text="\n\n".join(lines),
                calls=contacts(asked.authority),
                links=(Link(asked.say("call_back"), url_for("assistant.call_back")),),
                quick_replies=(button("help"),),
            ),
        ),
        intent="handover",
        confidence=asked.decision.confidence,
    )
