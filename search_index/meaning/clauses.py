"""Cuts a long message where people go on to something else.

In sixty words about a school place, one clause can say that somebody is in
danger; the numbers of the whole message are about the school. So a long
message is also read piece by piece.
"""

from __future__ import annotations

import re

# The numbers of a shorter message still show what one clause says; its clauses alone
# would raise four times as many false alarms and find nobody more (docs/understanding.md).
LONG = 25
# A piece of fewer words says too little to be judged: it stays with what went before.
FEWEST_WORDS = 4
_SEAM = re.compile(
    r"[.!?;:\n]+|,\s|\s[-–—]+\s"
    r"|\b(?:also|although|and|anyway|because|bc|but|cos|coz|n|plus|since|so|then|though"
    r"|when|while)\b",
    re.IGNORECASE,
)


def cut(text: str) -> list[str]:
    """Return the clauses of a long text; none when it is short, or a single clause."""
    if len(text.split()) < LONG:
        return []
    clauses: list[str] = []
    held = ""
    for piece in _SEAM.split(text):
        held = f"{held} {piece.strip(' ,')}".strip()
        if len(held.split()) >= FEWEST_WORDS:
            clauses.append(held)
            held = ""
    if held and clauses:
        clauses[-1] = f"{clauses[-1]} {held}"
    return clauses if len(clauses) > 1 else []
