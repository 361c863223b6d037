"""Where officers are signed in: a row for each browser, so that it can be ended at any moment.

The browser holds 256 random bits, the table only their hash. A session ends
after 30 minutes of rest, after 12 hours in any case, and with the account.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import uuid4

from flask import Response, request
from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session, selectinload

from portal.database import db, utc_now
from portal.officers.models import Account, SignedIn
from portal.settings import current_settings

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
HALF_WAY = timedelta(minutes=10)  # from the password to the second factor
TOUCH = timedelta(minutes=1)  # how exactly “last used” is kept; spares a write a request


def open_session(session: Session, account: Account, how: str, *, second_factor: bool) -> str:
    """Keep a new session of `account` and return its token; `how` is password, link or oidc.

    Must run inside `portal.database.write_unit`.
    """
    token, now = secrets.token_urlsafe(32), utc_now()
    session.add(
        SignedIn(
            id=str(uuid4()),
            token_hash=hash_token(token),
            officer_id=account.id,
            how=how,
            created_at=now,
            used_at=now,
            second_factor_at=now if second_factor else None,
        )
    )
    return token


def find_session() -> tuple[SignedIn, Account] | None:
    """Return the live session this browser holds, second factor or not, and whose it is."""
    token = request.cookies.get(cookie_name(), "")
    if not token:
        return None
    wanted = (
        select(SignedIn, Account)
        .join(Account, Account.id == SignedIn.officer_id)
        .where(SignedIn.token_hash == hash_token(token), Account.switched_off_at.is_(None))
        .options(selectinload(Account.roles))
    )
    found = db.session.execute(wanted).first()
    if found is None or not is_live(found[0], utc_now()):
        return None
    return found[0], found[1]


def is_live(kept: SignedIn, now: datetime) -> bool:
    """Say whether the session may still be used at `now`."""
    if kept.second_factor_at is None:
        return now - kept.created_at < HALF_WAY
    return now - kept.used_at < IDLE and now - kept.created_at < LONGEST


def forget_old_sessions(session: Session) -> None:
    """Delete every session that has ended by itself; runs inside a write unit."""
    now = utc_now()
    ended = or_(SignedIn.used_at < now - IDLE, SignedIn.created_at < now - LONGEST)
    session.execute(delete(SignedIn).where(ended))


def hash_token(token: str) -> str:
    """Return what is kept of a token; with 256 random bits a plain hash is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def cookie_name() -> str:
    """Return the cookie's name; with https the browser itself refuses to share it."""
    return "__Host-officer" if current_settings().https_only else "officer"


def give_cookie(response: Response, token: str) -> None:
    """Hand the browser its token, out of reach of scripts and other sites."""
    response.set_cookie(
        cookie_name(),
        token,
        max_age=int(LONGEST.total_seconds()),
        httponly=True,
        secure=current_settings().https_only,
        samesite="Lax",
        path="/",
    )


def take_cookie(response: Response) -> None:
    """Tell the browser to forget its token."""
    response.delete_cookie(
        cookie_name(),
        path="/",
        httponly=True,
        secure=current_settings().https_only,
        samesite="Lax",
    )
