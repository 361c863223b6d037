"""Finding services by talking: what is missing is asked for, then three are shown.

Without Rasa nothing is remembered from one message to the next, so the same
code shows what it can find with what this message says, and asks besides.
"""

from portal.assistant.asking import Question
from portal.assistant.offers import BUTTONS
from portal.assistant.people import contacts
from portal.assistant.reply import Link, Message, QuickReply, Reply
from portal.assistant.searching import ANYTHING, find, parameters_of

SHOWN = 3
KINDS = ("leisure", "short_break", "therapy", "advice")


def answer_find(asked: Question) -> Reply:
    """Show three services that fit and the way to all of them."""
    slots = dict(asked.slots)
    found = find(parameters_of(slots), SHOWN)
    if not found.cards:
        return _nothing(asked)
    missing = [] if slots.get("place") else [asked.say("ask_place")]
    return Reply(
        messages=(
            Message(
                text="\n\n".join([asked.say("found"), *missing]),
                services=found.cards,
                links=(Link(asked.say("other_filters"), found.url),),
                quick_replies=(_button("start_again"), _button("handover")),
            ),
        ),
        intent="find_service",
        confidence=asked.decision.confidence,
    )


def _nothing(asked: Question) -> Reply:
    message = Message(
        text=asked.say("found_none"),
        calls=contacts(asked.authority),
        quick_replies=(_button("handover"), _button("start_again")),
    )
    return Reply((message,), "find_service", confidence=asked.decision.confidence, fallback=True)


def ask_wanted(asked: Question) -> Reply:
    """Ask what sort of help is wanted."""
    from portal.directory.labels import label_of

    kinds = tuple(QuickReply(label_of("kind", kind), label_of("kind", kind)) for kind in KINDS)
    return _asks(asked, "ask_wanted", (*kinds, _button("skip")))


def ask_place(asked: Question) -> Reply:
    """Ask where."""
    return _asks(asked, "ask_place", (_button("anywhere"), _button("start_again")))


def _asks(asked: Question, wording: str, replies: tuple[QuickReply, ...]) -> Reply:
    message = Message(text=asked.say(wording), quick_replies=replies)
    return Reply((message,), "find_service", confidence=asked.decision.confidence)


def slots_of_message(asked: Question) -> dict[str, str]:
    """Return the slots of one message alone; its words are what is wanted when no code is."""
    slots = {one.name: one.value for one in reversed(asked.decision.slots)}
    slots.setdefault("wanted", asked.text if not slots else ANYTHING)
    return slots


def _button(act: str) -> QuickReply:
    words = str(BUTTONS[act])
    return QuickReply(words, words)
