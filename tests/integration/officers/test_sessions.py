"""Sessions: how long they last, who may end them, and that an ended one opens nothing."""

from datetime import timedelta

import pytest
from flask import Flask

from portal.app import create_app
from portal.database import db, utc_now, write_unit
from portal.officers.accounts import set_roles, switch_off
from portal.officers.models import Account, SignedIn
from tests.integration.officers.conftest import settings_for
from tests.integration.officers.walking import PASSWORD, Person, log_of
from tests.officer_parts import add_officer, signed_in
from tests.page_contract import PageClient, words


def age(app: Flask, **values: object) -> None:
    with app.app_context(), write_unit() as session:
        session.query(SignedIn).update(values)


@pytest.mark.parametrize(
    ("idle", "old", "still_in"),
    [
        (timedelta(minutes=29), timedelta(hours=1), True),
        (timedelta(minutes=31), timedelta(hours=1), False),
        (timedelta(0), timedelta(hours=11, minutes=59), True),
        (timedelta(0), timedelta(hours=12, minutes=1), False),
    ],
)
def test_how_long_a_session_lasts(
    ama: Person, idle: timedelta, old: timedelta, still_in: bool
) -> None:
    ama.sign_in()
    now = utc_now()
    age(ama.app, used_at=now - idle, created_at=now - old)
    assert ama.is_in() is still_in


def test_using_it_keeps_it_open(ama: Person) -> None:
    ama.sign_in()
    age(ama.app, used_at=utc_now() - timedelta(minutes=29))
    assert ama.is_in()
    with ama.app.app_context():
        assert utc_now() - db.session.query(SignedIn).one().used_at < timedelta(minutes=1)


def test_a_stranger_looking_does_not_keep_it_open(ama: Person) -> None:
    ama.sign_in()
    before = utc_now() - timedelta(minutes=20)
    age(ama.app, used_at=before)
    PageClient(ama.app).raw.get("/officers")
    ama.browser.raw.get("/languages")
    with ama.app.app_context():
        assert db.session.query(SignedIn).one().used_at == before


def test_signing_out_ends_it_for_good(ama: Person) -> None:
    ama.sign_in()
    cookie = ama.browser.raw.get_cookie("officer")
    assert cookie is not None
    page = ama.browser.raw.get("/officers/account")
    assert page.headers["Cache-Control"] == "no-store", "Back shows nothing kept"
    ama.sign_out()
    assert ama.browser.raw.get_cookie("officer") is None
    ama.browser.raw.set_cookie("officer", cookie.value)
    assert not ama.is_in()
    assert log_of(ama.app)[-1][:2] == ("sign_out", ama.id)


@pytest.mark.parametrize("change", ["letter", "cut", "hash", "empty", "nul", "long", "unicode"])
def test_a_tampered_cookie_opens_nothing(ama: Person, change: str) -> None:
    ama.sign_in()
    cookie = ama.browser.raw.get_cookie("officer")
    assert cookie is not None
    with ama.app.app_context():
        kept = db.session.query(SignedIn).one().token_hash
    value = cookie.value
    changed = {
        "letter": ("A" if value[0] != "A" else "B") + value[1:],
        "cut": value[:-1],
        "hash": kept,
        "empty": "",
        "nul": value + "\\000",
        "long": value * 50,
        "unicode": "é" * 20,
    }[change]
    other = ama.elsewhere()
    other.browser.raw.set_cookie("officer", changed)
    assert not other.is_in()


def test_a_role_taken_away_opens_nothing_at_the_next_request(ama: Person) -> None:
    ama.sign_in()
    assert ama.browser.raw.get("/officers/people").status_code == 200
    with ama.app.app_context(), write_unit() as session:
        set_roles(session, ama.account(), ["auditor"])
    assert ama.browser.raw.get("/officers/people").status_code == 403
    assert ama.browser.raw.get("/officers/log").status_code == 200


def test_an_account_switched_off_is_out_at_the_next_request(ama: Person) -> None:
    ama.sign_in()
    with ama.app.app_context(), write_unit() as session:
        switch_off(session, ama.account())
    assert not ama.is_in()


def test_officers_see_and_end_their_own_sessions(ama: Person) -> None:
    ama.sign_in()
    other = ama.elsewhere()
    other.sign_in()
    page = ama.browser.get_page("/officers/account")
    assert "This browser" in page.text
    form = page.select_one("form[action*='/sessions/'][action$='/end']")
    assert form is not None
    answer = ama.browser.raw.post(str(form["action"]))
    assert "That session is ended." in ama.browser.get_page(answer.headers["Location"]).text
    assert not other.is_in()
    assert ama.is_in()


def test_all_other_sessions_can_be_ended(ama: Person) -> None:
    ama.sign_in()
    others = [ama.elsewhere() for _ in range(2)]
    for one in others:
        one.sign_in()
    assert ama.browser.raw.post("/officers/account/sessions/end-others").status_code == 303
    assert [one.is_in() for one in (ama, *others)] == [True, False, False]


