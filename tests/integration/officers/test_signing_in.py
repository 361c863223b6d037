"""Password, then code: what is let in, what is not, and that neither tells anything."""

import time

import pytest

from portal.database import utc_now, write_unit
from portal.officers.models import Account, Attempts
from portal.officers.passwords import hash_password
from portal.officers.slow_hash import Cost
from tests.integration.officers.walking import (
    CODE,
    PASSWORD,
    RECOVERY,
    SIGN_IN,
    Person,
    forget_attempts,
    log_of,
)
from tests.page_contract import Page, PageClient


def test_password_and_code_let_in(ama: Person) -> None:
    answer = ama.give_password()
    assert (answer.status_code, answer.headers["Location"]) == (303, CODE)
    half_way = ama.browser.raw.get_cookie("officer")
    assert not ama.is_in()
    ama.browser.get_page(CODE)
    answer = ama.give_code()
    assert (answer.status_code, answer.headers["Location"]) == (303, "/officers")
    whole = ama.browser.raw.get_cookie("officer")
    assert half_way is not None
    assert whole is not None
    assert half_way.value != whole.value
    assert ama.is_in()


def test_the_cookie_is_out_of_reach_of_scripts(ama: Person) -> None:
    cookie = ama.give_password().headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie


@pytest.mark.parametrize("what", ["password", "email", "both", "switched off", "no password yet"])
def test_failures_look_alike(ama: Person, what: str) -> None:
    email, password = ama.email, "not the password at all"
    if what in {"email", "both"}:
        email = "nobody@example.org"
    if what == "switched off":
        with ama.app.app_context(), write_unit() as session:
            session.query(Account).update({"switched_off_at": utc_now()})
    if what == "no password yet":
        email = Person.invited(ama.app)[0].email
    data = {"email": email, "password": password}
    page = ama.browser.post_page(SIGN_IN, expect=400, data=data)
    assert "That email address and password do not belong together." in page.text
    assert strip(page, email) == strip(failed(ama), ama.email)
    assert ama.browser.raw.get_cookie("officer") is None


def failed(person: Person) -> Page:
    wrong = {"email": person.email, "password": "wrong"}
    return PageClient(person.app).post_page(SIGN_IN, expect=400, data=wrong)


def strip(page: Page, email: str) -> str:
    return str(page.select_one("main")).replace(email, "EMAIL")


