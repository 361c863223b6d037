"""An officer as a test plays one: a browser, a password, an app on a phone, codes on paper."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pyotp
from flask import Flask
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from portal.audit.models import AuditEntry
from portal.database import db, write_unit
from portal.officers.accounts import add_account, invite
from portal.officers.models import Account, Attempts
from tests.page_contract import Page, PageClient, words

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)  # what every clock of a second factor shows
PASSWORD = "seven otters under glass"
SIGN_IN, CODE = "/officers/sign-in", "/officers/sign-in/code"
RECOVERY, SECOND = "/officers/sign-in/recovery", "/officers/set-up/second-factor"


@dataclass
class Person:
    """Somebody with an account; `browser` holds each page to the page contract."""

    app: Flask
    id: str
    email: str
    browser: PageClient
    secret: str = ""
    codes: list[str] = field(default_factory=list)

    @classmethod
    def invited(
        cls, app: Flask, *roles: str, name: str = "Olu Example", authority: str = "kent"
    ) -> tuple["Person", str]:
        """Return a new officer and the path of their set-up link."""
        email = f"{uuid4()}@example.org"
        with app.app_context(), write_unit() as session:
            account = add_account(session, email, name, authority, roles)
            link = f"/officers/set-up/{invite(session, account)}"
            id = account.id
        return cls(app, id, email, PageClient(app)), link

    @classmethod
    def set_up(cls, app: Flask, *roles: str, **named: str) -> "Person":
        """Return an officer who went through the whole first sign-in and is signed in."""
        person, link = cls.invited(app, *roles, **named)
        person.choose_password(link)
        person.enrol()
        return person

    def choose_password(self, link: str, password: str = PASSWORD) -> TestResponse:
        assert self.browser.raw.get(link).status_code == 303
        return self.browser.raw.post("/officers/set-up", data={"password": password})

    def enrol(self) -> Page:
        page = self.browser.get_page(SECOND)
        self.secret = words(page.select_one("code.app-key")).replace(" ", "")
        shown = self.browser.post_page(SECOND, data={"code": self.now()})
        self.codes = [words(code) for code in shown.select(".app-codes code")]
        return shown

    def now(self, steps: int = 0) -> str:
        """Return the app's code of now, or of some steps of 30 seconds later."""
        return pyotp.TOTP(self.secret).at(NOON + timedelta(seconds=30 * steps))

    def give_password(self, password: str = PASSWORD, **more: str) -> TestResponse:
        data = {"email": self.email, "password": password, **more}
        return self.browser.raw.post(SIGN_IN, data=data)

    def give_code(self, code: str | None = None, **more: str) -> TestResponse:
        return self.browser.raw.post(CODE, data={"code": code or self.now(), **more})

    def sign_in(self) -> None:
        assert self.give_password().status_code == 303
        self.forget_used_step()
        answer = self.give_code()
        assert answer.status_code == 303, answer.text

    def sign_out(self) -> None:
        assert self.browser.raw.post("/officers/sign-out").status_code == 303

    def is_in(self) -> bool:
        return self.browser.raw.get("/officers").status_code == 200

    def elsewhere(self) -> "Person":
        """Return the same officer at another browser."""
        return Person(self.app, self.id, self.email, PageClient(self.app), self.secret, self.codes)

    def forget_used_step(self) -> None:
        """Let the code of now be used again, as if 30 seconds had passed."""
        with self.app.app_context(), write_unit() as session:
            session.execute(
                update(Account).where(Account.id == self.id).values(totp_last_step=None)
            )

    def account(self) -> Account:
        account = db.session.get(Account, self.id)
        assert account is not None
        return account


def log_of(app: Flask) -> list[tuple[str, str, str]]:
    """Return the log as (action, officer, subject), oldest first."""
    with app.app_context():
        entries = db.session.scalars(select(AuditEntry).order_by(AuditEntry.seq))
        return [(one.action, one.officer_id, one.subject) for one in entries]


def forget_attempts(app: Flask) -> None:
    with app.app_context(), write_unit() as session:
        session.query(Attempts).delete()
