"""A reply as plain values and back; anything else of that name is refused."""

import json
from typing import Any

import pytest

from portal.assistant.reply import Call, Card, Link, Message, QuickReply, Reply, Source

WHOLE = Reply(
    messages=(
        Message(
            text="Ask the school.\n\nIt must answer.",
            topic="srp",
            sources=(Source("The Act", "https://example.org/act", "2026-11-01"),
                     Source("A letter", None, None)),
            services=(Card("1", "A club", "/services/1/a-club", "On Saturdays", "3 km"),),
            quick_replies=(QuickReply("Porozmawiaj", "Talk to a person"),),
            links=(Link("SRPs", "/guidance/srp"),),
            calls=(Call("Shout", "85258", "sms", "by text"),),
            last_reviewed="2026-11-01",
            unchecked=True,
        ),
        Message(text="A second bubble."),
    ),
    intent="topic",
    topic="srp",
    alternatives=("types-of-need",),
    confidence=0.75,
    fallback=True,
    answered_by="rasa",
    notices=("I covered something.",),
)  # fmt: skip


def as_sent(reply: Reply = WHOLE) -> Any:
    return json.loads(json.dumps(reply.as_mapping()))


@pytest.mark.parametrize(
    "key", ["messages", "intent", "topic", "alternatives", "confidence", "crisis", "fallback",
            "answered_by", "notices"],
)  # fmt: skip
def test_a_missing_part_is_refused(key: str) -> None:
    held = as_sent()
    del held[key]
    with pytest.raises(KeyError):
        Reply.from_mapping(held)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("messages", []),
        ("messages", None),
        ("messages", "hello"),
        ("messages", [{"text": "no more"}]),
        ("messages", [["text"]]),
        ("alternatives", None),
        ("alternatives", 3),
        ("confidence", "very"),
        ("confidence", None),
        ("confidence", []),
        ("notices", None),
    ],
)
def test_a_wrong_part_is_refused(key: str, value: Any) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        Reply.from_mapping(as_sent() | {key: value})


@pytest.mark.parametrize("part", ["sources", "services", "quick_replies", "links", "calls"])
@pytest.mark.parametrize("value", [None, [{}], [{"unknown": 1}], ["text"], [None], 3])
def test_a_wrong_part_of_a_bubble_is_refused(part: str, value: Any) -> None:
    held = as_sent()
    held["messages"][0][part] = value
    with pytest.raises((KeyError, TypeError, ValueError)):
        Reply.from_mapping(held)


def test_what_was_sent_is_what_arrives() -> None:
    assert Reply.from_mapping(as_sent()) == WHOLE


def test_nothing_but_a_text_is_a_whole_reply_too() -> None:
    bare = Reply((Message("Hello."),), "greet")
    assert Reply.from_mapping(as_sent(bare)) == bare


def test_who_answered_is_changed_and_nothing_else() -> None:
    assert WHOLE.by("retrieval").by("rasa") == WHOLE
    assert WHOLE.by("retrieval").answered_by == "retrieval"


@pytest.mark.parametrize(
    ("number", "channel", "href"),
    [
        ("116 123", "tel", "tel:116123"),
        ("03000 41 11 11", "tel", "tel:03000411111"),
        ("85258", "sms", "sms:85258"),
    ],
)
def test_a_number_can_be_pressed(number: str, channel: str, href: str) -> None:
    assert Call("x", number, channel).href == href
