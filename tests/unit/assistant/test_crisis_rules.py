"""How rules of danger are held against a message; the rules themselves are content."""

import pytest

from portal.assistant.crisis import CrisisRules
from portal.assistant.material import Danger, DangerRule
from tests.cpu import fewest_seconds


def rules(*patterns: str, unless: str | None = None, language: str = "en") -> CrisisRules:
    made = tuple(
        DangerRule(id=str(number), kind="test", pattern=pattern, unless=unless)
        for number, pattern in enumerate(patterns)
    )
    return CrisisRules.of(Danger(rules={language: made}, examples=(), not_danger=()))


WANT_TO_DIE = rules(r"\b(?:want|wants) to die\b", r"\bkill (?:my|him|her)self\b")


@pytest.mark.parametrize("text", ["", " ", "\n", "…", "🙂", "what is an srp", "/", "\ud83d"])
def test_nothing_of_the_sort_does_not_fire(text: str) -> None:
    assert not WANT_TO_DIE.match(text)


def test_no_rules_fire_on_nothing() -> None:
    assert not rules().match("i want to die")


def test_a_part_of_another_word_does_not_fire() -> None:
    assert not WANT_TO_DIE.match("he wants to diet")
    assert not WANT_TO_DIE.match("we unwant to die")


def test_the_end_of_a_sentence_parts_words() -> None:
    assert not rules(r"\bthe end die\b").match("that was the end. die hard is a film")


@pytest.mark.parametrize(
    "text",
    [
        "i want to die",
        "I WANT TO DIE",
        "my son says he wants to die",
        "want to die.",
        "i want to dieeeee",
        "i waaant to die",
        "i want... to, die",
        "i  want\tto\ndie",
        "i want to d i e",
        "i w@nt to d1e",
        "i want-to-die",
        "(want to die)",
        "“want to die”",
        "i wánt to dié",
        "i want to 🙂 die",
        "i want to d\u200bie",
        "i want to d\u00adie",
        "i w\u202eant to die",
        "i ｗａｎｔ to die",
        "i want to die! and nobody cares",
    ],
)
def test_however_it_is_spelt_it_fires(text: str) -> None:
    assert WANT_TO_DIE.match(text)


def test_digits_in_words_are_letters_and_numbers_stay() -> None:
    assert rules(r"\bkill myself\b").match("k1ll mys3lf")
    assert rules(r"\baged 10\b").match("aged 10")


def test_words_that_make_it_harmless() -> None:
    guarded = rules(r"\bkilling me\b", unless=r"\b(?:form|homework)\b")
    assert guarded.match("he is killing me")
    assert not guarded.match("this FORM is killing me")
    assert not guarded.match("killing me, the homework")


def test_one_harmless_rule_does_not_silence_another() -> None:
    guarded = DangerRule(id="a", kind="t", pattern=r"\bkilling me\b", unless=r"\bform\b")
    other = DangerRule(id="b", kind="t", pattern=r"\bwant to die\b")
    both = CrisisRules.of(Danger(rules={"en": (guarded, other)}, examples=(), not_danger=()))
    assert both.match("this form is killing me, i want to die")


@pytest.mark.parametrize(
    "text", ["a" * 5000, "a " * 2500, "k i l l " * 600, "'" * 5000, "?!" * 2000]
)
def test_a_long_message_is_read_in_no_time(text: str) -> None:
    assert fewest_seconds(lambda: WANT_TO_DIE.match(text)) < 0.2
