"""The first look at a comment, by rules: it adds flags and never drops anything.

A flag tells an officer where to look; what looks like a machine's work may
still be a family's (GOV.UK's feedback service keeps such comments too).
"""

import re
from datetime import timedelta

from flask_babel import lazy_gettext as _l

TOO_FAST = timedelta(seconds=3)
REPEATED_WITHIN = timedelta(minutes=5)
LINK = re.compile(r"(?:https?://|www\.)\S", re.IGNORECASE)

# In the order in which an officer should see them.
FLAG_WORDS = {
    "danger": _l("May speak of danger: read it first"),
    "private_details": _l("May name a person"),
    "repeated": _l("The same words came within 5 minutes"),
    "links": _l("Has links in it"),
    "many": _l("Many came from one connection in a short time"),
    "too_fast": _l("Sent within 3 seconds"),
    "no_stamp": _l("The form’s stamp was missing or changed"),
    "trap": _l("A box that people do not see was filled in"),
}
LIKE_SPAM = frozenset({"links", "many", "too_fast", "no_stamp", "trap"})


def flags_of(
    text: str,
    *,
    age: timedelta | None,
    trap: str,
    repeated: bool,
    danger: bool,
    private: bool,
    many: bool = False,
) -> tuple[str, ...]:
    """Return the flags of a comment in the order of `FLAG_WORDS`.

    `age` is how long the form was open, None when its stamp cannot be read;
    `trap` what stands in the box that people do not see.
    """
    found = {
        "danger": danger,
        "private_details": private,
        "repeated": repeated,
        "links": bool(LINK.search(text)),
        "many": many,
        "too_fast": age is not None and age < TOO_FAST,
        "no_stamp": age is None,
        "trap": bool(trap),
    }
    return tuple(flag for flag in FLAG_WORDS if found[flag])


def urgency(flags: str) -> int:
    """Return where a comment stands in the queue: 0 danger, 1 as usual, 2 looks like spam."""
    words = set(flags.split())
    if "danger" in words:
        return 0
    return 2 if words & LIKE_SPAM else 1
