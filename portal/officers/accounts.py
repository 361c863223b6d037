"""What an administrator (or the command line) does with accounts; each deed leaves its entry.

Every function runs inside `portal.database.write_unit` and, where a role or a
factor goes, ends the sessions too: what was taken away opens nothing any more.
"""

from collections.abc import Collection
from uuid import uuid4

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select
from sqlalchemy.orm import Session, selectinload

from portal.audit import record
from portal.database import utc_now
from portal.errors import PageNotFound, PortalError
from portal.officers.links import drop_links, make_link
from portal.officers.models import Account, Passkey, RecoveryCode, RoleHeld, SignedIn


class EmailTaken(PortalError):
    """There is an account with this email already."""

    status, code = 409, "email_taken"
    title = _l("There is an account with this email")
    what_happened = _l("Each officer has one account.")
    what_is_safe = _l("Nothing has been changed.")
    what_next = _l("Look for it in the list of officers.")


def add_account(
    session: Session, email: str, name: str, authority: str, roles: Collection[str]
) -> Account:
    """Keep a new officer, who can sign in once the set-up link was used; raises `EmailTaken`."""
    if find_by_email(session, email) is not None:
        raise EmailTaken
    account = Account(
        id=str(uuid4()),
        email=plain_email(email),
        name=without_nulls(name),
        authority=authority,
        created_at=utc_now(),
        roles=[RoleHeld(role=role) for role in sorted(set(roles))],
    )
    session.add(account)
    session.flush()
    record("officer.added", account.id, roles=" ".join(sorted(set(roles))))
    return account


def invite(session: Session, account: Account) -> str:
    """Return the token of a new set-up link for `account`."""
    token = make_link(session, account.id)
    record("officer.invited", account.id)
    return token


def set_roles(session: Session, account: Account, roles: Collection[str]) -> None:
    """Give the officer exactly `roles`; works from their next request on."""
    before, after = {held.role for held in account.roles}, set(roles)
    if before == after:
        return
    account.roles = [held for held in account.roles if held.role in after]
    account.roles += [RoleHeld(role=role) for role in sorted(after - before)]
    session.flush()
    record(
        "officer.roles_changed",
        account.id,
        given=" ".join(sorted(after - before)),
        taken=" ".join(sorted(before - after)),
    )


def switch_off(session: Session, account: Account) -> None:
    """Let the officer in no more, from their next request on; what they did stays theirs."""
    account.switched_off_at = utc_now()
    drop_links(session, account.id)
    session.execute(delete(SignedIn).where(SignedIn.officer_id == account.id))
    record("officer.switched_off", account.id)


def switch_on(account: Account) -> None:
    """Let the officer in again, with the factors they had."""
    account.switched_off_at = None
    record("officer.switched_on", account.id)


def reset(session: Session, account: Account) -> str:
    """Take away password, second factor and sessions; return the token of a new set-up link."""
    account.password_hash = account.totp_sealed = None
    account.totp_confirmed_at = account.totp_last_step = None
    for model in (Passkey, RecoveryCode, SignedIn):
        session.execute(delete(model).where(model.officer_id == account.id))
    record("officer.reset", account.id)
    return invite(session, account)


def end_sessions(session: Session, account: Account, except_id: str = "") -> int:
    """End every session of the officer but `except_id`; return how many there were."""
    wanted = SignedIn.officer_id == account.id, SignedIn.id != except_id
    ended = list(session.scalars(select(SignedIn.id).where(*wanted)))
    session.execute(delete(SignedIn).where(*wanted))
    record("sessions.ended", account.id, count=len(ended))
    return len(ended)


def end_session(session: Session, account: Account, session_id: str) -> None:
    """End one session of this officer; raises `PageNotFound` when it is not theirs."""
    kept = session.get(SignedIn, session_id)
    if kept is None or kept.officer_id != account.id:
        raise PageNotFound
    session.delete(kept)
    record("session.ended", account.id)


def get_account(session: Session, officer_id: str, authority: str) -> Account:
    """Return an officer of `authority`; raises `PageNotFound` for those of another council."""
    account = session.get(Account, officer_id)
    if account is None or account.authority != authority:
        raise PageNotFound
    return account


def find_by_email(session: Session, email: str) -> Account | None:
    """Return the account with this email, or None."""
    return session.scalar(select(Account).where(Account.email == plain_email(email)))


def list_accounts(session: Session, authority: str = "") -> list[Account]:
    """Return the officers (of one council), by name."""
    wanted = select(Account).order_by(Account.name, Account.email).options(
        selectinload(Account.roles)
    )  # fmt: skip
    if authority:
        wanted = wanted.where(Account.authority == authority)
    return list(session.scalars(wanted))


def plain_email(email: str) -> str:
    """Return an email as it is kept: small letters, nothing around it."""
    return without_nulls(email).casefold()


def without_nulls(text: str) -> str:
    """Return `text` without what is around it and without null signs, which databases refuse."""
    return text.replace("\x00", "").strip()
