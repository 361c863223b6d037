"""One-time links with which an officer sets a password: 128 random bits, 48 hours, one use.

Only the hash is kept. Opening the link spends nothing (mail scanners open every
link); setting the password does.
"""

import secrets
from datetime import timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.database import utc_now
from portal.errors import PortalError
from portal.officers.models import Account, SetUpLink
from portal.officers.sessions import hash_token

LASTS = timedelta(hours=48)


class LinkGone(PortalError):
    """The set-up link is unknown, too old or was used."""

    status, code = 410, "link_gone"
    title = _l("This link does not work any more")
    what_happened = _l("A set-up link works once, within 48 hours.")
    what_is_safe = _l("Nothing has been changed.")
    what_next = _l("If you have set your password, sign in. If not, ask for a new link.")


def make_link(session: Session, officer_id: str) -> str:
    """Return the token of a new link; older links of the officer stop working. In a write unit."""
    drop_links(session, officer_id)
    token = secrets.token_urlsafe(16)
    session.add(
        SetUpLink(token_hash=hash_token(token), officer_id=officer_id, expires_at=utc_now() + LASTS)
    )
    session.flush()
    return token


def get_linked_account(session: Session, token: str) -> Account:
    """Return whose link this is; raises `LinkGone`."""
    wanted = (
        select(Account)
        .join(SetUpLink, SetUpLink.officer_id == Account.id)
        .where(
            SetUpLink.token_hash == hash_token(token),
            SetUpLink.expires_at > utc_now(),
            Account.switched_off_at.is_(None),
        )
    )
    account = session.scalar(wanted)
    if account is None:
        raise LinkGone
    return account


def drop_links(session: Session, officer_id: str) -> None:
    """Make every link of the officer useless; runs inside a write unit."""
    session.execute(delete(SetUpLink).where(SetUpLink.officer_id == officer_id))
