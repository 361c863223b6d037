"""Finding services by talking: what is missing is asked for, then three are shown.

Without Rasa nothing is remembered from one message to the next, so the same
code shows what it can find with what this message says, and asks besides.
"""

from collections.abc import Sequence

from babel.lists import format_list

from portal.assistant.asking import Question
from portal.assistant.offers import button
from portal.assistant.people import contacts
from portal.assistant.reply import Link, Message, QuickReply, Reply
from portal.assistant.searching import ANYTHING, find, parameters_of
from portal.directory.labels import label_of

SHOWN = 3
# The kinds of help most asked for, and the words their buttons send.
KINDS = {
    "leisure": "clubs", "short_break": "short breaks", "therapy": "therapy",
    "advice": "advice service",
}  # fmt: skip


def answer_find(asked: Question) -> Reply:
    """Show three services that fit and the way to all of them."""
    slots = dict(asked.slots)
    found = find(parameters_of(slots), SHOWN)
    if not found.cards:
        return _nothing(asked)
    by_need_alone = "need" in slots and not {"kind", "wanted"} & slots.keys()
    found_words = asked.say("found_by_need" if by_need_alone else "found")
    if found.relaxed:
        found_words = asked.say("found_relaxed", what=listed(found.relaxed))
    missing = [] if slots.get("place") else [asked.say("ask_place")]
    return Reply(
        messages=(
            Message(
                text="\n\n".join([found_words, *missing]),
                services=found.cards,
                links=(Link(asked.say("other_filters"), found.url),),
                quick_replies=(button("start_again"), button("handover")),
            ),
        ),
        intent="find_service",
        confidence=asked.decision.confidence,
    )


def listed(names: Sequence[str]) -> str:
    """Return names as one would say them: “the day, the age and the place”."""
    return str(format_list(list(names)))


def _nothing(asked: Question) -> Reply:
    message = Message(
        text=asked.say("found_none"),
        calls=contacts(asked.authority),
        quick_replies=(button("handover"), button("start_again")),
    )
    return Reply((message,), "find_service", confidence=asked.decision.confidence, fallback=True)


def ask_wanted(asked: Question) -> Reply:
    """Ask what sort of help is wanted."""
    kinds = tuple(QuickReply(label_of("kind", kind), words) for kind, words in KINDS.items())
    return _asks(asked, "ask_wanted", (*kinds, button("skip")))


def ask_place(asked: Question) -> Reply:
    """Ask where."""
    return _asks(asked, "ask_place", (button("anywhere"), button("start_again")))


def _asks(asked: Question, wording: str, replies: tuple[QuickReply, ...]) -> Reply:
    message = Message(text=asked.say(wording), quick_replies=replies)
    return Reply((message,), "find_service", confidence=asked.decision.confidence)


def slots_of_message(asked: Question) -> dict[str, str]:
    """Return the slots of one message alone; its words are what is wanted when no code is."""
    slots = {one.name: one.value for one in reversed(asked.decision.slots)}
    slots.setdefault("wanted", asked.text if not slots else ANYTHING)
    return slots
