"""What a survey carries between two requests: sealed, dated, kept by the visitor alone.

A ticket travels in the form, a link's token and a receipt in short-lived
cookies. All are encrypted, so that neither a page's source, a history nor a
shared computer shows a code.
"""

import base64
import json
import secrets
from dataclasses import asdict, dataclass
from typing import Any, cast

from cryptography.fernet import Fernet, InvalidToken
from flask_babel import lazy_gettext as _l

from portal.errors import BadRequest
from portal.feedback.instruments import VOICES, Instrument, Voice
from portal.feedback.keys import sealing_secret

TICKET_SECONDS = 24 * 3600
LONGEST = 2000


class TicketLost(BadRequest):
    """The form lacks its ticket, or was open for more than a day."""

    code = "ticket_lost"
    title = _l("These questions have been open too long")
    what_happened = _l("To keep you safe, we ask you to start again after a day.")
    what_is_safe = _l("Nothing has been sent, and your code still works.")
    what_next = _l("Start again with your code or without one.")


@dataclass(frozen=True)
class Ticket:
    """One survey being filled in. `form_key` makes it count once, however often it is sent."""

    instrument: str
    version: int
    voice: Voice
    form_key: str
    token: str | None = None
    outcome: str | None = None

    @classmethod
    def new(cls, instrument: Instrument, voice: Voice, **given: Any) -> "Ticket":
        """Return a ticket with a form key of its own."""
        key = secrets.token_hex(16)
        return cls(instrument.key, instrument.version, voice, key, **given)

    def sealed(self) -> str:
        """Return the ticket as the form carries it."""
        return seal("ticket", asdict(self))


def open_ticket(text: str) -> Ticket:
    """Return the ticket a form carried; raises `TicketLost`."""
    held = unseal("ticket", text, TICKET_SECONDS)
    if held is None or held.get("voice") not in VOICES:
        raise TicketLost
    return Ticket(**held)


def seal(purpose: str, facts: dict[str, Any]) -> str:
    """Return `facts` encrypted; only `unseal` with the same purpose reads them."""
    plain = json.dumps({**facts, "for": purpose}, separators=(",", ":"))
    return _lock().encrypt(plain.encode("utf-8")).decode("ascii")


def unseal(purpose: str, text: str, seconds: int) -> dict[str, Any] | None:
    """Return what was sealed less than `seconds` ago, or None."""
    try:
        plain = _lock().decrypt(text[:LONGEST].encode("utf-8"), ttl=seconds)
    except InvalidToken:
        return None
    held = cast(dict[str, Any], json.loads(plain))
    return held if held.pop("for", None) == purpose else None


def _lock() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(sealing_secret()))
