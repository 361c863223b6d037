"""A first password from a set-up link, and a new one in place of the old."""

from portal.audit import acting_as, record
from portal.database import db, write_unit
from portal.officers.accounts import end_sessions
from portal.officers.attempts import count_try, give_back, tries_of
from portal.officers.links import drop_links, get_linked_account
from portal.officers.models import Account
from portal.officers.officer import Officer
from portal.officers.passwords import hash_password, is_password
from portal.officers.signing_in import WrongDetails, start_half_way


def set_first_password(link_token: str, typed: str) -> str:
    """Spend the link, keep the password and return the token of a half-way session.

    Raises `LinkGone`, also for the slower of two that spend the link at once.
    """
    hashed = hash_password(typed)
    with write_unit() as session:
        account = get_linked_account(session, link_token)
        account.password_hash = hashed
        drop_links(session, account.id)
        token = start_half_way(session, account, "link")
        record("password.set", account.id)
        return token


def change_password(officer: Officer, current: str, typed: str) -> None:
    """Keep a new password and end the officer's other sessions.

    Raises `WrongDetails` when `current` is not the password, `TooManyTries`
    when that was said too often.
    """
    counted = tries_of("password", officer.email)
    count_try(counted)
    account = db.session.get(Account, officer.id)
    if account is None or not is_password(account.password_hash, current):
        raise WrongDetails
    hashed = hash_password(typed)
    with write_unit() as session:
        give_back(session, counted)
        account.password_hash = hashed
        acting_as(officer.id, officer.authority)
        record("password.changed", officer.id)
        end_sessions(session, account, except_id=officer.session_id)
