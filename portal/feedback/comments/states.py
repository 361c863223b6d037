"""The states of a comment, and the only ways from one to another.

One table, so that anybody can see that nothing reaches a family without a
second person's approval, and that nothing is ever silently dropped: every side
exit leads back.
"""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from portal.errors import PortalError


class State(StrEnum):
    """Where a comment stands."""

    RECEIVED = "received"
    SCREENED = "screened"
    TRIAGED = "triaged"
    REDACTED = "redacted"
    APPROVED = "approved"
    PUBLISHED = "published"
    REPLY_DRAFTED = "reply_drafted"
    REPLY_PUBLISHED = "reply_published"
    ACTION = "action"
    CLOSED = "closed"
    WITHHELD = "withheld"
    ESCALATED = "escalated"
    DUPLICATE = "duplicate"
    SPAM = "spam"
    TAKEN_DOWN = "taken_down"


S = State
EXITS = frozenset({S.WITHHELD, S.ESCALATED, S.DUPLICATE, S.SPAM})
TRANSITIONS: dict[State, frozenset[State]] = {
    S.RECEIVED: frozenset({S.SCREENED}),
    S.SCREENED: EXITS | {S.TRIAGED},
    S.TRIAGED: EXITS | {S.REDACTED},
    S.REDACTED: EXITS | {S.APPROVED, S.TRIAGED},
    S.APPROVED: frozenset({S.PUBLISHED, S.TRIAGED}),
    S.PUBLISHED: frozenset({S.REPLY_DRAFTED, S.TAKEN_DOWN}),
    S.REPLY_DRAFTED: frozenset({S.REPLY_PUBLISHED, S.TAKEN_DOWN}),
    S.REPLY_PUBLISHED: frozenset({S.ACTION, S.CLOSED, S.TAKEN_DOWN}),
    S.ACTION: frozenset({S.CLOSED, S.TAKEN_DOWN}),
    S.CLOSED: frozenset({S.TAKEN_DOWN}),
    S.TAKEN_DOWN: EXITS | {S.TRIAGED},
    **{exit_: frozenset({S.TRIAGED}) for exit_ in EXITS},
}
PUBLIC = frozenset({S.PUBLISHED, S.REPLY_DRAFTED, S.REPLY_PUBLISHED, S.ACTION, S.CLOSED})
REPLY_IS_PUBLIC = frozenset({S.REPLY_PUBLISHED, S.ACTION, S.CLOSED})
OPEN_ACTIONS = ("planned", "doing")  # promised, and not done yet
FINISHED = EXITS | {S.CLOSED}

STATE_WORDS = {
    S.RECEIVED: _l("Received"),
    S.SCREENED: _l("New"),
    S.TRIAGED: _l("Sorted, to be made ready"),
    S.REDACTED: _l("Ready, waits for a second person"),
    S.APPROVED: _l("Approved, to be published"),
    S.PUBLISHED: _l("Published, waits for a reply"),
    S.REPLY_DRAFTED: _l("Reply written, to be published"),
    S.REPLY_PUBLISHED: _l("Reply published"),
    S.ACTION: _l("Action under way"),
    S.CLOSED: _l("Closed"),
    S.WITHHELD: _l("Not published"),
    S.ESCALATED: _l("Passed on: somebody may be at risk"),
    S.DUPLICATE: _l("Sent twice"),
    S.SPAM: _l("Spam"),
    S.TAKEN_DOWN: _l("Taken down"),
}

# Reg 56(4) names the first two; the others follow from reg 56(1) and 56(3).
WITHHELD_REASONS = {
    "vexatious": _l("It only means to annoy (regulation 56(4))"),
    "one_person": _l("It is about one person’s service (regulation 56(4))"),
    "names_somebody": _l("It names a person and cannot be edited so that it does not"),
    "not_local_offer": _l("It is not about the Local Offer"),
    "duplicate": _l("It says what another comment says"),
}


class TransitionRefused(PortalError):
    """The comment is not in a state from which this can be done."""

    status, code = 409, "comment_transition_refused"
    title = _l("This cannot be done with the comment now")
    what_happened = _l("Somebody may have dealt with it since you opened the page.")
    what_is_safe = _l("Nothing has been changed.")
    what_next = _l("Open the comment again and look where it stands.")


class SecondPersonNeeded(PortalError):
    """The person who made the text ready may not approve it."""

    status, code = 403, "second_person_needed"
    title = _l("A second person has to approve this")
    what_happened = _l("You made this comment ready yourself. Somebody else has to approve it.")
    what_is_safe = _l("The comment has not been published.")
    what_next = _l("Ask a colleague who may approve comments.")


def may_move(from_: str, to: State) -> bool:
    """Say whether a comment in state `from_` may go to `to`."""
    return to in TRANSITIONS[State(from_)]
