"""Signing in with the council's own accounts, against a provider that really answers."""

import base64
import json
import re
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from portal.app import create_app
from portal.database import db, utc_now, write_unit
from portal.officers.accounts import add_account
from portal.officers.council_accounts import register_council_accounts
from portal.officers.models import Account
from tests.integration.conftest import empty_tables
from tests.integration.officers.conftest import settings_for
from tests.integration.officers.provider import running_provider
from tests.integration.officers.walking import SECOND, Person, log_of
from tests.page_contract import PageClient

OUT, BACK = "/officers/sign-in/council", "/officers/sign-in/council/back"
EMAIL = "olu@example.org"
TWICE = {"amr": ["pwd", "mfa"]}


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with running_provider() as issuer:
        yield issuer


@pytest.fixture(scope="module")
def council_app(
    provider: str,
    database_app: Flask,
    database_address: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Flask]:
    app = create_app(
        settings_for(
            tmp_path_factory.mktemp("council"), database_address,
            oidc_issuer=provider, oidc_client_id="portal", oidc_client_secret="secret",
        )
    )  # fmt: skip
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def council(council_app: Flask) -> Iterator[Flask]:
    settings = council_app.extensions["portal_settings"]
    yield council_app
    council_app.extensions["portal_settings"] = settings
    with council_app.app_context():
        db.session.rollback()
        empty_tables()
        db.session.remove()


@pytest.fixture
def olu(council: Flask) -> Person:
    """An invited officer who was never here."""
    with council.app_context(), write_unit() as session:
        id = add_account(session, EMAIL, "Olu Example", "kent", ["viewer"]).id
    return Person(council, id, EMAIL, PageClient(council))


def known(provider: str, subject: str, **claims: object) -> None:
    """Let the provider vouch for `claims` of `subject`."""
    sent = {"email": EMAIL, "email_verified": True, **claims}
    requests.put(f"{provider}/users/{subject}", json=sent, timeout=5).raise_for_status()


def question(person: Person, wanted: str | None = None) -> str:
    """Go out to the provider and return the address it was asked at."""
    answer = person.browser.raw.get(OUT, query_string={"next": wanted} if wanted else {})
    assert answer.status_code == 302
    return answer.headers["Location"]


def answer_to(asked: str, subject: str) -> str:
    """Sign in at the provider and return the path it sends the browser back to."""
    sent = requests.post(asked, data={"sub": subject}, allow_redirects=False, timeout=5)
    assert sent.status_code == 302
    back = urlsplit(sent.headers["Location"])
    return f"{back.path}?{back.query}"


def sign_in(person: Person, subject: str = "olu-1", wanted: str | None = None) -> str:
    """Go all the way; return where the officer is sent in the end."""
    back = person.browser.raw.get(answer_to(question(person, wanted), subject))
    assert back.status_code == 303, back.text
    return back.headers["Location"]


def test_the_question_holds_state_nonce_and_challenge(olu: Person) -> None:
    asked = {name: value[0] for name, value in parse_qs(urlsplit(question(olu)).query).items()}
    assert {"state", "nonce", "code_challenge"} <= set(asked)
    assert asked["code_challenge_method"] == "S256"
    assert asked["response_type"] == "code"
    assert asked["redirect_uri"] == f"http://localhost{BACK}"


def test_an_invited_officer_is_bound_at_the_first_sign_in(olu: Person, provider: str) -> None:
    known(provider, "olu-1", **TWICE)
    assert sign_in(olu) == "/officers"
    assert olu.is_in()
    with olu.app.app_context():
        account = olu.account()
        assert (account.oidc_issuer, account.oidc_subject) == (provider, "olu-1")
    actions = [action for action, _, _ in log_of(olu.app)]
    assert actions == ["officer.added", "officer.bound", "sign_in.done"]


def test_afterwards_only_the_subject_counts(olu: Person, provider: str) -> None:
    known(provider, "olu-1", **TWICE)
    sign_in(olu)
    known(provider, "olu-1", email="married@example.org", **TWICE)
    again = olu.elsewhere()
    assert sign_in(again) == "/officers"
    known(provider, "thief", **TWICE)
    thief = olu.elsewhere()
    page = thief.browser.get_page(answer_to(question(thief), "thief"), expect=403)
    assert page.heading == "You have no account on this website"
    assert not thief.is_in()


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False}, {"email_verified": None}, {"email_verified": "true"},
        {"email": "nobody@example.org"}, {"email": None},
    ],
)  # fmt: skip
def test_nobody_else_is_let_in(olu: Person, provider: str, claims: dict[str, object]) -> None:
    known(provider, "stranger", **TWICE, **claims)
    olu.browser.get_page(answer_to(question(olu), "stranger"), expect=403)
    assert not olu.is_in()
    with olu.app.app_context():
        assert olu.account().oidc_subject is None
    assert log_of(olu.app)[-1][0] == "sign_in.failed"


