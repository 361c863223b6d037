"""Passkeys as second factor: the right one lets in, every other answer does not."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from portal.database import db
from portal.officers.models import Passkey
from tests.integration.officers.authenticator import Authenticator
from tests.integration.officers.walking import RECOVERY, Person, log_of
from tests.page_contract import words

OPTIONS, ENROL, PROVE = (
    f"/officers/passkey/{view}" for view in ("options", "enrol", "sign-in")
)  # fmt: skip


def asked(person: Person) -> dict[str, Any]:
    answer = person.browser.raw.post(OPTIONS)
    assert answer.status_code == 200
    options: dict[str, Any] = answer.get_json()
    return options


def prove(person: Person, answer: str) -> int:
    return person.browser.raw.post(PROVE, data={"credential": answer}).status_code


@pytest.fixture
def key() -> Authenticator:
    return Authenticator()


@pytest.fixture
def holder(office: Flask, key: Authenticator) -> Person:
    """An officer with a password and a passkey, signed in nowhere."""
    person, link = Person.invited(office, "viewer")
    person.choose_password(link)
    shown = person.browser.post_page(ENROL, data={"credential": key.make(asked(person))})
    person.codes = [words(code) for code in shown.select(".app-codes code")]
    assert len(person.codes) == 8
    assert person.is_in()
    person.sign_out()
    return person


def test_a_passkey_lets_in(holder: Person, key: Authenticator) -> None:
    answer = holder.give_password(next="/officers/account")
    assert answer.headers["Location"].startswith("/officers/sign-in/code?next=")
    page = holder.browser.get_page(answer.headers["Location"])
    form = page.select_one("form[data-passkey]")
    assert form is not None
    data = {"credential": key.prove(asked(holder))}
    answer = holder.browser.raw.post(str(form["action"]), data=data)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/officers/account")
    assert holder.is_in()
    with holder.app.app_context():
        assert db.session.query(Passkey).one().sign_count == 1


Lie = Callable[[Authenticator, dict[str, Any]], str]
LIES: dict[str, Lie] = {
    "another website": lambda key, asked: key.prove(asked, origin="https://evil.example"),
    "another host": lambda key, asked: key.prove(asked, host="evil.example"),
    "another question": lambda key, asked: key.prove({"challenge": "AAAA"}),
    "another key": lambda key, asked: Authenticator(id=key.id).prove(asked),
    "an unknown passkey": lambda key, asked: Authenticator().prove(asked),
    "not an answer": lambda key, asked: "{}",
    "not even JSON": lambda key, asked: "\x00[",
    "nothing": lambda key, asked: "",
    "a made key instead of a proof": lambda key, asked: key.make(asked),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_does_not(holder: Person, key: Authenticator, lie: str) -> None:
    holder.give_password()
    assert prove(holder, LIES[lie](key, asked(holder))) == 400
    assert not holder.is_in()
    assert log_of(holder.app)[-1][0] == "sign_in.failed"


def test_an_answer_is_good_for_one_question_once(holder: Person, key: Authenticator) -> None:
    holder.give_password()
    answer = key.prove(asked(holder))
    assert prove(holder, answer) == 303
    holder.sign_out()
    holder.give_password()
    assert prove(holder, answer) == 400
    asked(holder)
    assert prove(holder, answer) == 400


def test_a_wrong_answer_uses_the_question_up(holder: Person, key: Authenticator) -> None:
    holder.give_password()
    options = asked(holder)
    assert prove(holder, "{}") == 400
    assert prove(holder, key.prove(options)) == 400


def test_a_copied_passkey_is_found_by_its_count(holder: Person, key: Authenticator) -> None:
    holder.give_password()
    key.count = 6
    assert prove(holder, key.prove(asked(holder))) == 303
    holder.sign_out()
    holder.give_password()
    key.count = 3
    assert prove(holder, key.prove(asked(holder))) == 400


def test_the_passkey_of_a_colleague_does_not_fit(
    holder: Person, ama: Person, key: Authenticator
) -> None:
    ama.give_password()
    assert prove(ama, key.prove(asked(ama))) == 400


def test_nobody_adds_a_passkey_half_way(holder: Person) -> None:
    """Whoever has only the password must not make a second factor of their own."""
    holder.give_password()
    thief = Authenticator()
    answer = holder.browser.raw.post(ENROL, data={"credential": thief.make(asked(holder))})
    assert answer.headers["Location"] == "/officers/sign-in/code"
    assert holder.browser.raw.get("/officers/set-up/second-factor").status_code == 303
    with holder.app.app_context():
        assert db.session.query(Passkey).count() == 1


def test_a_passkey_for_another_website_is_not_kept(office: Flask, key: Authenticator) -> None:
    person, link = Person.invited(office)
    person.choose_password(link)
    made = key.make(asked(person), origin="https://evil.example")
    person.browser.post_page(ENROL, expect=400, data={"credential": made})
    assert not person.is_in()


def test_a_recovery_code_helps_when_it_is_lost(holder: Person) -> None:
    holder.give_password()
    page = holder.browser.get_page("/officers/sign-in/code")
    assert page.select_one("input[name=code]") is None
    assert holder.browser.raw.post(RECOVERY, data={"code": holder.codes[0]}).status_code == 303


def test_guessing_is_slowed_down(holder: Person) -> None:
    holder.give_password()
    assert [prove(holder, "{}") for _ in range(7)] == [400] * 5 + [429] * 2


def test_without_the_password_no_question_is_asked(holder: Person) -> None:
    for path in (OPTIONS, ENROL, PROVE):
        assert holder.browser.raw.post(path).headers["Location"] == "/officers/sign-in"
