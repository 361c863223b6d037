"""Codes from the app and from paper: which fit, and when."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from portal.officers.keys import SecretLost, keyed_hash, seal, unseal
from portal.officers.models import Account
from portal.officers.recovery import LETTERS, hash_code, new_codes
from portal.officers.slow_hash import Cost
from portal.officers.totp import accept_code, matching_step

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
STEP = int(NOW.timestamp()) // 30


@pytest.fixture
def account(app_context: None) -> Account:
    return Account(id="a", totp_sealed=seal(SECRET, "a"))


@given(st.integers(min_value=-10, max_value=10))
def test_only_three_steps_fit(steps: int) -> None:
    code = pyotp.TOTP(SECRET).at(NOW + timedelta(seconds=30 * steps))
    found = matching_step(SECRET, code, NOW)
    assert found == (STEP + steps if abs(steps) <= 1 else None)


@given(st.text(max_size=12))
def test_any_text_is_answered(typed: str) -> None:
    codes = {pyotp.TOTP(SECRET).generate_otp(STEP + drift) for drift in (-1, 0, 1)}
    if typed.strip() not in codes:
        assert matching_step(SECRET, typed, NOW) is None


def test_a_code_is_used_up(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.officers.totp.utc_now", lambda: NOW)
    code = pyotp.TOTP(SECRET).at(NOW)
    assert [accept_code(account, code) for _ in range(3)] == [True, False, False]
    assert account.totp_last_step == STEP
    assert not accept_code(account, pyotp.TOTP(SECRET).at(NOW - timedelta(seconds=30)))
    assert accept_code(account, pyotp.TOTP(SECRET).at(NOW + timedelta(seconds=30)))


def test_without_a_secret_nothing_fits() -> None:
    assert not accept_code(Account(id="a"), "000000")


def test_a_locked_secret_opens_for_its_own_account_alone(account: Account) -> None:
    assert unseal(account.totp_sealed or "", "a") == SECRET
    assert SECRET not in (account.totp_sealed or "")
    with pytest.raises(SecretLost):
        unseal(account.totp_sealed or "", "b")


def test_locking_twice_gives_two_different_locks(app_context: None) -> None:
    assert seal(SECRET, "a") != seal(SECRET, "a")


def test_another_portals_key_opens_nothing(account: Account, app: Flask) -> None:
    settings = app.extensions["portal_settings"]
    other = settings.model_copy(update={"secret_key": type(settings.secret_key)("another")})
    app.extensions["portal_settings"] = other
    try:
        with pytest.raises(SecretLost):
            unseal(account.totp_sealed or "", "a")
    finally:
        app.extensions["portal_settings"] = settings


def test_each_purpose_has_its_own_key(app_context: None) -> None:
    assert keyed_hash("email", "x") != keyed_hash("address", "x")
    assert keyed_hash("email", "x") == keyed_hash("email", "x")


def test_recovery_codes_are_many_and_plain() -> None:
    codes = [code for _ in range(50) for code in new_codes()]
    assert len(set(codes)) == 400
    assert all(len(code) == 11 and code[5] == "-" for code in codes)
    assert set("".join(codes)) <= {*LETTERS, "-"}


@pytest.fixture
def _cheap(app_context: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.officers.slow_hash.COST", Cost(passes=1, memory=64))


@pytest.mark.usefixtures("_cheap")
@pytest.mark.parametrize(
    "typed", ["4G7KX-9M201", "4g7kx9m201", " 4G7KX 9M2O1 ", "4g7kx-9m2ol", "4G7KX–9M2OI"]
)
def test_a_code_fits_however_it_is_typed(typed: str) -> None:
    assert hash_code("a", typed) == hash_code("a", "4G7KX-9M201")


@pytest.mark.usefixtures("_cheap")
def test_a_code_of_one_officer_has_another_hash_for_another() -> None:
    assert hash_code("a", "4G7KX-9M201") != hash_code("b", "4G7KX-9M201")
    assert hash_code("a", "4G7KX-9M201") != hash_code("a", "4G7KX-9M202")
