"""The surveys as data: questions, wordings, scales and versions, read from `content/`.

Words that families have answered are frozen: `content/england/feedback/frozen.yaml`
keeps the hash of every version, and `portal content check` fails when one changes.
"""

from portal.feedback.instruments.model import (
    NOT_APPLICABLE,
    VOICES,
    Comment,
    Instrument,
    Outcome,
    Question,
    Voice,
    Wording,
)
from portal.feedback.instruments.reading import (
    UnknownInstrument,
    check_frozen,
    find_instrument,
    get_instrument,
    list_instruments,
    read_instruments,
    register_instruments,
)

__all__ = [
    "NOT_APPLICABLE",
    "VOICES",
    "Comment",
    "Instrument",
    "Outcome",
    "Question",
    "UnknownInstrument",
    "Voice",
    "Wording",
    "check_frozen",
    "find_instrument",
    "get_instrument",
    "list_instruments",
    "read_instruments",
    "register_instruments",
]
