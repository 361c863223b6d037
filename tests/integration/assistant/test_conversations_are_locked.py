"""A conversation can be read by who holds its id and by nobody else."""

import json
import sqlite3
from pathlib import Path

import pytest

from portal.app import create_app
from portal.assistant.conversations import Conversation, Conversations, conversations_path
from tests.assistant_fixtures import forget_conversations, settings_in
from tests.assistant_parts import MARKER, make_talk
from tests.on_disk import bytes_of


@pytest.mark.parametrize("id", ["", "x", "\x00", "'; DROP TABLE conversation", "é" * 500])
def test_an_id_we_did_not_give_finds_nothing(store: Conversations, id: str) -> None:
    store.keep(make_talk())
    assert store.find(id) is None
    store.wipe(id)


@pytest.mark.parametrize("body", [b"", b"rubbish", b"\x00" * 200])
def test_a_damaged_row_is_as_good_as_none(path: Path, store: Conversations, body: bytes) -> None:
    store.keep(held := make_talk())
    with sqlite3.connect(path) as link:
        link.execute("UPDATE conversation SET body = ?", (body,))
    assert store.find(held.id) is None
    store.keep(held)
    assert store.find(held.id) == held


def test_a_row_put_under_another_id_cannot_be_read(path: Path, store: Conversations) -> None:
    mine, theirs = make_talk("mine"), make_talk("theirs")
    store.keep(mine)
    store.keep(theirs)
    with sqlite3.connect(path) as link:
        rows = link.execute("SELECT key, body FROM conversation ORDER BY key").fetchall()
        for (key, _), (_, body) in zip(rows, reversed(rows), strict=True):
            link.execute("UPDATE conversation SET body = ? WHERE key = ?", (body, key))
    assert store.find(mine.id) is None
    assert store.find(theirs.id) is None


def test_a_row_of_an_older_form_is_forgotten(path: Path, store: Conversations) -> None:
    held = make_talk()
    old = Conversation.as_json

    def with_more(self: Conversation) -> bytes:
        return json.dumps({**json.loads(old(self)), "mood": "sad"}).encode()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Conversation, "as_json", with_more)
        store.keep(held)
    assert store.find(held.id) is None


def test_the_file_holds_nothing_that_was_said(path: Path, store: Conversations) -> None:
    store.keep(held := make_talk())
    raw = b"".join(bytes_of(one) for one in path.parent.iterdir())
    for secret in (MARKER, held.id, held.sender, "young_person", "kent"):
        assert secret.encode() not in raw


def test_only_this_user_may_look_into_the_folder(path: Path, store: Conversations) -> None:
    store.keep(make_talk())
    assert path.parent.stat().st_mode & 0o077 == 0


def test_two_web_workers_share_them(tmp_path: Path) -> None:
    one, other = create_app(settings_in(tmp_path)), create_app(settings_in(tmp_path))
    try:
        one.extensions["portal_conversations"].keep(held := make_talk())
        assert other.extensions["portal_conversations"].find(held.id) == held
    finally:
        forget_conversations(one)


def test_two_portals_on_one_machine_do_not(tmp_path: Path) -> None:
    paths = {conversations_path(settings_in(tmp_path / name)) for name in ("a", "b")}
    assert len(paths) == 2
