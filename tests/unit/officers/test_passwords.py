"""Passwords: hashed at the price we say, compared whatever keyboard wrote them."""

import pytest

from portal.officers.passwords import hash_password, is_easy, is_password


def test_the_price_is_the_one_owasp_names() -> None:
    assert hash_password("seven otters under glass").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_two_hashes_of_one_password_differ() -> None:
    assert hash_password("seven otters under glass") != hash_password("seven otters under glass")


def test_only_the_password_fits() -> None:
    kept = hash_password("seven ﬁne otters é")  # a ligature, a composed letter
    assert is_password(kept, "seven fine otters e\u0301")
    assert not is_password(kept, "seven fine otters e")
    assert not is_password(None, "seven fine otters e")
    assert not is_password("not a hash", "seven fine otters e")


@pytest.mark.parametrize(
    "typed",
    [
        "passwordpassword", "P@ssw0rd12345", "PASSWORD!!!!!!", "qwertyuiop123", "123456789012",
        "abcdefghijklm", "111111111111", "ababababababab", "LocalOffer2026", "Welcome123456",
        "olu@example.org", "Olu Example 12", "                ", "aaaaaaaaaaab",
    ],
)  # fmt: skip
def test_easy_ones(typed: str) -> None:
    assert is_easy(typed, "Olu Example", "olu@example.org")


@pytest.mark.parametrize(
    "typed",
    [
        "seven otters under glass",
        "zażółć gęślą jaźń",
        "Tr4ffic-cone-in-the-pond",
        "🦦🐟🌊🪨 and a boat",
    ],
)
def test_good_ones(typed: str) -> None:
    assert not is_easy(typed, "Olu Example", "olu@example.org")


@pytest.mark.parametrize("typed", ["\ud83d" * 12, "\x00" * 12, ""])
def test_odd_input_is_no_password_and_no_crash(typed: str) -> None:
    assert not is_password(hash_password("seven otters"), typed)
