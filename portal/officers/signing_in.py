"""The steps of signing in: something known, then something held, each counted and logged.

Whoever fails learns nothing: an unknown email and a wrong password get the
same words after the same work.
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from portal.audit import acting_as, record
from portal.database import db, utc_now, write_unit
from portal.officers.accounts import find_by_email, plain_email
from portal.officers.attempts import Counted, count_try, give_back, tries_of
from portal.officers.keys import keyed_hash
from portal.officers.models import Account, SignedIn
from portal.officers.passkeys import PasskeyRefused, check_passkey, keep_passkey
from portal.officers.passwords import is_password
from portal.officers.recovery import hash_code, new_codes, replace_codes, use_code
from portal.officers.sessions import forget_old_sessions, open_session
from portal.officers.totp import accept_code


@dataclass(frozen=True)
class HalfWay:
    """A session that waits for its second factor, and whose it is."""

    session_id: str
    officer_id: str


class WrongDetails(Exception):
    """What was given does not let anybody in."""


def check_password(email: str, typed: str) -> str:
    """Return the token of a half-way session; raises `WrongDetails` or `TooManyTries`."""
    counted = tries_of("password", plain_email(email))
    count_try(counted)
    account = _find_active(email)
    if not is_password(account.password_hash if account else None, typed) or account is None:
        with write_unit():
            marked = keyed_hash("email", plain_email(email))[:16]
            record("sign_in.failed", account.id if account else "", factor="password", email=marked)
        raise WrongDetails
    with write_unit() as session:
        give_back(session, counted)
        return start_half_way(session, account, "password")


def start_half_way(session: Session, account: Account, how: str) -> str:
    """Open a session that waits for its second factor; runs inside a write unit."""
    forget_old_sessions(session)
    acting_as(account.id, account.authority)
    record("sign_in.first_factor", account.id, how=how)
    return open_session(session, account, how, second_factor=False)


def check_code(half: HalfWay, typed: str) -> str:
    """Return the token of a whole session for a code from the app; raises as `check_password`."""
    counted = _count_code(half)
    with write_unit() as session:
        kept, account = reload(session, half)
        if accept_code(account, typed):
            give_back(session, counted)
            return complete(session, kept, account, "totp")
    raise _failed(half, "totp")


def check_recovery_code(half: HalfWay, typed: str) -> str:
    """Return the token of a whole session for a recovery code, which is then used up."""
    counted = _count_code(half)
    hashed = hash_code(half.officer_id, typed)
    with write_unit() as session:
        kept, account = reload(session, half)
        if use_code(session, account.id, hashed):
            give_back(session, counted)
            return complete(session, kept, account, "recovery")
    raise _failed(half, "recovery")


def enrol_app(half: HalfWay, typed: str) -> tuple[str, list[str]]:
    """Take the app as second factor; return the token of a whole session and recovery codes."""
    counted = _count_code(half)
    codes, hashes = hashed_codes(half.officer_id)
    with write_unit() as session:
        kept, account = reload(session, half)
        if accept_code(account, typed):
            give_back(session, counted)
            account.totp_confirmed_at = utc_now()
            return finish_enrolment(session, kept, account, "totp", hashes), codes
    raise _failed(half, "totp")


def check_with_passkey(half: HalfWay, answer: str) -> str:
    """Return the token of a whole session for a passkey's answer; raises as `check_password`."""
    counted = _count_code(half)
    challenge = _take_challenge(half)
    try:
        with write_unit() as session:
            kept, account = reload(session, half)
            check_passkey(session, account, challenge, answer)
            give_back(session, counted)
            return complete(session, kept, account, "passkey")
    except PasskeyRefused as error:
        raise _failed(half, "passkey") from error


def enrol_passkey(half: HalfWay, answer: str) -> tuple[str, list[str]]:
    """Take the passkey as second factor; return as `enrol_app`."""
    counted = _count_code(half)
    challenge = _take_challenge(half)
    codes, hashes = hashed_codes(half.officer_id)
    try:
        with write_unit() as session:
            kept, account = reload(session, half)
            keep_passkey(session, account, challenge, answer)
            give_back(session, counted)
            return finish_enrolment(session, kept, account, "passkey", hashes), codes
    except PasskeyRefused as error:
        raise _failed(half, "passkey") from error


def finish_enrolment(
    session: Session, kept: SignedIn, account: Account, factor: str, hashes: list[str]
) -> str:
    """Keep the first recovery codes and complete the session; runs inside a write unit."""
    replace_codes(session, account.id, hashes)
    acting_as(account.id, account.authority)
    record("second_factor.enrolled", account.id, factor=factor)
    return complete(session, kept, account, factor)


def complete(session: Session, kept: SignedIn, account: Account, factor: str) -> str:
    """Replace the half-way session by a whole one with a new token; runs inside a write unit."""
    how = kept.how
    session.delete(kept)
    acting_as(account.id, account.authority)
    record("sign_in.done", account.id, factor=factor)
    return open_session(session, account, how, second_factor=True)


def reload(session: Session, half: HalfWay) -> tuple[SignedIn, Account]:
    """Return the rows as they are now; raises `WrongDetails` when the session was ended."""
    kept, account = session.get(SignedIn, half.session_id), session.get(Account, half.officer_id)
    if kept is None or account is None:
        raise WrongDetails
    return kept, account


def hashed_codes(officer_id: str) -> tuple[list[str], list[str]]:
    """Return new recovery codes and their hashes; slow, so not inside a write unit."""
    codes = new_codes()
    return codes, [hash_code(officer_id, code) for code in codes]


def _count_code(half: HalfWay) -> tuple[Counted, ...]:
    counted = tries_of("code", half.officer_id)
    count_try(counted)
    return counted


def _take_challenge(half: HalfWay) -> str:
    """Return the question that was asked, and ask it no more."""
    with write_unit() as session:
        kept, _ = reload(session, half)
        challenge, kept.challenge = kept.challenge, None
    return challenge or ""


def _failed(half: HalfWay, factor: str) -> WrongDetails:
    with write_unit():
        record("sign_in.failed", half.officer_id, factor=factor)
    return WrongDetails()


def _find_active(email: str) -> Account | None:
    account = find_by_email(db.session(), email)
    return account if account is not None and account.switched_off_at is None else None
