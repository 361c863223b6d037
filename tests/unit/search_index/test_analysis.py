import pytest

from search_index.analysis import fold, stem, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Children’s Centre", ["childrens", "centre"]),
        ("don't", ["dont"]),
        ("Café Zoë", ["cafe", "zoe"]),
        ("drop-in (free)", ["drop", "in", "free"]),
        ("under_5s", ["under", "5s"]),
        ("", []),
        ("…!?", []),
    ],
)
def test_words_are_folded_and_keep_their_order(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("clubs", "club"),
        ("centre", "center"),
        ("behaviour", "behavior"),
        ("organisation", "organization"),
        ("programmes", "program"),
        ("counselling", "counseling"),
        ("swimming", "swim"),
        ("fitted", "fit"),
        ("travelling", "travel"),
        ("spelling", "spell"),
        ("planning", "plan"),
        ("paediatric", "pediatric"),
    ],
)
def test_forms_and_spellings_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_different_words_keep_different_stems() -> None:
    assert len({stem(word) for word in ("hour", "her", "play", "plan", "sight", "sign")}) == 6


@pytest.mark.parametrize(
    ("word", "expected"), [("falling", "fall"), ("hissing", "hiss"), ("add", "add"), ("egg", "egg")]
)
def test_a_double_letter_that_belongs_to_the_word_stays(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_a_long_word_is_cut_not_stemmed() -> None:
    assert stem("x" * 1_000) == "x" * 40


@pytest.mark.parametrize("text", ["\ud800lone", "a\x00b", "\u202eabc", "🙂"])
def test_no_text_is_refused(text: str) -> None:
    assert isinstance(fold(text), str)
    assert all(word.isalnum() for word in words(text))
