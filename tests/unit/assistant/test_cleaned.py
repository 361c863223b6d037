"""What is typed is made plain before anything reads it, and can be no command to Rasa."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.assistant.turn import LONGEST, cleaned


@pytest.mark.parametrize("typed", ["", " ", "\n\t", "/", "///", " / / ", "\x00", "\u200b\u200b"])
def test_nothing_to_read_is_nothing(typed: str) -> None:
    assert cleaned(typed) == ""


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ('/intent{"a":"b"}', 'intent{"a":"b"}'),
        ("/restart", "restart"),
        (" //  /restart", "restart"),
        ("\x00/restart", "restart"),
        ("\u200b/restart", "restart"),
        ("and/or", "and/or"),
        ("1/3/2026", "1/3/2026"),
    ],
)
def test_a_command_to_rasa_is_only_words(typed: str, plain: str) -> None:
    assert cleaned(typed) == plain


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("aut\x00ism", "aut ism"),
        ("school\u202eloohcs", "schoolloohcs"),
        ("want to d\u200bie", "want to die"),
        ("want to d\u00adie", "want to die"),
        ("\ufeffhello", "hello"),
        ("a\u2028b\u00a0c\r\nd", "a b c d"),
        ("  two   words ", "two words"),
        ("zażółć 🙂", "zażółć 🙂"),
        ("म मर्न चाहन्छु", "म मर्न चाहन्छु"),
    ],
)
def test_marks_nobody_sees_go(typed: str, plain: str) -> None:
    assert cleaned(typed) == plain


def test_a_long_text_is_cut() -> None:
    assert cleaned("x" * 5000) == "x" * LONGEST
    assert len(cleaned("word " * 1000)) <= LONGEST


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    plain = cleaned(typed)
    assert cleaned(plain) == plain
    assert not plain.startswith(("/", " "))
    assert plain.isprintable()