def test_nobody_ends_the_session_of_a_colleague(ama: Person) -> None:
    colleague = add_officer(ama.app, "viewer")
    browser = signed_in(ama.app, colleague)
    with ama.app.app_context():
        theirs = db.session.query(SignedIn).filter_by(officer_id=colleague.id).one().id
    ama.sign_in()
    ama.browser.post_page(f"/officers/account/sessions/{theirs}/end", expect=404)
    ama.browser.post_page("/officers/account/sessions/nothing/end", expect=404)
    assert browser.get("/officers").status_code == 200


def test_old_sessions_are_swept_away(ama: Person) -> None:
    ama.sign_in()
    age(ama.app, used_at=utc_now() - timedelta(hours=2))
    ama.elsewhere().sign_in()
    with ama.app.app_context():
        assert db.session.query(SignedIn).count() == 1


def test_new_recovery_codes_replace_the_old(ama: Person) -> None:
    ama.sign_in()
    shown = ama.browser.post_page("/officers/account/recovery-codes")
    fresh = [words(code) for code in shown.select(".app-codes code")]
    assert len(fresh) == 8
    assert not set(fresh) & set(ama.codes)
    other = ama.elsewhere()
    other.give_password()
    recovery = "/officers/sign-in/recovery"
    assert other.browser.raw.post(recovery, data={"code": ama.codes[0]}).status_code == 400
    assert other.browser.raw.post(recovery, data={"code": fresh[0]}).status_code == 303


def test_a_changed_password_ends_the_other_sessions(ama: Person) -> None:
    ama.sign_in()
    other = ama.elsewhere()
    other.sign_in()
    address, new = "/officers/account/password", "a heron counts nine stones"
    wrong = {"current": "not this one at all", "password": new}
    assert "not your password" in ama.browser.post_page(address, expect=400, data=wrong).text
    easy = {"current": PASSWORD, "password": "passwordpassword"}
    assert "easy to guess" in ama.browser.post_page(address, expect=400, data=easy).text
    right = {"current": PASSWORD, "password": new}
    assert ama.browser.raw.post(address, data=right).status_code == 303
    assert (ama.is_in(), other.is_in()) == (True, False)
    assert other.give_password().status_code == 400
    assert other.give_password(new).status_code == 303


def test_with_https_the_cookie_belongs_to_this_host_alone(
    ama: Person, database_address: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("https")
    app = create_app(settings_for(folder, database_address, https_only=True))
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    browser = app.test_client()
    data = {"email": ama.email, "password": PASSWORD}
    answer = browser.post("/officers/sign-in", data=data, base_url="https://portal.example.org")
    cookie = next(one for one in answer.headers.getlist("Set-Cookie") if "officer" in one)
    assert cookie.startswith("__Host-officer=")
    assert "Secure" in cookie
    assert "Domain" not in cookie
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example", "/\\evil.example", "\\\\evil.example", "https:evil.example",
        "https://evil.example", "%2f%2fevil.example", "/%2fevil.example", "/%5cevil.example",
        "/%252fevil.example", "javascript:alert(1)", "data:text/html,x", "/officers\r\nX: y",
        "/\tevil", " //evil.example", "/.//evil.example", "officers", "", "/" + "x" * 600,
    ],
)  # fmt: skip
def test_signing_in_leads_to_no_other_site(ama: Person, wanted: str) -> None:
    answer = ama.give_password(next=wanted)
    assert answer.headers["Location"].split("?")[0] == "/officers/sign-in/code"
    assert "evil" not in answer.headers["Location"]
    assert ama.give_code(next=wanted).headers["Location"] == "/officers"
    again = ama.browser.raw.get("/officers/sign-in", query_string={"next": wanted})
    assert again.headers["Location"] == "/officers"


def test_signing_in_leads_to_the_page_that_was_wanted(ama: Person) -> None:
    sent = ama.browser.raw.get("/officers/log?page=2&action=sign_out")
    page = ama.browser.get_page(sent.headers["Location"])
    field = page.select_one("input[name=next]")
    assert field is not None
    answer = ama.give_password(next=str(field["value"]))
    field = ama.browser.get_page(answer.headers["Location"]).select_one("input[name=next]")
    assert field is not None
    answer = ama.give_code(next=str(field["value"]))
    assert answer.headers["Location"] == "/officers/log?page=2&action=sign_out"


def test_a_changed_secret_key_is_told_kindly(ama: Person) -> None:
    ama.give_password()
    with ama.app.app_context(), write_unit() as session:
        sealed = session.query(Account).filter_by(id=ama.id).one().totp_sealed
        assert sealed is not None
        changed = ("A" if sealed[20] != "A" else "B").join((sealed[:20], sealed[21:]))
        session.query(Account).filter_by(id=ama.id).update({"totp_sealed": changed})
    page = ama.browser.post_page("/officers/sign-in/code", expect=409, data={"code": "123456"})
    assert page.heading == "Your second factor cannot be read"
