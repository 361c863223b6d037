"""Administrators look after accounts: of their own council, never their own, each deed logged."""

import pytest
from flask import Flask

from portal.database import db
from portal.officers.models import Account
from tests.integration.officers.walking import Person, log_of
from tests.officer_parts import add_officer, signed_in, signed_in_pages
from tests.page_contract import PageClient, words

PEOPLE = "/officers/people"


@pytest.fixture
def boss(office: Flask) -> PageClient:
    return signed_in_pages(office, add_officer(office, "administrator", name="Ada Admin"))


def person_at(app: Flask, email: str) -> Account:
    return db.session.query(Account).filter_by(email=email).one()


def test_an_officer_is_added_and_gets_in(office: Flask, boss: PageClient) -> None:
    data = {"name": "Neu Example", "email": " Neu@Example.ORG ", "roles": ["viewer", "analyst"]}
    shown = boss.post_page(f"{PEOPLE}/new", data=data)
    link = words(shown.select_one("code.app-key"))
    assert link.startswith("http://localhost/officers/set-up/")
    with office.app_context():
        account = person_at(office, "neu@example.org")
        assert [held.role for held in account.roles] == ["analyst", "viewer"]
        assert account.authority == "kent"
        neu = Person(office, account.id, account.email, PageClient(office))
    neu.choose_password(link.removeprefix("http://localhost"))
    neu.enrol()
    assert neu.is_in()
    assert "Neu Example" in boss.get_page(PEOPLE).text


@pytest.mark.parametrize(
    "data",
    [
        {"name": "", "email": "a@example.org"},
        {"name": "A", "email": ""},
        {"name": "A", "email": "not an email"},
        {"name": "A", "email": "a@b@example.org"},
        {"name": "A", "email": "a@example.org", "roles": ["king"]},
        {"name": "A" * 81, "email": "a@example.org"},
    ],
)
def test_a_mistake_adds_nobody_and_loses_nothing(
    office: Flask, boss: PageClient, data: dict[str, str]
) -> None:
    page = boss.post_page(f"{PEOPLE}/new", expect=400, data=data)
    field = page.select_one("input[name=email]")
    assert field is not None
    assert field["value"] == data["email"]
    with office.app_context():
        assert db.session.query(Account).count() == 1


def test_two_officers_cannot_share_an_email(office: Flask, boss: PageClient) -> None:
    other = add_officer(office, authority="leicestershire")
    data = {"name": "Second", "email": other.email.upper()}
    page = boss.post_page(f"{PEOPLE}/new", expect=400, data=data)
    assert "There is an account with this email already." in page.text


def test_roles_are_given_and_taken(office: Flask, boss: PageClient) -> None:
    olu = add_officer(office, "viewer")
    browser = signed_in(office, olu)
    assert browser.get("/officers/log").status_code == 403
    boss.raw.post(f"{PEOPLE}/{olu.id}/roles", data={"roles": ["auditor"]})
    assert browser.get("/officers/log").status_code == 200
    assert "The roles are changed." in boss.get_page(f"{PEOPLE}/{olu.id}?done=roles").text
    boss.raw.post(f"{PEOPLE}/{olu.id}/roles", data={})
    assert browser.get("/officers/log").status_code == 403
    changes = [entry for entry in log_of(office) if entry[0] == "officer.roles_changed"]
    assert [subject for _, _, subject in changes] == [olu.id, olu.id]


def test_sessions_are_ended(office: Flask, boss: PageClient) -> None:
    olu = add_officer(office, "viewer")
    browser = signed_in(office, olu)
    boss.raw.post(f"{PEOPLE}/{olu.id}/end-sessions")
    assert browser.get("/officers").status_code == 303


def test_an_account_is_switched_off_and_on(ama: Person, boss: PageClient) -> None:
    ama.sign_in()
    boss.raw.post(f"{PEOPLE}/{ama.id}/switch-off")
    assert not ama.is_in()
    assert ama.give_password().status_code == 400
    assert "(switched off)" in boss.get_page(f"{PEOPLE}/{ama.id}").text
    boss.raw.post(f"{PEOPLE}/{ama.id}/switch-on")
    ama.sign_in()
    assert ama.is_in()


def test_a_reset_takes_everything_away(ama: Person, boss: PageClient) -> None:
    ama.sign_in()
    shown = boss.post_page(f"{PEOPLE}/{ama.id}/reset")
    assert not ama.is_in()
    assert ama.give_password().status_code == 400
    link = words(shown.select_one("code.app-key")).removeprefix("http://localhost")
    old = ama.secret
    ama.choose_password(link)
    ama.enrol()
    assert ama.is_in()
    assert ama.secret != old


@pytest.mark.parametrize("deed", ["roles", "switch-off", "switch-on", "reset"])
def test_nobody_changes_their_own_account(office: Flask, deed: str) -> None:
    ada = add_officer(office, "administrator")
    pages = signed_in_pages(office, ada)
    data = {"roles": ["feedback_officer"]}
    pages.post_page(f"{PEOPLE}/{ada.id}/{deed}", expect=403, data=data)
    assert pages.get_page(f"{PEOPLE}/{ada.id}").select_one("input[name=roles]") is None


@pytest.mark.parametrize(
    "deed", ["", "/roles", "/switch-off", "/switch-on", "/reset", "/end-sessions"]
)
def test_another_councils_officers_are_out_of_reach(
    office: Flask, boss: PageClient, deed: str
) -> None:
    lee = add_officer(office, "administrator", name="Lee Leicester", authority="leicestershire")
    browser = signed_in(office, lee)
    answer = (
        boss.raw.post(PEOPLE + f"/{lee.id}{deed}") if deed else boss.raw.get(f"{PEOPLE}/{lee.id}")
    )
    assert answer.status_code == 404
    assert browser.get("/officers").status_code == 200
    assert "Lee Leicester" not in boss.get_page(PEOPLE).text


@pytest.mark.parametrize(
    "roles", [("feedback_officer",), ("approver",), ("analyst", "viewer"), ("auditor",), ()]
)
def test_nobody_else_looks_after_accounts(office: Flask, roles: tuple[str, ...]) -> None:
    olu = add_officer(office, *roles)
    browser = signed_in(office, olu)
    for method, path in (
        ("GET", PEOPLE), ("GET", f"{PEOPLE}/new"), ("POST", f"{PEOPLE}/new"),
        ("GET", f"{PEOPLE}/{olu.id}"), ("POST", f"{PEOPLE}/{olu.id}/roles"),
        ("POST", f"{PEOPLE}/{olu.id}/reset"), ("POST", f"{PEOPLE}/{olu.id}/switch-off"),
        ("POST", f"{PEOPLE}/{olu.id}/end-sessions"),
    ):  # fmt: skip
        assert browser.open(path, method=method).status_code == 403, (method, path)


def test_an_administrator_reads_no_comments() -> None:
    from portal.officers.roles import permissions_of

    assert permissions_of(["administrator"]) == {"users:manage"}
    assert permissions_of(["approver"]) == {"comments:read", "comments:approve"}
    assert "comments:approve" not in permissions_of(["feedback_officer"])
