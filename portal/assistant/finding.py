"""Finding services by talking: what is missing is asked for, then three are shown.

Without Rasa nothing is remembered from one message to the next, so the same
code shows what it can find with what this message says, and asks besides.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from babel.lists import format_list

from portal.assistant.asking import Question
from portal.assistant.offers import button
from portal.assistant.people import contacts
from portal.assistant.reply import Link, Message, QuickReply, Reply
from portal.assistant.searching import ANYTHING, Found, find, parameters_of
from portal.directory.labels import label_of
from portal.directory.presenters.filters import filter_name

SHOWN = 3
# Kinds of help that families call by one name.
SISTERS = {"leisure": ("short_break",), "short_break": ("leisure",)}
FILTERS = {"need": "need", "day": "open_on"}  # slots that can be let go, and their filters
# The kinds of help most asked for, and the words their buttons send.
KINDS = {
    "leisure": "clubs", "short_break": "short breaks", "therapy": "therapy",
    "advice": "advice service",
}  # fmt: skip


def answer_find(asked: Question) -> Reply:
    """Show three services that fit and the way to all of them."""
    slots = dict(asked.slots)
    found = find_of_kind(slots)
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


def find_of_kind(slots: Mapping[str, str]) -> Found:
    """Return what fits; where nothing of the kind does, rather let go something else.

    A club is a short break as often as it is listed under leisure, and a special school
    is no answer to somebody who asked for a club.
    """
    found = find(parameters_of(slots), SHOWN)
    kind = filter_name("kind")
    if kind not in found.relaxed:
        return found
    for changed, without in _nearly(slots):
        other = find(parameters_of(changed), SHOWN)
        if other.cards and kind not in other.relaxed:
            names = tuple(filter_name(name) for name in without)
            return replace(other, relaxed=(*names, *other.relaxed))
    return found


def _nearly(slots: Mapping[str, str]) -> Iterator[tuple[dict[str, str], tuple[str, ...]]]:
    """Yield slots to search with instead, with the filters that were let go for it."""
    kinds = [slots["kind"], *SISTERS.get(slots["kind"], ())]
    given = {FILTERS.get(name) for name in slots}
    for let_go in ((), ("need",), ("open_on",), ("need", "open_on")):
        if not given.issuperset(let_go):
            continue
        left = {name: said for name, said in slots.items() if FILTERS.get(name) not in let_go}
        for kind in kinds if let_go else kinds[1:]:  # all as said was looked for already
            yield {**left, "kind": kind}, let_go


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
