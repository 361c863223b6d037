"""What Rasa sends is believed only when it has the shape of our own replies."""

import json

import pytest

from portal.assistant.rasa import RasaAway, read_replies
from tests.assistant_parts import make_reply

DEEP = b"[" * 100_000


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"null", b"{}", b"[]", b"[{}]", b"[null]", b"3", b'"text"', b"<html>", b"\xff\xfe",
        b'[{"text": "a plain bot message"}]', b'[{"custom": null}]', b'[{"custom": []}]',
        b'[{"custom": {"messages": []}}]', b'{"custom": {}}', b'[{"custom": {"messages', DEEP,
    ],
)  # fmt: skip
def test_anything_else_counts_as_away(raw: bytes) -> None:
    with pytest.raises(RasaAway):
        read_replies(raw)


def test_the_reason_never_repeats_what_was_sent() -> None:
    with pytest.raises(RasaAway) as caught:
        read_replies(b'[{"custom": {"messages": "Qwxzy7marker"}}]')
    assert "Qwxzy7marker" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_several_replies_keep_their_order() -> None:
    replies = [make_reply("One."), make_reply("Two.")]
    raw = json.dumps([{"recipient_id": "x", "custom": one.as_mapping()} for one in replies])
    assert read_replies(raw.encode()) == replies