def test_an_account_switched_off_stays_out(olu: Person, provider: str) -> None:
    known(provider, "olu-1", **TWICE)
    sign_in(olu)
    with olu.app.app_context(), write_unit() as session:
        session.query(Account).update({"switched_off_at": utc_now()})
    olu.browser.get_page(answer_to(question(olu.elsewhere()), "olu-1"), expect=400)
    other = olu.elsewhere()
    other.browser.get_page(answer_to(question(other), "olu-1"), expect=403)


def test_without_a_second_factor_there_ours_follows(olu: Person, provider: str) -> None:
    known(provider, "olu-1", amr=["pwd"])
    assert sign_in(olu) == SECOND
    assert not olu.is_in()
    olu.enrol()
    assert olu.is_in()
    other = olu.elsewhere()
    olu.forget_used_step()
    assert sign_in(other) == "/officers/sign-in/code"
    assert other.give_code().status_code == 303
    assert other.is_in()


def test_a_setting_says_that_the_provider_always_asks_twice(olu: Person, provider: str) -> None:
    known(provider, "olu-1")
    change(olu.app, oidc_enforces_second_factor=True)
    assert sign_in(olu) == "/officers"


def test_another_tenant_is_refused(olu: Person, provider: str) -> None:
    known(provider, "olu-1", tid="ours", **TWICE)
    change(olu.app, oidc_tenant="theirs")
    olu.browser.get_page(answer_to(question(olu), "olu-1"), expect=400)
    change(olu.app, oidc_tenant="ours")
    assert sign_in(olu) == "/officers"


@pytest.mark.parametrize("setting", ["oidc_issuer", "oidc_client_id"])
def test_an_answer_for_somebody_else_is_refused(olu: Person, provider: str, setting: str) -> None:
    """The answer names the provider and client of the question; ours are others."""
    known(provider, "olu-1", **TWICE)
    back = answer_to(question(olu), "olu-1")
    change(olu.app, **{setting: "https://other.example.org"})
    olu.browser.get_page(back, expect=400)
    assert not olu.is_in()


def test_a_forged_state_is_a_page_not_a_crash(olu: Person, provider: str) -> None:
    known(provider, "olu-1", **TWICE)
    back = answer_to(question(olu), "olu-1")
    forged = re.sub(r"state=[^&]+", "state=forged", back)
    assert olu.browser.get_page(forged, expect=400).heading == "Signing in did not work"
    assert not olu.is_in()


def test_an_answer_works_in_the_browser_that_asked_alone(olu: Person, provider: str) -> None:
    known(provider, "olu-1", **TWICE)
    back = answer_to(question(olu), "olu-1")
    other = olu.elsewhere()
    other.browser.get_page(back, expect=400)
    assert not other.is_in()


def test_an_answer_works_once(olu: Person, provider: str) -> None:
    known(provider, "olu-1", **TWICE)
    back = answer_to(question(olu), "olu-1")
    assert olu.browser.raw.get(back).status_code == 303
    olu.sign_out()
    olu.browser.get_page(back, expect=400)
    assert not olu.is_in()


@pytest.mark.parametrize(
    "back",
    ["", "?code=x", "?state=x", "?error=access_denied&error_description=%3Cb%3E", "?code=&state="],
)
def test_nonsense_is_a_page_not_a_crash(olu: Person, back: str) -> None:
    olu.browser.get_page(BACK + back, expect=400)


def test_a_provider_that_is_away_is_told(olu: Person, provider: str) -> None:
    known(provider, "olu-1", **TWICE)
    oauth = olu.app.extensions["portal_council_accounts"]
    client = oauth.create_client("council")
    kept = dict(client.server_metadata)
    back = answer_to(question(olu), "olu-1")
    client.server_metadata["token_endpoint"] = "http://127.0.0.1:9/token"
    try:
        olu.browser.get_page(back, expect=503)
    finally:
        client.server_metadata.clear()
        client.server_metadata.update(kept)


def test_it_leads_to_the_page_that_was_wanted(olu: Person, provider: str) -> None:
    known(provider, "olu-1", **TWICE)
    assert sign_in(olu, wanted="/officers/account") == "/officers/account"
    for evil in ("//evil.example", "https:evil.example", "/\\evil.example"):
        assert sign_in(olu.elsewhere(), wanted=evil) == "/officers"


