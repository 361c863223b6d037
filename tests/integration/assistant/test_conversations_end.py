"""A conversation ends after half an hour of quiet, when it is cleared, or with the machine."""

import sqlite3
from pathlib import Path

import pytest

from portal.assistant.conversations import IDLE_SECONDS, MOST_TURNS, Conversations
from tests.assistant_parts import Clock, make_reply, make_talk


def test_after_half_an_hour_of_quiet_it_is_gone(store: Conversations, clock: Clock) -> None:
    store.keep(held := make_talk())
    clock.now += IDLE_SECONDS - 1
    assert store.find(held.id) == held
    clock.now += 1
    assert store.find(held.id) is None


def test_every_turn_begins_the_half_hour_anew(store: Conversations, clock: Clock) -> None:
    held = make_talk()
    for _ in range(4):
        store.keep(held)
        clock.now += IDLE_SECONDS - 1
    assert store.find(held.id) == held


def rows(path: Path) -> int:
    with sqlite3.connect(path) as link:
        return int(link.execute("SELECT count(*) FROM conversation").fetchone()[0])


def test_idle_ones_are_wiped_when_anybody_writes_and_by_the_worker(
    path: Path, store: Conversations, clock: Clock
) -> None:
    store.keep(make_talk())
    clock.now += IDLE_SECONDS
    store.keep(make_talk())
    assert rows(path) == 1
    clock.now += IDLE_SECONDS
    store.wipe_idle()
    assert rows(path) == 0


def test_one_wiped_is_gone_and_the_others_stay(path: Path, store: Conversations) -> None:
    mine, theirs = make_talk(), make_talk()
    store.keep(mine)
    store.keep(theirs)
    store.wipe(mine.id)
    assert store.find(mine.id) is None
    assert store.find(theirs.id) == theirs


@pytest.mark.parametrize("whole", [True, False])
def test_when_the_machine_loses_the_file_a_new_one_is_begun(
    path: Path, store: Conversations, whole: bool
) -> None:
    store.keep(held := make_talk())
    path.unlink()
    if whole:
        path.parent.rmdir()
    assert store.find(held.id) is None
    store.keep(held)
    assert store.find(held.id) == held


def test_a_long_talk_lets_its_oldest_turns_go() -> None:
    held = make_talk("first")
    for number in range(MOST_TURNS):
        held.add(str(number), make_reply())
    assert len(held.turns) == MOST_TURNS
    assert held.turns[0].said == "0"


def test_forgetting_leaves_nothing_and_a_new_name_towards_rasa() -> None:
    held = make_talk()
    held.about, held.waits_for, before = "srp", "place", held.sender
    held.forget()
    assert (held.turns, held.slots, held.about, held.waits_for) == ([], {}, None, None)
    assert held.sender != before
