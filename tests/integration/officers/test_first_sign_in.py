"""From a one-time link to being signed in, and everything the link does not do."""

from datetime import timedelta

import pytest
from flask import Flask

from portal.database import db, utc_now, write_unit
from portal.officers.models import Account, RecoveryCode, SetUpLink, SignedIn
from tests.integration.officers.walking import PASSWORD, SECOND, Person, log_of
from tests.page_contract import PageClient


def test_the_whole_way(office: Flask) -> None:
    person, link = Person.invited(office, "viewer")
    opened = person.browser.raw.get(link)
    assert (opened.status_code, opened.headers["Location"]) == (303, "/officers/set-up")
    assert opened.headers["Referrer-Policy"] == "no-referrer"
    page = person.browser.get_page("/officers/set-up")
    assert person.email in page.text
    answer = person.browser.raw.post("/officers/set-up", data={"password": PASSWORD})
    assert (answer.status_code, answer.headers["Location"]) == (303, SECOND)
    assert not person.is_in()
    shown = person.enrol()
    assert shown.heading == "Keep these recovery codes"
    assert len(set(person.codes)) == 8
    assert person.is_in()
    assert [action for action, _, _ in log_of(office)] == [
        "officer.added", "officer.invited", "sign_in.first_factor", "password.set",
        "second_factor.enrolled", "sign_in.done",
    ]  # fmt: skip


def test_opening_the_link_spends_nothing(office: Flask) -> None:
    person, link = Person.invited(office)
    for _ in range(50):
        assert PageClient(office).raw.get(link).status_code == 303
        assert PageClient(office).raw.head(link).status_code == 303
    assert person.choose_password(link).status_code == 303


def test_a_used_link_is_gone(office: Flask) -> None:
    person, link = Person.invited(office)
    person.choose_password(link)
    stranger = PageClient(office)
    assert stranger.get_page(link, expect=410).heading == "This link does not work any more"


def test_two_who_hold_the_link_cannot_both_use_it(office: Flask) -> None:
    person, link = Person.invited(office)
    second = person.elsewhere()
    for one in (person, second):
        one.browser.raw.get(link)
    data = {"password": PASSWORD}
    assert person.browser.raw.post("/officers/set-up", data=data).status_code == 303
    assert second.browser.raw.post("/officers/set-up", data=data).status_code == 410


def test_an_old_link_is_gone(office: Flask) -> None:
    person, link = Person.invited(office)
    with office.app_context(), write_unit() as session:
        session.query(SetUpLink).update({"expires_at": utc_now() - timedelta(seconds=1)})
    person.browser.get_page(link, expect=410)
    person.browser.get_page("/officers/set-up", expect=410)


def test_a_new_link_makes_the_old_one_useless(office: Flask) -> None:
    person, old = Person.invited(office)
    with office.app_context():
        from portal.officers.accounts import invite

        with write_unit() as session:
            invite(session, person.account())
    person.browser.get_page(old, expect=410)


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("", "Write a password."),
        ("short one", "Use at least 12 characters."),
        ("passwordpassword", "This is easy to guess."),
        ("Password12345678", "This is easy to guess."),
        ("aaaaaaaaaaaaaaaa", "This is easy to guess."),
        ("1234567890123", "This is easy to guess."),
        ("Olu Example 1", "This is easy to guess."),
        ("x" * 257, "Use at most 256 characters."),
    ],
)
def test_a_weak_password_is_refused(office: Flask, password: str, told: str) -> None:
    person, link = Person.invited(office)
    person.browser.raw.get(link)
    page = person.browser.post_page("/officers/set-up", expect=400, data={"password": password})
    assert told in page.text
    assert page.select_one("input[name=password]").get("value") is None  # type: ignore[union-attr]  # it is there


def test_nothing_in_the_database_opens_a_door(office: Flask) -> None:
    """No password, secret, code, link or cookie stands in any table as it was given out."""
    person, link = Person.invited(office)
    person.choose_password(link)
    person.enrol()
    cookie = person.browser.raw.get_cookie("officer")
    assert cookie is not None
    given = [PASSWORD, person.secret, link.rsplit("/", 1)[1], cookie.value, *person.codes]
    given += [code.replace("-", "") for code in person.codes]
    with office.app_context():
        kept = " ".join(
            str(value)
            for table in db.metadata.sorted_tables
            for row in db.session.execute(table.select())
            for value in row
        )
    assert [one for one in given if one in kept] == []
    assert person.email in kept


def test_the_second_factor_is_compulsory(office: Flask) -> None:
    person, link = Person.invited(office, "auditor")
    person.choose_password(link)
    assert person.browser.raw.get("/officers/log").status_code == 303
    again = person.elsewhere()
    answer = again.give_password()
    assert (answer.status_code, answer.headers["Location"]) == (303, SECOND)
    assert not again.is_in()


def test_a_wrong_first_code_enrols_nothing(office: Flask) -> None:
    person, link = Person.invited(office)
    person.choose_password(link)
    person.browser.get_page(SECOND)
    page = person.browser.post_page(SECOND, expect=400, data={"code": "000000"})
    assert "This code does not fit." in page.text
    with office.app_context():
        assert person.account().totp_confirmed_at is None
        assert db.session.query(RecoveryCode).count() == 0


def test_the_qr_code_is_shown_only_while_it_is_needed(office: Flask) -> None:
    person, link = Person.invited(office)
    assert person.browser.raw.get("/officers/set-up/qr.svg").status_code == 303
    person.choose_password(link)
    person.browser.get_page(SECOND)
    drawn = person.browser.raw.get("/officers/set-up/qr.svg")
    assert drawn.mimetype == "image/svg+xml"
    assert drawn.headers["Cache-Control"] == "no-store"
    assert b"<svg" in drawn.data
    assert b"style=" not in drawn.data
    person.enrol()
    assert person.browser.raw.get("/officers/set-up/qr.svg").status_code == 303


def test_somebody_switched_off_meanwhile_gets_no_further(office: Flask) -> None:
    person, link = Person.invited(office)
    person.choose_password(link)
    with office.app_context(), write_unit() as session:
        session.query(Account).update({"switched_off_at": utc_now()})
    assert person.browser.raw.get(SECOND).status_code == 303


def test_the_half_way_session_ends_soon(office: Flask) -> None:
    person, link = Person.invited(office)
    person.choose_password(link)
    with office.app_context(), write_unit() as session:
        session.query(SignedIn).update({"created_at": utc_now() - timedelta(minutes=11)})
    assert person.browser.raw.get(SECOND).headers["Location"] == "/officers/sign-in"
