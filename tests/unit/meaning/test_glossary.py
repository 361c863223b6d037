import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.meaning.glossary import Glossary

GLOSSARY = Glossary(
    {
        "salt": "speech and language therapy",
        "salt waiting list": "how long speech therapy takes",
        "la": "council",
        "don't know": "not sure",
        "£": "money",
    },
    {"u": "you", "dont": "don't", "wots": "what is"},
)


def test_what_short_forms_mean_is_said_at_the_end() -> None:
    expanded = GLOSSARY.expand("Will the LA fund SALT?")
    assert expanded == "Will the LA fund SALT? (council, speech and language therapy)"


def test_text_speak_is_put_right_where_it_stands() -> None:
    assert GLOSSARY.expand("can U help, Wots next") == "can you help, what is next"


def test_what_was_put_right_is_looked_up_too() -> None:
    assert GLOSSARY.expand("dont know") == "don't know (not sure)"


def test_a_typographic_apostrophe_is_an_apostrophe() -> None:
    assert GLOSSARY.expand("I don’t know") == "I don’t know (not sure)"


def test_the_longest_form_wins() -> None:
    assert "how long speech therapy takes" in GLOSSARY.expand("the SALT waiting list")
    assert GLOSSARY.expand("salt and the waiting list").endswith("(speech and language therapy)")


def test_a_meaning_is_said_once() -> None:
    assert GLOSSARY.expand("salt salt SALT").count("speech") == 1


@pytest.mark.parametrize("text", ["", "  ", "basalt", "planned", "salty chips", "éla"])
def test_a_part_of_a_word_is_not_a_short_form(text: str) -> None:
    assert GLOSSARY.expand(text) == text


def test_an_empty_glossary_changes_nothing() -> None:
    assert Glossary({}, {}).expand("salt u ok") == "salt u ok"


@given(st.text(st.characters(), max_size=300))
def test_anything_may_be_typed(text: str) -> None:
    assert Glossary({"salt": "therapy"}, {}).expand(text).startswith(text)
