"""Where a comment may go, and where it never may."""

from itertools import product

import pytest

from portal.feedback.comments.states import (
    PUBLIC,
    REPLY_IS_PUBLIC,
    STATE_WORDS,
    TRANSITIONS,
    WITHHELD_REASONS,
    State,
    may_move,
)

# Written out once more, by hand, from the design: a change there must be a change here.
ALLOWED = """
received: screened
screened: triaged withheld escalated duplicate spam
triaged: redacted withheld escalated duplicate spam
redacted: approved triaged withheld escalated duplicate spam
approved: published triaged
published: reply_drafted taken_down
reply_drafted: reply_published taken_down
reply_published: action closed taken_down
action: closed taken_down
closed: taken_down
withheld: triaged
escalated: triaged
duplicate: triaged
spam: triaged
taken_down: triaged withheld escalated duplicate spam
"""
PAIRS = {
    (line.split(":")[0], to) for line in ALLOWED.strip().splitlines() for to in line.split()[1:]
}


@pytest.mark.parametrize(("before", "after"), list(product(State, State)))
def test_no_other_way_is_open(before: State, after: State) -> None:
    assert may_move(before, after) is ((before, after) in PAIRS)


def ways_to_publication(state: State, seen: tuple[State, ...] = ()) -> list[tuple[State, ...]]:
    if state in seen:
        return []
    path = (*seen, state)
    if state is State.PUBLISHED:
        return [path]
    return [way for to in TRANSITIONS[state] for way in ways_to_publication(to, path)]


def test_nothing_is_published_without_a_second_person() -> None:
    ways = ways_to_publication(State.RECEIVED)
    assert ways
    assert all(way[-3:] == (State.REDACTED, State.APPROVED, State.PUBLISHED) for way in ways)


def test_nothing_becomes_public_but_by_publication() -> None:
    entering = {
        (a, b) for a, to in TRANSITIONS.items() for b in to if b in PUBLIC and a not in PUBLIC
    }
    assert entering == {(State.APPROVED, State.PUBLISHED)}
    entering = {
        (a, b)
        for a, to in TRANSITIONS.items()
        for b in to
        if b in REPLY_IS_PUBLIC and a not in REPLY_IS_PUBLIC
    }
    assert entering == {(State.REPLY_DRAFTED, State.REPLY_PUBLISHED)}


def test_nothing_is_a_dead_end() -> None:
    assert all(TRANSITIONS[state] for state in State)


def test_every_state_has_words_and_five_reasons_close_the_list() -> None:
    assert set(STATE_WORDS) == set(State)
    assert len(WITHHELD_REASONS) == 5
