"""Officers for tests: an account with roles, and a browser in which it is really signed in."""

from collections.abc import Sequence
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from portal.database import db, utc_now, write_unit
from portal.officers import Officer
from portal.officers.models import Account, RoleHeld, SignedIn
from portal.officers.officer import officer_of
from portal.officers.sessions import cookie_name, open_session
from tests.page_contract import PageClient


def add_officer(
    app: Flask, *roles: str, name: str = "Olu Example", authority: str = "kent"
) -> Officer:
    """Keep a new officer with `roles` and return them; each has an email of their own."""
    with app.app_context():
        with write_unit() as session:
            id = keep_account(session, roles, name, authority)
        account = db.session.get(Account, id)
        assert account is not None
        return officer_of(account)


def keep_account(session: Session, roles: Sequence[str], name: str, authority: str) -> str:
    id = str(uuid4())
    session.add(
        Account(
            id=id,
            email=f"{id}@example.org",
            name=name,
            authority=authority,
            created_at=utc_now(),
            roles=[RoleHeld(role=role) for role in roles],
        )
    )
    return id


def signed_in(app: Flask, officer: Officer) -> FlaskClient:
    """Return a browser in which `officer` is signed in with both factors."""
    client = app.test_client()
    with app.app_context():
        with write_unit() as session:
            account = session.get(Account, officer.id)
            assert account is not None
            token = open_session(session, account, "password", second_factor=True)
        client.set_cookie(cookie_name(), token)
    return client


def signed_in_pages(app: Flask, officer: Officer) -> PageClient:
    """Return the same, with every page held to the page contract."""
    pages = PageClient(app)
    pages.raw = signed_in(app, officer)
    return pages


def sign_everybody_out(app: Flask, officer: Officer) -> None:
    """End every session of `officer`."""
    with app.app_context(), write_unit() as session:
        session.query(SignedIn).filter_by(officer_id=officer.id).delete()
