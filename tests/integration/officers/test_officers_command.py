"""`portal officers`: the first account, and the way back in."""

import pytest
from click.testing import CliRunner
from flask import Flask

from portal.commands.officers import officers
from portal.database import db
from portal.officers.models import Account
from tests.integration.officers.walking import Person, log_of
from tests.page_contract import PageClient


def run(app: Flask, *words: str, expect: int = 0) -> str:
    with app.app_context():
        result = CliRunner().invoke(officers, words)
    assert result.exit_code == expect, result.output
    return result.output


def add(app: Flask, email: str = "Ada@Example.org", *more: str) -> str:
    words = ("add", email, "--name", "Ada Example", "--role", "administrator", *more)
    return run(app, *words).strip().splitlines()[-1]


def test_the_first_account(office: Flask) -> None:
    link = add(office, "ada@example.org", "--role", "auditor")
    assert link.startswith("http://127.0.0.1:8000/officers/set-up/")
    with office.app_context():
        account = db.session.query(Account).one()
        ada = Person(office, account.id, account.email, PageClient(office))
    ada.choose_password(link.removeprefix("http://127.0.0.1:8000"))
    ada.enrol()
    assert ada.browser.raw.get("/officers/people").status_code == 200
    assert ("officer.added", "system", ada.id) in log_of(office)


def test_the_list(office: Flask) -> None:
    add(office)
    said = run(office, "list")
    assert "ada@example.org  Ada Example  [kent]  administrator" in said


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("add", "b@example.org", "--name", "B", "--role", "king"), 2, "Invalid value"),
        (("add", "b@example.org", "--name", "B"), 2, "Missing option"),
        (("add", "nonsense", "--name", "B", "--role", "viewer"), 1, "not an email"),
        (
            ("add", "b@example.org", "--name", "B", "--role", "viewer", "--authority", "surrey"),
            1,
            "not surrey",
        ),
        (("add", "ADA@example.org", "--name", "B", "--role", "viewer"), 1, "already"),
        (("reset", "nobody@example.org"), 1, "no account"),
        (("bind", "ada@example.org", "--subject", "s"), 1, "PORTAL_OIDC_ISSUER"),
    ],
)
def test_mistakes_are_told(office: Flask, words: tuple[str, ...], code: int, told: str) -> None:
    add(office)
    assert told in run(office, *words, expect=code)


def test_a_reset_lets_an_officer_start_again(ama: Person) -> None:
    ama.sign_in()
    link = run(ama.app, "reset", ama.email).strip().splitlines()[-1]
    assert not ama.is_in()
    ama.choose_password(link.removeprefix("http://127.0.0.1:8000"))
    ama.enrol()
    assert ama.is_in()


def test_roles_and_switching_off(ama: Person) -> None:
    ama.sign_in()
    run(ama.app, "roles", ama.email, "--role", "viewer")
    assert ama.browser.raw.get("/officers/people").status_code == 403
    run(ama.app, "switch-off", ama.email)
    assert not ama.is_in()
    assert "(switched off)" in run(ama.app, "list")