def test_an_unknown_email_takes_as_long_as_a_wrong_password(
    ama: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the real price, which is what could tell."""
    monkeypatch.setattr("portal.officers.slow_hash.COST", Cost())
    with ama.app.app_context():
        hashed = hash_password(PASSWORD)
        with write_unit() as session:
            session.query(Account).filter_by(id=ama.id).update({"password_hash": hashed})

    def seconds(email: str) -> float:
        best = 9.0
        for _ in range(3):
            forget_attempts(ama.app)
            begin = time.process_time()
            ama.browser.raw.post(SIGN_IN, data={"email": email, "password": "wrong"})
            best = min(best, time.process_time() - begin)
        return best

    seconds(ama.email)
    known, unknown = seconds(ama.email), seconds("nobody@example.org")
    assert 0.6 < known / unknown < 1.7, (known, unknown)


def test_a_code_works_once(ama: Person) -> None:
    ama.give_password()
    code = ama.now()
    assert ama.give_code(code).status_code == 303
    other = ama.elsewhere()
    other.give_password()
    assert other.give_code(code).status_code == 400
    assert not other.is_in()
    assert "sign_in.failed" in [action for action, _, _ in log_of(ama.app)]


@pytest.mark.parametrize(
    ("steps", "accepted"), [(-2, 400), (-1, 303), (0, 303), (1, 303), (2, 400)]
)
def test_the_window_is_one_step_either_side(ama: Person, steps: int, accepted: int) -> None:
    ama.give_password()
    assert ama.give_code(ama.now(steps)).status_code == accepted


def test_an_older_code_is_refused_after_a_newer_one(ama: Person) -> None:
    ama.give_password()
    ama.give_code(ama.now(1))
    other = ama.elsewhere()
    other.give_password()
    assert other.give_code(ama.now()).status_code == 400


@pytest.mark.parametrize(
    "code",
    ["", "12345", "1234567", "abcdef", "０００００", "\ud83d", "١٢٣٤٥٦", "12 34", "-1", "x" * 30],
)
def test_nonsense_for_a_code(ama: Person, code: str) -> None:
    ama.give_password()
    sent = code.encode("utf-8", "surrogatepass")
    assert ama.browser.raw.post(CODE, data={"code": sent}).status_code == 400
    assert not ama.is_in()


def test_a_code_may_be_typed_with_spaces(ama: Person) -> None:
    ama.give_password()
    code = ama.now()
    assert ama.give_code(f" {code[:3]} {code[3:]} ").status_code == 303


def test_a_recovery_code_works_once(ama: Person) -> None:
    ama.give_password()
    typed = ama.codes[3].lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert ama.browser.raw.post(RECOVERY, data={"code": typed}).status_code == 303
    assert ama.is_in()
    assert "You have 7 codes left." in ama.browser.get_page("/officers/account").text
    other = ama.elsewhere()
    other.give_password()
    page = other.browser.post_page(RECOVERY, expect=400, data={"code": ama.codes[3]})
    assert "was used before" in page.text
    assert other.browser.raw.post(RECOVERY, data={"code": ama.codes[4]}).status_code == 303


def test_the_code_of_a_colleague_does_not_fit(ama: Person) -> None:
    olu = Person.set_up(ama.app, "viewer")
    ama.give_password()
    assert ama.browser.raw.post(RECOVERY, data={"code": olu.codes[0]}).status_code == 400
    assert ama.give_code(olu.now()).status_code == 400
    assert not ama.is_in()


def test_the_second_step_without_the_first(ama: Person) -> None:
    for path in (CODE, RECOVERY, "/officers/set-up/second-factor"):
        answer = ama.browser.raw.post(path, data={"code": ama.now()})
        assert (answer.status_code, answer.headers["Location"]) == (303, SIGN_IN)
    assert not ama.is_in()


def test_guessing_a_password_is_slowed_down(ama: Person) -> None:
    answers = [ama.give_password("wrong") for _ in range(7)]
    assert [one.status_code for one in answers] == [400] * 5 + [429] * 2
    assert 10 <= int(answers[-1].headers["Retry-After"]) <= 15
    assert "Too many tries." in answers[-1].text
    assert ama.give_password().status_code == 429, "even the right one has to wait"
    pass_the_wait(ama)
    assert ama.give_password().status_code == 303
    with ama.app.app_context():
        assert [one for one in keys(ama) if one.startswith("password")] == []


def test_an_unknown_email_is_slowed_down_the_same(ama: Person) -> None:
    ghost = Person(ama.app, "", "nobody@example.org", PageClient(ama.app))
    answers = [ghost.give_password("wrong").status_code for _ in range(7)]
    assert answers == [400] * 5 + [429] * 2


def test_the_wait_grows(ama: Person) -> None:
    waits = []
    for _ in range(5):
        ama.give_password("wrong")
    for _ in range(7):
        waits.append(int(ama.give_password("wrong").headers["Retry-After"]))
        pass_the_wait(ama)
        ama.give_password("wrong")
    assert waits == sorted(waits)
    assert waits[0] <= 15 < waits[1] <= 30
    assert waits[-1] <= 15 * 60


def test_guessing_a_code_is_slowed_down(ama: Person) -> None:
    ama.give_password()
    answers = [ama.give_code("000000").status_code for _ in range(7)]
    assert answers == [400] * 5 + [429] * 2
    ama.give_password()
    assert ama.give_code().status_code == 429, "a new first step does not buy new guesses"


def test_one_address_cannot_try_every_account(ama: Person) -> None:
    for at in range(31):
        last = ama.browser.raw.post(SIGN_IN, data={"email": f"{at}@example.org", "password": "x"})
    assert last.status_code == 429
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    data = {"email": "99@example.org", "password": "x"}
    assert ama.browser.raw.post(SIGN_IN, data=data, environ_base=elsewhere).status_code == 400


def test_a_forged_header_is_no_new_address(ama: Person) -> None:
    for at in range(31):
        last = ama.browser.raw.post(
            SIGN_IN,
            data={"email": f"{at}@example.org", "password": "x"},
            headers={"X-Forwarded-For": f"192.0.2.{at}"},
        )
    assert last.status_code == 429


def test_neither_email_nor_address_is_kept_with_the_tries(ama: Person) -> None:
    ama.give_password("wrong")
    with ama.app.app_context():
        kept = " ".join(keys(ama))
    assert "127.0.0.1" not in kept
    assert ama.email not in kept
    assert all(ama.email not in " ".join(entry) for entry in log_of(ama.app))


def keys(person: Person) -> list[str]:
    from portal.database import db

    return [one.key for one in db.session.query(Attempts)]


def pass_the_wait(person: Person) -> None:
    with person.app.app_context(), write_unit() as session:
        session.query(Attempts).update({"wait_until": utc_now()})


def test_local_accounts_can_be_switched_off(ama: Person) -> None:
    settings = ama.app.extensions["portal_settings"]
    ama.app.extensions["portal_settings"] = settings.model_copy(update={"local_accounts": False})
    try:
        assert ama.browser.get_page(SIGN_IN).select_one("input[name=password]") is None
        assert ama.give_password().status_code == 404
        assert ama.browser.raw.get("/officers/set-up").status_code == 404
    finally:
        ama.app.extensions["portal_settings"] = settings


ODD = {
    "nul": "a\x00b@example.org",
    "markup": '"><svg onload=alert(1)>',
    "template": "{{7*7}}${7*7}",
    "sql": "' OR 1=1; --",
    "right to left": "\u202eolu@example.org",
    "emoji": "🦦" * 80,
    "long": "x" * 5000,
    "spaces": "   ",
}


@pytest.mark.parametrize("odd", ODD)
def test_odd_words_are_answered(ama: Person, odd: str) -> None:
    sent = {"email": ODD[odd], "password": ODD[odd], "next": ODD[odd]}
    page = ama.browser.post_page(SIGN_IN, expect=400, data=sent)
    assert page.select_one("svg") is None
    assert "49" not in page.text
    ama.give_password()
    for path in (CODE, RECOVERY):
        assert ama.browser.raw.post(path, data={"code": ODD[odd]}).status_code == 400
    ama.give_code()
    for path in ("/officers/log", "/officers/people/x", "/officers/account", "/officers/people"):
        asked = {"action": ODD[odd], "officer": ODD[odd], "day": ODD[odd], "done": ODD[odd]}
        assert ama.browser.raw.get(path, query_string=asked).status_code in {200, 400, 404}
    new = {"name": ODD[odd], "email": ODD[odd]}
    assert ama.browser.raw.post("/officers/people/new", data=new).status_code in {200, 400}
    assert ama.browser.raw.get("/officers/people/a%00b").status_code in {400, 404}


def test_far_too_much_is_refused(ama: Person) -> None:
    assert ama.give_password("x" * 300_000).status_code == 413


def test_half_way_can_be_given_up(ama: Person) -> None:
    ama.give_password()
    assert ama.browser.raw.post("/officers/sign-in/start-again").status_code == 303
    assert ama.browser.raw.get(CODE).headers["Location"] == SIGN_IN


def test_a_form_without_its_token_is_refused(ama: Person) -> None:
    ama.app.config["WTF_CSRF_ENABLED"] = True
    try:
        assert ama.give_password().status_code == 400
        assert ama.browser.raw.post("/officers/sign-out").status_code == 400
    finally:
        ama.app.config["WTF_CSRF_ENABLED"] = False
