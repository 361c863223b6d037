"""A key for each form that is shown, stamped with the time, so that the browser keeps it for us.

It lets one form count once only and says how long it was open; nothing is kept
about who opened it.
"""

import secrets
from datetime import datetime, timedelta

from flask import current_app
from itsdangerous import BadSignature, TimestampSigner

from portal.database import utc_now


def new_stamp() -> str:
    """Return a fresh key with the time it was made."""
    return _signer().sign(secrets.token_hex(16)).decode()


def read_stamp(stamp: str) -> tuple[str, timedelta | None]:
    """Return the key and the age of a stamp; a key of our own and None when it is not ours."""
    try:
        key, made_at = _signer().unsign(stamp, return_timestamp=True)
    except BadSignature:
        return secrets.token_hex(16), None
    return key.decode(), _age(made_at)


def _age(made_at: datetime) -> timedelta:
    # The stamp counts whole seconds: a form is at most a second older than it says.
    return max(utc_now() - made_at, timedelta())


def _signer() -> TimestampSigner:
    return TimestampSigner(current_app.secret_key or "", salt="comment form")