def test_the_sign_in_page_offers_it(olu: Person) -> None:
    assert OUT in olu.browser.get_page("/officers/sign-in").links().values()


def test_without_a_provider_there_is_no_such_page(office: Flask) -> None:
    assert OUT not in PageClient(office).get_page("/officers/sign-in").links().values()
    PageClient(office).get_page(OUT, expect=404)
    PageClient(office).get_page(BACK, expect=404)


def test_an_answer_that_is_too_old_is_refused(olu: Person) -> None:
    with running_provider(seconds=-600) as late:
        known(late, "olu-1", **TWICE)
        change(olu.app, oidc_issuer=late)
        oauth = olu.app.extensions.pop("portal_council_accounts")
        register_council_accounts(olu.app, olu.app.extensions["portal_settings"])
        try:
            olu.browser.get_page(answer_to(question(olu), "olu-1"), expect=400)
        finally:
            olu.app.extensions["portal_council_accounts"] = oauth
    assert not olu.is_in()


FORGED: dict[str, dict[str, Any]] = {
    "no signature": {"alg": "none"},
    "signed with our secret": {"alg": "HS256"},
    "signed by a stranger": {"key": "stranger"},
    "another audience": {"aud": "other"},
    "two audiences, none ours": {"aud": ["other", "third"], "azp": "portal"},
    "no audience": {"aud": None},
    "another issuer": {"iss": "https://evil.example"},
    "no issuer": {"iss": None},
    "another nonce": {"nonce": "forged"},
    "no nonce": {"nonce": None},
    "expired": {"exp": int(time.time()) - 600},
    "never expires": {"exp": None},
    "from the future": {"iat": int(time.time()) + 3600},
    "not valid yet": {"nbf": int(time.time()) + 3600},
    "nobody": {"sub": None},
    "methods that are no list": {"amr": "mfa"},
}


@pytest.fixture(scope="module")
def keys() -> dict[str, RSAKey]:
    return {name: RSAKey.generate_key(2048) for name in ("ours", "stranger")}


@pytest.fixture
def forger(
    olu: Person, provider: str, keys: dict[str, RSAKey], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """Return what answers a question with a forged token; the provider's key is ours."""
    client = olu.app.extensions["portal_council_accounts"].create_client("council")
    client.load_server_metadata()
    public = {"keys": [keys["ours"].as_dict(private=False)]}
    monkeypatch.setitem(client.server_metadata, "jwks", public)

    def forge(alg: str = "RS256", key: str = "ours", **changed: Any) -> str:
        asked = {one: value[0] for one, value in parse_qs(urlsplit(question(olu)).query).items()}
        now = int(time.time())
        claims = {
            "iss": provider, "aud": "portal", "sub": "olu-1", "nonce": asked["nonce"],
            "iat": now, "exp": now + 600, "email": EMAIL, "email_verified": True, **TWICE,
        } | changed  # fmt: skip
        token = signed(alg, keys[key], {k: v for k, v in claims.items() if v is not None})
        answer = {"id_token": token, "access_token": "a", "token_type": "Bearer"}
        monkeypatch.setattr(client, "fetch_access_token", lambda **_: answer)
        return f"{BACK}?code=c&state={asked['state']}"

    return forge


def signed(alg: str, key: RSAKey, claims: dict[str, Any]) -> str:
    if alg == "RS256":
        return jwt.encode({"alg": alg}, claims, key)
    if alg == "HS256":
        return jwt.encode({"alg": alg}, claims, OctKey.import_key("secret" * 8))
    parts = (json.dumps(part).encode() for part in ({"alg": alg}, claims))
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts) + "."


def test_the_forger_can_make_a_sound_answer(olu: Person, forger: Callable[..., str]) -> None:
    """So that what is refused below is refused for its one fault."""
    assert olu.browser.raw.get(forger()).headers["Location"] == "/officers"
    assert olu.is_in()


@pytest.mark.parametrize("fault", FORGED)
def test_a_forged_answer_is_refused(olu: Person, forger: Callable[..., str], fault: str) -> None:
    page = olu.browser.get_page(forger(**FORGED[fault]), expect=400)
    assert page.heading == "Signing in did not work"
    assert not olu.is_in()


def change(app: Flask, **settings: object) -> None:
    now = app.extensions["portal_settings"]
    app.extensions["portal_settings"] = now.model_copy(update=settings)
