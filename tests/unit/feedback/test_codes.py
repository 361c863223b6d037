"""A paper code survives handwriting; a key is made once and readable by one user."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.assistant.survey.codes import COVER, see_code
from portal.feedback.invitations.codes import ALPHABET, PaperCode, is_token, read_code
from portal.feedback.keys import read_or_make

CODE = PaperCode("7K", "01AB9FHT")


@pytest.mark.parametrize(
    "typed",
    [
        "7K01AB9FHT", "7k 01ab 9fht", " 7K-01AB-9FHT ", "7k o1ab 9fht", "7K0lAB9FHT",
        "7KOIAB9FHT", "7K–01AB—9FHT", "7k.01ab.9fht", "7K\u00a001AB\u20119FHT\n",
    ],
)  # fmt: skip
def test_typing_is_forgiven(typed: str) -> None:
    assert read_code(typed) == CODE


@pytest.mark.parametrize("typed", ["", " ", "7K01AB9FH", "7K01AB9FHTT", "7K01AB9FHU", "ß" * 10])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault(typed: str) -> None:
    code = read_code(typed)
    assert code is None or set(code.prefix + code.secret) <= set(ALPHABET)
    assert not (is_token(typed) and code)


@given(st.text(ALPHABET, min_size=2, max_size=2), st.text(ALPHABET, min_size=8, max_size=8))
def test_what_is_shown_is_read_back(prefix: str, secret: str) -> None:
    code = PaperCode(prefix, secret)
    assert read_code(code.shown) == code
    assert len(ALPHABET) == 32


def test_the_chat_sees_every_code_that_is_given_out() -> None:
    for _ in range(300):
        code = PaperCode.new("AB")
        seen = see_code(code.shown)
        assert seen is not None, code.shown
        assert (read_code(seen.code), seen.rest) == (code, COVER)


def test_a_key_is_made_once_however_many_ask(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "spent"
    with ThreadPoolExecutor(max_workers=8) as pool:
        keys = set(pool.map(lambda _: read_or_make(path), range(40)))
    assert len(keys) == 1
    assert len(keys.pop()) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert [one.name for one in path.parent.iterdir()] == ["spent"]
